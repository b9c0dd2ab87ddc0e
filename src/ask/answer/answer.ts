import type { ZodType } from 'zod';
import type { Answer, FormOf, LogicalForm, Question, Term } from '../../model/question.js';
import type { Compiled } from '../../query/forms.js';
import {
  conflictRow,
  connectionRow,
  type Edge,
  edgeRow,
  evidenceRow,
  headRow,
  measuredRow,
  nodeRow,
  parseRows,
  pathRow,
  planRow,
  rankedRow,
  targetRow,
} from '../../query/rows.js';
import { writeContext } from '../interpret/context.js';
import { makeCoverage } from '../passages/coverage.js';
import { build, nameOf, namesAnswer } from './build.js';
import { answerFact } from './facts.js';
import { answerNumbered } from './numbered.js';
import { answerPath } from './path.js';
import { answerPlans } from './plans.js';
import { answerConflicts, answerMeasured, answerTargets, answerTargetsOf } from './targets.js';
import { WORDING } from './wording.js';

/** How sure an answer is that counts plans. */
const RANKED = 0.8;

type Row = Readonly<Record<string, unknown>>;

/**
 * The answer to a question that was not understood: what was, what was not, and questions that would work.
 *
 * @param terms the words that say what the question is about
 */
export function answerNotUnderstood(
  question: Question,
  samples: readonly string[],
  terms: readonly Term[],
): Answer {
  const words = WORDING[question.language];
  const names = question.names.map(({ reference }) => reference.name).join(words.comma);
  const known = new Set(question.names.map(({ text }) => text));
  const unknownWords = wholeWords(terms.map(({ said }) => said)).filter((said) => !known.has(said));
  const left = unknownWords.join(words.comma);
  return build({
    status: 'NOT_UNDERSTOOD',
    unknownWords,
    text: words.notUnderstood(
      `${names ? words.knownNames(names) : ''}${left ? words.unknownWords(left) : ''}`,
      samples.join(' · '),
    ),
  });
}

/** Words without those that are a part of another one: terms have compounds and what they consist of. */
const wholeWords = (said: readonly string[]): string[] =>
  [...new Set(said)].filter((word) => !said.some((other) => other !== word && other.includes(word)));

/** A statement that was run for a form, with what it found. */
export interface FoundForm {
  readonly form: LogicalForm;
  readonly compiled: Compiled | null;
  readonly cypher: string;
  readonly rows: readonly Row[];
}

/** Puts the rows of the statement into words, with the sentences that they rest on. */
export const answerRows = (question: Question, found: FoundForm): Answer =>
  interpreted(
    question,
    found,
    answerForm(question, found.form as Exclude<LogicalForm, { kind: 'reading' }>, found.rows),
  );

/** An answer with what the question was taken for. */
export const interpreted = (question: Question, found: FoundForm, answer: Answer): Answer =>
  makeInterpreter(question, found)(answer);

/** Prepares adding what a question was taken for to the answers that one statement gives. */
export function makeInterpreter(
  question: Question,
  { form, compiled, cypher }: FoundForm,
): (answer: Answer) => Answer {
  const id = writeContext(form);
  const interpretation: Answer['interpretation'] = {
    entities: question.names.map(({ text, reference }) => ({
      text,
      type: reference.type,
      name: reference.name,
    })),
    logicalForm: JSON.stringify(form),
    cypher,
    parameters: JSON.stringify(compiled?.parameters ?? {}),
  };
  const others = question.names.flatMap(({ text, namesakes }) =>
    namesakes.map(({ type, name }) => ({ type, name, question: question.text.replace(text, name) })),
  );
  return (answer) => ({
    ...answer,
    id,
    alternatives: [...answer.alternatives, ...others],
    interpretation,
  });
}

