import { openQuestionEncoder, type SentenceEncoder } from '../inference/sentenceEncoder.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { GraphCopy } from '../model/graphCopy.js';
import type { Answer, FormOf, LogicalForm, Question, QuestionLanguage, Term } from '../model/question.js';
import { compileLogicalForm } from '../query/forms.js';
import type { NamedThing } from '../query/rows.js';
import { copyGraph, readGraphVersion } from '../store/graphCopy.js';
import { currentScope, inScope, type Scope } from '../store/scope.js';
import { shareNext } from '../store/shareNext.js';
import { loadStatement } from '../store/statements.js';
import type { Store } from '../store/store.js';
import { answerNotUnderstood, answerRows, type FoundForm } from './answer/answer.js';
import { heeds, heedsWeighed } from './answer/heeds.js';
import { makeOfficeNamer } from './answer/officialNames.js';
import { chooseAnswer, inFull, proposeAnswers } from './answer/weigh.js';
import type { Weighed } from './answer/weighed.js';
import type { FindPassages, Hit } from './find/passageIndex.js';
import { type AnswerModel, openAnswerModel, readAsked } from './interpret/asked.js';
import { goOn, readContext } from './interpret/context.js';
import { interpretQuestion, isSaidOutright } from './interpret/interpret.js';
import type { WeighedForm } from './interpret/planSet.js';
import { type Learned, learnGraph } from './learned.js';
import { once, rememberLast } from './once.js';
import { readSets } from './passages/sets.js';
import { setAside } from './understand/asides.js';

/** What may be answered to a question. */
export interface Proposal {
  readonly question: Question;
  readonly literal: Answer | null;
  readonly weighed: readonly Weighed[];
}

/** What a form that accounts for all words of a question finds, or that plans say nothing of it. */
interface WholeAnswer {
  readonly found: FoundForm;
  readonly answer: Answer;
}

/** Answers questions from the graph. */
export interface Asker {
  /** Questions that this graph answers, in a language. */
  samples(language: QuestionLanguage): Promise<string[]>;
  /** Reads what is kept of the graph between questions, where it has changed. It takes seconds, which no question counts as its own. */
  prepare(): Promise<void>;
  /**
   * @param language of the answer; by default that of the question
   * @param context id of the answer that the question goes on from
   */
  ask(question: string, language?: QuestionLanguage, context?: string): Promise<Answer>;
  /** The question as it was read, the answer that accounts for all of its words, and those that are weighed where there is none: to learn from. */
  propose(question: string): Promise<Proposal>;
}

/** Passages that are looked at for the words of a question. */
const MOST_PASSAGES = 20;
/** And for those of each of two things that are set beside each other. */
const PASSAGES_OF_SIDE = 8;

/** Plans are looked for where they are asked for with this probability: below, the answer would not be said (it costs a statement). */
const WORTH_A_STATEMENT = 0.05;

/** The passages about each of the two things that a question sets beside each other, which a search for both may pass over. */
function passagesOfSides(
  form: LogicalForm,
  by: { readonly question: Question; readonly knowledge: Knowledge; readonly findPassages: FindPassages },
): string[] {
  if (form.kind !== 'reading') return [];
  const sides = readSets(by.question, form.terms, by.knowledge)?.sides ?? [];
  const plans = form.plan ? [form.plan.id] : [];
  return sides.flatMap((words) =>
    by.findPassages({ terms: words, vector: null, plans, most: PASSAGES_OF_SIDE }).map(({ id }) => id),
  );
}

/** What is looked for in passages: what a question says, and, less, what it calls the things that it asks for. */
const searchedFor = ({ terms, called }: FormOf<'reading'>): Term[] => [
  ...terms,
  ...called.map((noun) => ({ said: noun, written: [noun], weight: CALLED_WEIGHT })),
];

const CALLED_WEIGHT = 0.5;

/** Of each English word so many of the Chinese ones that it may stand for. */
const MOST_WRITINGS = 3;

/**
 * What is compared with the texts as a whole: a question in English by the Chinese words that its own stand for, one in Chinese with
 * the names that it puts in other words (3D打印) as the texts have them (增材制造).
 */
const meantText = ({ text, askedIn, names }: Question, { terms }: FormOf<'reading'>): string =>
  askedIn === 'en'
    ? terms.map(({ written }) => written.slice(0, MOST_WRITINGS).join(' ')).join(' ')
    : names
        .filter(({ reference }) => ![...reference.name].some((sign) => text.includes(sign)))
        .reduce((said, { text: name, reference }) => said.replace(name, reference.name), text);

const hitsById = (hits: readonly Hit[]): ReadonlyMap<string, Hit> =>
  new Map(hits.map((hit) => [hit.id, hit]));

