import type { Answer, AnswerEvidence, Condition, FormOf, Question } from '../../model/question.js';
import type { Edge, PlanRow } from '../../query/rows.js';
import { build, namesAnswer } from './build.js';
import { states } from './facts.js';
import { WORDING } from './wording.js';

/** The plans for which the conditions hold, or their number, or whether there are any. */
export function answerPlans(question: Question, form: FormOf<'plans'>, rows: readonly PlanRow[]): Answer {
  const words = WORDING[question.language];
  if (form.of) return answerHolds(question, form, rows);
  const edges = onlyThe(form.only, eachOnce(rows))
    .map(
      (row): Edge => ({
        node: row.node,
        confidence: Math.min(0.95, ...row.confidences),
        evidence: telling(form, row),
        // Of its head a plan says what was asked in few sentences.
        evidenceIds: asksDate(form) ? [] : (row.evidenceIds ?? []).flat(),
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

/** One row for a plan: several texts that it cites are one reason more each. */
function eachOnce(rows: readonly PlanRow[]): PlanRow[] {
  const byPlan = new Map<string, PlanRow>();
  for (const row of rows) {
    const known = byPlan.get(row.node.id);
    const evidence = [...(known?.evidence ?? []), ...row.evidence];
    const evidenceIds = [...(known?.evidenceIds ?? []), ...(row.evidenceIds ?? [])];
    byPlan.set(row.node.id, { ...row, evidence, evidenceIds });
  }
  return [...byPlan.values()];
}

/** The plans that come first or last by their days or running numbers; those that have none are left out. */
function onlyThe(only: FormOf<'plans'>['only'], rows: readonly PlanRow[]): readonly PlanRow[] {
  if (only === null) return rows;
  const keyOf = ({ node }: PlanRow): string | null =>
    only === 'latest' || only === 'earliest' ? (node.issuedOn ?? null) : runningNumber(node.number ?? '');
  const keyed = rows.flatMap((row) => {
    const key = keyOf(row);
    return key === null ? [] : [{ row, key }];
  });
  const keys = keyed.map(({ key }) => key).sort();
  const wanted = only === 'latest' || only === 'highestNumber' ? keys.at(-1) : keys[0];
  return keyed.filter(({ key }) => key === wanted).map(({ row }) => row);
}

/** The running number of a document number, to be compared as text; null where there is none. */
const runningNumber = (number: string): string | null =>
  /(\d+)号$/.exec(number)?.[1]?.padStart(6, '0') ?? null;

/** Whether all that is asked of one plan holds: yes and no with the passages of its head that tell, or with what it cites. */
function answerHolds(question: Question, form: FormOf<'plans'>, [row]: readonly PlanRow[]): Answer {
  const words = WORDING[question.language];
  const evidence = row ? telling(form, row) : [];
  if (!row || evidence.length === 0) return build({ status: 'EMPTY', text: words.empty(form.of!.name) });
  const boolean = row.holds === true;
  const said = form.where.flatMap((one) => (one.on === 'mentions' ? namesOf(one) : []));
  const told =
    said.length > 0
      ? words.mentions(row.node.title!, said.join(words.comma), boolean)
      : words.title(row.node.title!);
  return build({
    status: 'ANSWERED',
    kind: 'BOOLEAN',
    boolean,
    text: `${boolean ? words.yes : words.no}${told}`,
    evidence,
    confidence: 0.9,
  });
}

/** What a condition is about. */
function namesOf(condition: Condition): readonly string[] {
  if (!('entity' in condition)) return [];
  return condition.entity ? [condition.entity.name] : condition.on === 'mentions' ? condition.words : [];
}

const asksDate = ({ only, where }: FormOf<'plans'>): boolean =>
  only === 'latest' || only === 'earliest' || where.some(({ on }) => on === 'issued' || on === 'day');

/** The passages that state what was asked: of the head of a plan the ones with its date, its number or its title. */
function telling(form: FormOf<'plans'>, { node, evidence }: PlanRow): AnswerEvidence[] {
  const all = evidence.flat();
  if (!asksDate(form)) return all.slice(0, 6);
  return all.filter(({ text }) => states(text, 'issuedOn', node.issuedOn ?? ''));
}
