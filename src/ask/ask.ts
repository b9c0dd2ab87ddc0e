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
  /** Forgets the names that were read; to be called after the graph changed. */
  refresh(): void;
}

/** The line of a question: read, interpret, compile, run, answer. The names of the graph are read once. */
export function makeAsker(store: Store, knowledge: Knowledge): Asker {
  let reader: Promise<ReadQuestion> | null = null;
  const loadReader = async () => {
    const things = await store.read(loadStatement('read/names'));
    return makeQuestionReader(things as unknown as NamedThing[]);
  };
  return {
    async ask(text, language) {
      reader ??= loadReader();
      const question = (await reader)(text, language);
      const form = interpretQuestion(question, knowledge.questions);
      if (!form) return answerNotUnderstood(question);
      const compiled = compileLogicalForm(form);
      const cypher = compiled === null ? '' : 'statement' in compiled ? loadStatement(compiled.statement) : compiled.cypher;
      const rows = compiled ? await store.read(cypher, compiled.parameters) : [];
      return answerRows(question, form, compiled, rows, cypher);
    },
    refresh() {
      reader = null;
    },
  };
}