function answerForm(
  question: Question,
  form: Exclude<LogicalForm, { kind: 'reading' }>,
  rows: readonly Row[],
): Answer {
  const words = WORDING[question.language];
  /** A statement gives what it finds row by row, or all of it in one list. */
  const values = <T>(schema: ZodType<T>) =>
    parseRows(
      schema,
      rows.flatMap(({ value }) => value),
    );
  const called = ({ node }: Edge) =>
    question.language === 'en' && node.nameEn ? `${node.name} (${node.nameEn})` : nameOf(node);
  const list = (edges: readonly Edge[], about: string, text: (names: string) => string) =>
    edges.length > 0
      ? namesAnswer(edges, text(edges.map(called).join(words.comma)))
      : build({ status: 'EMPTY', text: words.empty(about) });
  const listOf = (name: string, say: (n: number, name: string, names: string) => string) => {
    const edges = values(edgeRow);
    return list(edges, name, (names) => say(edges.length, name, names));
  };
  const edgesBelow = () => {
    const [first] = values(nodeRow);
    return Object.values(first ?? {}).flatMap((part) => connectionRow.safeParse(part).data?.edges ?? []);
  };
  switch (form.kind) {
    case 'unknownName':
      return build({
        status: 'EMPTY',
        text: `${words.unknown(form.name)}${form.nearest.length > 0 ? words.nearest(form.nearest.map(({ name }) => name).join(words.comma)) : ''}`,
        alternatives: form.nearest.map(({ type, name }) => ({
          type,
          name,
          question: question.text.replace(form.name, name),
        })),
      });
    case 'plans':
      return answerPlans(question, form, values(planRow));
    case 'entitiesOf': {
      const edges = edgesBelow();
      return list(edges, form.plan.name, (names) => words.entitiesOf(edges.length, form.plan.name, names));
    }
    case 'cited': {
      const edges = edgesBelow();
      return list(edges, form.plan.name, (names) => words.cites(edges.length, form.plan.name, names));
    }
    case 'related':
      return listOf(form.entity.name, words[form.side === 'any' ? 'related' : form.side]);
    case 'repeals':
      return form.repealed
        ? listOf(form.repealed.name, words.repealing)
        : listOf(form.repealing?.name ?? words.repeals, (n, _, names) => words.repealed(n, names));
    case 'duties':
      return listOf(form.entity.name, words.duties);
    case 'developedAround':
      return listOf(form.entity.name, words.around);
    case 'path':
      return answerPath(question, form, values(pathRow));
    case 'headed': {
      const edges = values(edgeRow);
      const answer = list(edges, form.noun, (names) => words.named(edges.length, names));
      return form.as === 'count' && edges.length > 0 ? { ...answer, kind: 'COUNT' } : answer;
    }
    case 'numbered':
      return answerNumbered(question, values(evidenceRow));
    case 'ranked': {
      const ranked = values(rankedRow);
      const best = ranked
        .filter(({ plans }) => plans === ranked[0]!.plans)
        .map((row) => ({ ...row, confidence: RANKED }));
      return list(best, form.type, (names) => words.ranked(names, best[0]!.plans));
    }
    case 'targetsOf':
      return answerTargetsOf(question, form, values(targetRow));
    case 'targetsFor':
      return answerTargets(question, form, values(targetRow));
    case 'measured':
      return answerMeasured(
        question,
        form,
        meantBy(form, parseRows(measuredRow, rows), ({ value }) => value.plan.id),
      );
    case 'conflicts':
      return answerConflicts(question, values(conflictRow));
    case 'factOf':
      return answerFact(
        question,
        form,
        meantBy(form, parseRows(headRow, rows), ({ value }) => String(value.id)),
      );
  }
}

/** A sentence of a plan that a question describes says at least this much of the description. */
const DESCRIBES = 0.75;

/** A sentence that may describe a plan. */
interface Described {
  readonly plan: string;
  readonly text: string;
}

/** The rows of the plans that the question describes; all of them where it describes none. */
export function meantBy<T extends { readonly described: readonly Described[] }>(
  { described }: FormOf<'measured' | 'reading' | 'factOf'>,
  rows: readonly T[],
  planOf: (row: T) => string,
): T[] {
  if (!described || described.said.length === 0) return [...rows];
  const cover = makeCoverage(described.said);
  const passages = rows[0]?.described ?? [];
  const plans = new Set(
    passages.filter(({ text }) => cover([[text, 1]]) >= DESCRIBES).map(({ plan }) => plan),
  );
  return rows.filter((row) => plans.has(planOf(row)));
}