const plansOf = ({ evidence }: Answer): number => new Set(evidence.map(({ plan }) => plan.id)).size;

/** A name that the plans do not have says more of why there is no answer than what was looked for. */
const emptier = (form: LogicalForm, answer: Answer, empty: Answer | null) =>
  form.kind === 'unknownName' ? answer : (empty ?? answer);

/**
 * Whether plans say nothing of what is asked: a statement over the graph that holds all of the question found nothing. Sentences
 * that were not read as an answer may still be one, in other words.
 */
const isUnsaid = (question: Question, form: LogicalForm): boolean =>
  form.kind === 'unknownName' ||
  form.kind === 'plans' ||
  (form.kind !== 'measured' && question.names.length > 0);

/** How questions are answered. */
export interface AskerOptions {
  /** For a single question: what many questions do not need is made when one does. Default: false. */
  readonly isBrief?: boolean;
  /** What was learned of the graph before: it is not read again where it has not changed since. */
  readonly learned?: Learned | null;
  /** What tells what a question means; by default that of `models/`, opened for the first question that needs it. */
  readonly encoder?: () => Promise<SentenceEncoder>;
  /** Told what was read of the graph, whenever it is read. */
  readonly onCopy?: (copy: GraphCopy) => void;
}

/**
 * The line of a question: read, interpret, compile, run, answer. The names of the graph are read again when it changes.
 */
