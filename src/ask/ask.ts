import type { Knowledge } from '../knowledge/knowledge.js';
import type { Answer, LogicalForm, Question, QuestionLanguage } from '../model/question.js';
import { loadStatement } from '../store/statements.js';
import type { Store } from '../store/store.js';
import { answerNotUnderstood, answerRows } from './answer/answer.js';
import { heeds } from './answer/heeds.js';
import { compileLogicalForm } from './compile.js';
import { goOn, readContext } from './interpret/context.js';
import { interpretQuestion, type QuestionWords } from './interpret/interpret.js';
import { setAside } from './read/asides.js';
import { makeLightWords } from './read/lightWords.js';
import type { NamedThing } from './read/names.js';
import { makeQuestionReader, type ReadQuestion } from './read/read.js';
import { makeTermReader } from './read/terms.js';
import { makeVocabulary } from './read/vocabulary.js';

/** Answers questions from the graph. */
export interface Asker {
  /** Questions that this graph answers, in a language. */
  samples(language: QuestionLanguage): Promise<string[]>;
  /**
   * @param language of the answer; by default that of the question
   * @param context id of the answer that the question goes on from
   */
  ask(question: string, language?: QuestionLanguage, context?: string): Promise<Answer>;
}

/** What is kept of a graph between two questions. */
interface Loaded {
  readonly read: ReadQuestion;
  readonly words: QuestionWords;
  readonly best: (type: NamedThing['type']) => NamedThing | undefined;
}

/** The thing of a type that the corpus names most; the administrative places it governs say little as an example. */
function mostNamed(things: readonly NamedThing[], type: NamedThing['type']): NamedThing | undefined {
  return things
    .filter((thing) => thing.type === type && thing.kind !== 'administrative')
    .sort((a, b) => b.mentions - a.mentions || a.name.localeCompare(b.name))[0];
}

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
  (form.kind !== 'reading' && form.kind !== 'measured' && question.names.length > 0);

/** The line of a question: read, interpret, compile, run, answer. The names of the graph are read again when it changes. */
export function makeAsker(store: Store, knowledge: Knowledge): Asker {
  let cached: { version: string; loaded: Promise<Loaded> } | null = null;
  const load = async (): Promise<Loaded> => {
    const things = (await store.read(loadStatement('read/names'))) as unknown as NamedThing[];
    const texts = (await store.read(loadStatement('read/texts'))).map(({ text }) => String(text));
    const vocabulary = makeVocabulary(knowledge, things, texts);
    const read = makeQuestionReader(things, knowledge, vocabulary);
    return {
      read,
      words: {
        readTerms: makeTermReader(knowledge, vocabulary),
        isLight: makeLightWords(knowledge, vocabulary),
        nearest: read.nearest,
      },
      best: (type) => mostNamed(things, type),
    };
  };
  const current = async () => {
    const version = JSON.stringify(await store.read(loadStatement('read/graph_version')));
    if (cached?.version !== version) cached = { version, loaded: load() };
    return cached.loaded;
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
  const answerForm = async (question: Question, form: LogicalForm): Promise<Answer> => {
    const compiled = compileLogicalForm(form);
    const cypher =
      compiled === null ? '' : 'statement' in compiled ? loadStatement(compiled.statement) : compiled.cypher;
    const rows = compiled ? await store.read(cypher, compiled.parameters) : [];
    return answerRows(question, form, compiled, rows, cypher, knowledge);
  };
  return {
    samples,
    async ask(text, language, context) {
      const { read, words } = await current();
      const question = setAside(read(text, language), knowledge, words.readTerms);
      const before = context ? readContext(context) : null;
      const next = before && goOn(question, before, knowledge);
      const forms = next ? [next] : interpretQuestion(question, knowledge, words);
      let empty: Answer | null = null;
      for (const form of forms) {
        const answer = await answerForm(question, form);
        if (answer.status === 'ANSWERED' && heeds(question, form, answer, knowledge)) return answer;
        if (answer.status === 'EMPTY' && isUnsaid(question, form)) empty = emptier(form, answer, empty);
      }
      return empty ?? answerNotUnderstood(question, await samples(question.language), knowledge);
    },
  };
}
