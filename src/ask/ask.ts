import type { Knowledge } from '../knowledge/knowledge.js';
import type { Answer, QuestionLanguage } from '../model/question.js';
import { loadStatement } from '../store/statements.js';
import type { Store } from '../store/store.js';
import { answerNotUnderstood, answerRows } from './answer.js';
import { compileLogicalForm } from './compile.js';
import { interpretQuestion } from './interpret.js';
import { makeQuestionReader, type NamedThing, type ReadQuestion } from './read.js';

/** Answers questions from the graph. */
export interface Asker {
  /** @param language of the answer; by default that of the question */
  ask(question: string, language?: QuestionLanguage): Promise<Answer>;
}

/** The line of a question: read, interpret, compile, run, answer. The names of the graph are read again when it changes. */
export function makeAsker(store: Store, knowledge: Knowledge): Asker {
  let cached: { version: string; read: Promise<ReadQuestion> } | null = null;
  const loadReader = async () => {
    const things = await store.read(loadStatement('read/names'));
    return makeQuestionReader(things as unknown as NamedThing[]);
  };
  const currentReader = async () => {
    const version = JSON.stringify(await store.read(loadStatement('read/graph_version')));
    if (cached?.version !== version) cached = { version, read: loadReader() };
    return cached.read;
  };
  return {
    async ask(text, language) {
      const question = (await currentReader())(text, language);
      const form = interpretQuestion(question, knowledge.questions);
      if (!form) return answerNotUnderstood(question);
      const compiled = compileLogicalForm(form);
      const cypher =
        compiled === null
          ? ''
          : 'statement' in compiled
            ? loadStatement(compiled.statement)
            : compiled.cypher;
      const rows = compiled ? await store.read(cypher, compiled.parameters) : [];
      return answerRows(question, form, compiled, rows, cypher);
    },
  };
}