export function makeAsker(
  store: Store,
  knowledge: Knowledge,
  model: AnswerModel = openAnswerModel(),
  { isBrief = false, learned = null, encoder = once(openQuestionEncoder), onCopy }: AskerOptions = {},
): Asker {
  const nameOffices = makeOfficeNamer(knowledge);
  const meaningOf = rememberLast(async (text) => {
    const [vector] = text.trim() ? await (await encoder()).encode([text]) : [];
    return vector ?? null;
  });
  let cached = learned && { version: learned.version, loaded: Promise.resolve(learned) };
  const readVersion = shareNext(() => inScope(undefined, () => readGraphVersion(store)));
  const ofScope = new WeakMap<Scope, Promise<Learned>>();
  const load = async (version: string): Promise<Learned> => {
    const copy = await copyGraph(store, version);
    onCopy?.(copy);
    return learnGraph(copy, knowledge);
  };
  const newest = async () => {
    const version = await readVersion();
    if (cached?.version !== version) {
      // It is for all who ask: it does not end with the operation that asked first, and a failure is not kept.
      const loading = { version, loaded: inScope(undefined, () => load(version)) };
      cached = loading;
      loading.loaded.catch(() => {
        if (cached === loading) cached = null;
      });
    }
    return cached.loaded;
  };
  /** What is newest when an operation first asks for it is so until its end: it reads one graph, and its version once. */
  const current = () => {
    const scope = currentScope();
    const known = scope && ofScope.get(scope);
    if (known) return known;
    const found = newest();
    if (scope) ofScope.set(scope, found);
    return found;
  };
  const samples = async (language: QuestionLanguage) => {
    const { best } = await current();
    const nameOf = (thing: NamedThing | undefined) => (language === 'en' ? thing?.nameEn : thing?.name);
    const names = { zone: nameOf(best('Zone')), industry: nameOf(best('Industry')) };
    return knowledge.questions.samples[language].flatMap((sample) => {
      const filled = sample.replace(
        /\{(zone|industry)\}/g,
        (slot, name: 'zone' | 'industry') => names[name] ?? slot,
      );
      return filled.includes('{') ? [] : [filled];
    });
  };
  const find = async (form: LogicalForm, passages: readonly string[] = []): Promise<FoundForm> => {
    const compiled = compileLogicalForm(form, passages);
    const cypher =
      compiled === null ? '' : 'statement' in compiled ? loadStatement(compiled.statement) : compiled.cypher;
    const rows = compiled ? await store.read(cypher, compiled.parameters) : [];
    return { form, compiled, cypher, rows };
  };
  const weigh = async (
    question: Question,
    { forms, unsure }: { forms: readonly WeighedForm<LogicalForm>[]; unsure: readonly WholeAnswer[] },
    { index, words }: Learned,
  ) => {
    const resume = currentScope()?.pause();
    const findPassages = index();
    resume?.();
    const asked = readAsked(question, knowledge, model);
    const scales = { asked, knowledge, aside: words.readTerms.aside };
    const weighed: Weighed[] = unsure.flatMap(({ found }) =>
      proposeAnswers(question, found, { ...scales, hits: new Map(), features: { whole: 1 } }),
    );
    for (const { form, features } of forms) {
      const asksPlans = asked.plans + asked.count >= WORTH_A_STATEMENT;
      if (form.kind === 'plans' && !asksPlans) continue;
      const hits =
        form.kind === 'reading'
          ? findPassages({
              terms: searchedFor(form),
              vector: await meaningOf(meantText(question, form)),
              plans: form.plan ? [form.plan.id] : [],
              most: MOST_PASSAGES,
              ofEach: asksPlans,
            })
          : [];
      const beside = passagesOfSides(form, { question, knowledge, findPassages });
      const found = await find(form, [...new Set([...hits.map(({ id }) => id), ...beside])]);
      weighed.push(
        ...proposeAnswers(question, found, { ...scales, hits: hitsById(hits), features }).filter((one) =>
          heedsWeighed(question, form, one, knowledge),
        ),
      );
    }
    const isInFull = knowledge.questions.inFull.pattern.test(question.text);
    return weighed.map(({ answer, features }) => ({
      answer: nameOffices(answer),
      features: isInFull ? inFull(features) : features,
    }));
  };
  /** The words of a question that the texts do not have; where they have all of them, all: it is how they are put that is not understood. */
  const unknownTo = ({ words: { readTerms } }: Learned, question: Question) => {
    const terms = readTerms(question, [knowledge.questions.askingWords.pattern], []);
    const unsaid = terms.filter((term) => !readTerms.isSaid(term));
    return unsaid.length > 0 ? unsaid : terms;
  };
  const understand = async (text: string, language?: QuestionLanguage, context?: string) => {
    const loaded = await current();
    const question = setAside(loaded.read(text, language), knowledge, loaded.words.readTerms);
    const before = context ? readContext(context) : null;
    const next = before && goOn(question, before, knowledge);
    const meanings = next
      ? isWeighed(next)
        ? { literal: [], weighed: [{ form: next, features: {} }] }
        : { literal: [next], weighed: [] }
      : interpretQuestion(question, knowledge, loaded.words);
    return { loaded, question, ...meanings };
  };
  /** Whether no plan directs what others are said not to: all of them are no answer then, plans that mention it may be denied. */
  const deniesNothing = async ({ form, rows }: FoundForm) =>
    form.kind === 'plans' &&
    form.not.some(({ on }) => on === 'directs') &&
    (await find({ ...form, not: [] })).rows.length === rows.length;
  const answerWhole = async (question: Question, form: LogicalForm): Promise<WholeAnswer | null> => {
    const found = await find(form);
    if (await deniesNothing(found)) return null;
    const answer = nameOffices(answerRows(question, found));
    const holds = answer.status === 'ANSWERED' && heeds(question, form, answer, knowledge);
    const isEmpty = answer.status === 'EMPTY' && isUnsaid(question, form);
    return holds || isEmpty ? { found, answer } : null;
  };
  const answerLiterally = async (question: Question, forms: readonly LogicalForm[]) => {
    let empty: Answer | null = null;
    const unsure: WholeAnswer[] = [];
    for (const form of forms) {
      const whole = await answerWhole(question, form);
      if (!whole) continue;
      const { answer } = whole;
      if (answer.status === 'EMPTY') empty = emptier(form, answer, empty);
      else if (isSaidOutright(form, plansOf(answer))) return { answer, empty: null, unsure };
      else unsure.push(whole);
    }
    return { answer: null, empty, unsure };
  };
  /** What a thing is is told by the sentences that speak of it, which say no more than they do, however likely they are asked for. */
  const judgeOf = ({ frame }: Question): AnswerModel =>
    knowledge.questions.whatIs.pattern.test(frame) ? { ...model, threshold: 0 } : model;
  return {
    samples,
    async prepare() {
      const resume = currentScope()?.pause();
      const loading = current().then(async ({ index }) => {
        if (isBrief) return;
        index();
        await encoder();
      });
      await loading.finally(resume);
    },
    async propose(text) {
      const { loaded, question, literal, weighed } = await understand(text);
      const { answer, unsure } = await answerLiterally(question, literal);
      return {
        question,
        literal: answer,
        weighed: await weigh(question, { forms: weighed, unsure }, loaded),
      };
    },
    async ask(text, language, context) {
      const { loaded, question, literal, weighed } = await understand(text, language, context);
      const { answer, empty, unsure } = await answerLiterally(question, literal);
      const isUnknown = empty !== null && literal.some(({ kind }) => kind === 'unknownName');
      return (
        answer ??
        (isUnknown ? empty : null) ??
        chooseAnswer(await weigh(question, { forms: weighed, unsure }, loaded), judgeOf(question)) ??
        unsure[0]?.answer ??
        empty ??
        answerNotUnderstood(question, await samples(question.language), unknownTo(loaded, question))
      );
    },
  };
}

/** Whether what a form finds is weighed: it may leave words of the question out of account. */
const isWeighed = ({ kind }: LogicalForm) => kind === 'reading' || kind === 'measured';
