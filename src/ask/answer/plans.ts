import type { Answer, AnswerEvidence, Condition, FormOf, Question } from '../../model/question.js';
import { type AnswerNode, build, type Edge, namesAnswer } from './build.js';
import { states } from './facts.js';
import { WORDING } from './wording.js';

interface PlanRow {
  readonly node: AnswerNode;
  readonly confidences: readonly number[];
  readonly evidence: readonly (readonly AnswerEvidence[])[];
}

/** The plans for which the conditions hold, or their number, or whether there are any. */
export function answerPlans(question: Question, form: FormOf<'plans'>, rows: readonly PlanRow[]): Answer {
  const words = WORDING[question.language];
  const dated = rows.filter(({ node }) => form.only === null || node.issuedOn);
  const days = dated.map(({ node }) => node.issuedOn!).sort();
  const day = form.only === 'latest' ? days.at(-1) : days[0];
  const edges = dated
    .filter(({ node }) => form.only === null || node.issuedOn === day)
    .map(
      (row): Edge => ({
        node: row.node,
        confidence: Math.min(0.95, ...row.confidences),
        evidence: telling(form, row),
      }),
    )
    .filter(({ evidence }) => evidence.length > 0);
  const asked = form.where.flatMap(namesOf);
  if (edges.length === 0) {
    return build({ status: 'EMPTY', text: words.empty(asked.join(words.comma) || words.nothing) });
  }
  const listed = edges.map(({ node }) => words.title(node.title!)).join(words.comma);
  const [only] = form.where;
  const isSimple = form.where.length === 1 && form.not.length === 0;
  const text =
    isSimple && (only!.on === 'directs' || only!.on === 'mentions')
      ? words.plansOf[only!.on](edges.length, asked[0]!, listed)
      : form.where.length + form.not.length === 0 && form.only === null
        ? words.allPlans(edges.length, listed)
        : words.plans(edges.length, listed);
  const answer = namesAnswer(edges, text);
  if (form.as === 'count') return { ...answer, kind: 'COUNT' };
  if (form.as === 'boolean')
    return { ...answer, kind: 'BOOLEAN', boolean: true, text: `${words.yes}${text}` };
  return answer;
}

/** What a condition is about. */
function namesOf(condition: Condition): readonly string[] {
  if (!('entity' in condition)) return [];
  return condition.entity ? [condition.entity.name] : condition.on === 'mentions' ? condition.words : [];
}

/** The passages that state what was asked: of the head of a plan the ones with its date, its number or its title. */
function telling(form: FormOf<'plans'>, { node, evidence }: PlanRow): AnswerEvidence[] {
  const all = evidence.flat();
  const isDated = form.only !== null || form.where.some(({ on }) => on === 'issued');
  if (!isDated) return all.slice(0, 6);
  return all.filter(({ text }) => states(text, 'issuedOn', node.issuedOn ?? ''));
}
