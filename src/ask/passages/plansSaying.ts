import { groupBy } from '../../language/group.js';
import { MARK, type Term } from '../../model/question.js';
import type { Asked } from '../interpret/asked.js';
import { deniesAnything, isDenied } from '../interpret/denied.js';
import { splitSegments } from '../understand/segments.js';
import { tellingOf } from '../understand/weights.js';
import { makeCoverage } from './coverage.js';
import { sizeFit } from './fit.js';
import { type Item, toItem } from './listedItems.js';
import { saysTerm } from './polarity.js';
import { type Sentence, textAround } from './sentence.js';
import { type FoundSentence, flag, numbersSaid, type Proposed, type ReadingTask } from './task.js';

/** Sets of plans that are proposed, each with one plan more than the one before. */
const MOST_PLANS = 10;

/** And by what they mean, fewer: those that are less alike say something else. */
const MOST_ALIKE = 5;

/** A plan by the sentence of it that says most of the question. */
interface SayingPlan {
  readonly sentence: Sentence;
  readonly coverage: number;
  /** The share of the words that matter that the sentence, what it stands under or the title says. */
  readonly telling: number;
  readonly numbers: number;
}

/**
 * The plans whose sentences say most of a question, and those that say most of the part of it that asks, where it has others: the
 * first one, the first two and so on, wherever the next says less.
 */
export function proposePlansSaying(task: ReadingTask, sentences: readonly Sentence[]): Proposed[] {
  if (task.form.plan !== null || deniesName(task)) return [];
  const asking = askingPart(task);
  return [
    ...plansSaying(task, sentences),
    ...(asking === null
      ? []
      : plansSaying(
          asking,
          sentences.map((one) => covered(one, asking)),
        )
    ).map((one) => ({
      ...one,
      features: { ...one.features, 'saying part': 1 },
    })),
  ];
}

/** The plans with the sentences that are most alike to a question: the first one, the first two and so on. */
export function proposePlansAlike(task: ReadingTask, sentences: readonly FoundSentence[]): Proposed[] {
  if (task.form.plan !== null || deniesName(task)) return [];
  const known = sentences.filter(({ alike }) => alike > 0).sort((a, b) => b.alike - a.alike);
  const best = [...groupBy(known, ({ section }) => section.plan.id).values()].map(([first]) => first!);
  return best.slice(0, MOST_ALIKE).map((last, i) => {
    const meant = best.slice(0, i + 1);
    return {
      kind: 'plans' satisfies Asked,
      reading: {
        items: meant.map((sentence): Item => toPlanItem(sentence)),
        boolean: null,
        evidence: meant.map(({ passage }) => passage),
        coverage: last.coverage,
      },
      features: {
        'alike plans': 1,
        'alike plans last': last.alike,
        'alike plans share': last.share,
        'alike plans of best': best[0]!.alike - last.alike,
        'alike plans gap': last.alike - (best[i + 1]?.alike ?? 0),
        'alike plans coverage': last.coverage,
        'alike plans one': flag(i === 0),
        'alike plans many': (i + 1) / MOST_ALIKE,
        'alike plans one of many': flag(task.form.many && i === 0),
        'list size fits': sizeFit(task.form, i + 1),
      },
    };
  });
}

/** Whether a question asks for plans without something that it names: those that say it are no answer. */
function deniesName({ question: { frame }, knowledge: { questions } }: ReadingTask): boolean {
  const marks = [...frame.matchAll(MARK)];
  return (
    deniesAnything(frame, questions) && marks.some(({ index }) => isDenied(frame.slice(0, index), questions))
  );
}

/** A question without the words that only parts of it say which do not ask; null where there are none, or nothing else. */
function askingPart(task: ReadingTask): ReadingTask | null {
  const { question, form, knowledge } = task;
  const segments = splitSegments(question.text.toLowerCase(), knowledge.questions);
  const says = (asks: boolean, { said }: Term) =>
    segments.some((segment) => segment.asks === asks && segment.text.includes(said.toLowerCase()));
  const terms = form.terms.filter((term) => says(true, term) || !says(false, term));
  if (terms.length === 0 || terms.length === form.terms.length) return null;
  return { ...task, form: { ...form, terms }, cover: makeCoverage(terms) };
}

const covered = (sentence: Sentence, { cover }: ReadingTask): Sentence => ({
  ...sentence,
  coverage: cover(sentence.places),
});

function plansSaying(task: ReadingTask, sentences: readonly Sentence[]): Proposed[] {
  const best = new Map<string, SayingPlan>();
  for (const sentence of sentences) {
    const plan = sentence.section.plan.id;
    const found = toSayingPlan(task, sentence);
    if (!found) continue;
    const known = best.get(plan);
    if (!known || strength(found) > strength(known)) best.set(plan, found);
  }
  const plans = [...best.values()].sort((a, b) => strength(b) - strength(a));
  return plans.slice(0, MOST_PLANS).flatMap((last, i): Proposed[] => {
    const next = plans[i + 1];
    if (next && strength(next) === strength(last)) return [];
    const meant = plans.slice(0, i + 1);
    return [
      {
        kind: 'plans' satisfies Asked,
        reading: {
          items: meant.map(({ sentence }): Item => toPlanItem(sentence)),
          boolean: null,
          evidence: meant.map(({ sentence }) => sentence.passage),
          coverage: last.coverage,
        },
        features: {
          saying: 1,
          'saying coverage': last.coverage,
          'saying of best': last.coverage / Math.max(0.01, plans[0]!.coverage),
          'saying telling': last.telling,
          'saying all telling': flag(last.telling === 1),
          'saying next telling': next?.telling ?? 0,
          'saying next all telling': flag(next?.telling === 1),
          'saying gap': strength(last) - (next ? strength(next) : 0),
          'saying numbers': last.numbers,
          'saying next numbers': next?.numbers ?? 0,
          'saying one': flag(i === 0),
          'saying plans': (i + 1) / MOST_PLANS,
          'saying one of many': flag(task.form.many && i === 0),
          'list size fits': sizeFit(task.form, i + 1),
        },
      },
    ];
  });
}

const strength = ({ coverage, telling, numbers }: SayingPlan) => coverage + telling + numbers;

/** Null where the sentence leaves out a word that matters: it is about something else. */
function toSayingPlan({ question, form, aside }: ReadingTask, sentence: Sentence): SayingPlan | null {
  const where = textAround(sentence);
  if (form.terms.some((term) => term.weight >= aside && !saysTerm(where, term))) return null;
  const telling = tellingOf(form.terms);
  const total = telling.reduce((sum, { weight }) => sum + weight, 0);
  const said = telling.filter((term) => saysTerm(where, term)).reduce((sum, { weight }) => sum + weight, 0);
  return {
    sentence,
    coverage: sentence.coverage,
    telling: total === 0 ? 0 : said / total,
    numbers: numbersSaid(question.frame, sentence.passage.text) ?? 1,
  };
}

const toPlanItem = ({ section: { plan } }: Sentence): Item =>
  toItem({ name: plan.title, aliases: [], nameEn: null }, 'Plan');
