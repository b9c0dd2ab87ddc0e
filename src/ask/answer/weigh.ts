import { bare } from '../../language/fold.js';
import type { Answer, FormOf, Question } from '../../model/question.js';
import { parseRows, readSection } from '../../query/rows.js';
import { type AnswerModel, type Asked, askedEvidence, calibrate, logitOf } from '../interpret/asked.js';
import { frameFeatures, proposeReadings } from '../passages/candidates.js';
import { makeCoverage } from '../passages/coverage.js';
import type { Features } from '../passages/task.js';
import { answerRows, type FoundForm, makeInterpreter, meantBy } from './answer.js';
import { proposeFigures } from './proposeFigures.js';
import { answerReading } from './reading.js';
import type { Scales, Weighed } from './weighed.js';

const KINDS: Readonly<Record<NonNullable<Answer['kind']>, Asked>> = {
  NAMES: 'names',
  COUNT: 'count',
  VALUE: 'value',
  TARGETS: 'value',
  BOOLEAN: 'yes',
  DATE: 'date',
  PASSAGES: 'passages',
};

/** The answers that what was found may give. */
export function proposeAnswers(question: Question, found: FoundForm, scales: Scales): Weighed[] {
  if (found.form.kind === 'reading')
    return proposeFromSentences(question, { ...found, form: found.form }, scales);
  if (found.form.kind === 'measured' && found.form.isLoose)
    return proposeFigures(question, { ...found, form: found.form }, scales);
  const answer = answerRows(question, found);
  if (answer.status !== 'ANSWERED') return [];
  const by = `form ${found.form.kind}`;
  const kind = found.form.kind === 'plans' && answer.kind !== 'BOOLEAN' ? 'plans' : KINDS[answer.kind!];
  const said = answer.evidence.map(({ text, section }) => `${text} ${section ?? ''}`).join(' ');
  return [
    {
      answer,
      features: {
        ...frameFeatures(question, said, scales.knowledge),
        ...scales.features,
        [by]: 1,
        [`${by} found`]: Math.min(1, answer.names.length / 10),
        [`${by} ${kind}`]: 1,
        [`${by} confidence`]: answer.confidence,
        [`${by} in plan`]: 'plan' in found.form && found.form.plan ? 1 : 0,
        [`${by} together`]: namedTogether(answer),
        [`${by} several`]: answer.targets.length > 1 || answer.names.length > 1 ? 1 : 0,
        [`${kind} asked`]: askedEvidence(scales.asked, kind),
      },
    },
  ];
}

/** The share of the names of an answer that one of its sentences has, at most. */
function namedTogether({ items, evidence }: Answer): number {
  const shares = evidence.map(
    ({ text }) =>
      items.filter(({ name, aliases }) => [name, ...aliases].some((one) => text.includes(one))).length /
      items.length,
  );
  return items.length > 0 ? Math.max(0, ...shares) : 0;
}

/**
 * The features of an answer to a question in full, each a second time: how much they tell is learned for such questions apart. What is
 * asked is known as well of the others.
 */
export const inFull = (features: Features): Features => ({
  ...features,
  ...Object.fromEntries(
    Object.entries(features).flatMap(([name, value]) =>
      name.endsWith(' asked') ? [] : [[`${name} in full`, value]],
    ),
  ),
});

function proposeFromSentences(
  question: Question,
  found: FoundForm & { readonly form: FormOf<'reading'> },
  { asked, knowledge, hits, aside }: Scales,
): Weighed[] {
  const sections = meantBy(found.form, parseRows(readSection, found.rows), ({ plan }) => plan.id);
  const cover = makeCoverage(found.form.terms);
  const task = { question, form: found.form, asked, knowledge, cover, aside };
  const interpret = makeInterpreter(question, found);
  return proposeReadings(task, sections, hits).map(({ reading, features }) => ({
    answer: interpret(answerReading(question, reading)),
    features,
  }));
}

/**
 * The likeliest of the answers, with how sure it is; null where none is likely enough to be said. They compete with each other and
 * with there being none (conditional logit, McFadden 1974); those that say the same are one.
 */
export function chooseAnswer(weighed: readonly Weighed[], model: AnswerModel): Answer | null {
  const raised = weighed.map(({ features }) => Math.exp(logitOf(features, model.answer)));
  const total = raised.reduce((sum, one) => sum + one, 1);
  const same = new Map<string, { readonly first: number; likely: number }>();
  weighed.forEach((one, i) => {
    const known = same.get(saying(one.answer));
    const likely = raised[i]! / total + (known?.likely ?? 0);
    const first = known && raised[known.first]! >= raised[i]! ? known.first : i;
    same.set(saying(one.answer), { first, likely });
  });
  const [best] = [...same.values()].sort((a, b) => b.likely - a.likely);
  return best && best.likely >= model.threshold
    ? { ...weighed[best.first]!.answer, confidence: calibrate(Math.min(1, best.likely), model) }
    : null;
}

/** Equal for answers that say the same; quotation marks around a name say nothing. */
export const saying = ({ kind, names, value, unit, boolean, date, count, targets }: Answer): string =>
  JSON.stringify([
    kind,
    names.map(bare).sort(),
    value,
    unit,
    boolean,
    date,
    count,
    targets.map((target) => [target.value, target.unit]),
    kind === 'PASSAGES',
  ]);
