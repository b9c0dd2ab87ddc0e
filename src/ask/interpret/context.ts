import type { Knowledge } from '../../knowledge/knowledge.js';
import { type LogicalForm, logicalForm, type Question } from '../../model/question.js';

/** The id of an answer: what its question meant, so that another question can go on from it without anything being stored. */
export function writeContext(form: LogicalForm): string {
  return Buffer.from(JSON.stringify(form)).toString('base64url');
}

/** What the question before meant; null where the id is none of an answer. */
export function readContext(id: string): LogicalForm | null {
  try {
    return logicalForm.parse(JSON.parse(Buffer.from(id, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

/**
 * What a question means behind another one: of the plans before, those of which more holds (which of them mention biomedicine?), or the
 * same question about another thing (那中牟呢？). Null where it does not go on from it.
 */
export function goOn(question: Question, before: LogicalForm, { questions }: Knowledge): LogicalForm | null {
  const named = question.names.map(({ reference }) => reference);
  if (before.kind === 'plans' && questions.among.pattern.test(question.frame)) {
    const relation = questions.mentions.pattern.test(question.frame) ? 'mentions' : 'directs';
    const more = named.flatMap((entity) =>
      entity.type === 'Plan' || entity.type === 'Indicator'
        ? []
        : [
            relation === 'mentions'
              ? ({ on: relation, entity, words: [] } as const)
              : ({ on: relation, entity } as const),
          ],
    );
    return more.length > 0 ? { ...before, where: [...before.where, ...more] } : null;
  }
  if (!questions.instead.pattern.test(question.frame) || named.length !== 1) return null;
  const [entity] = named;
  let replaced = 0;
  const swap = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(swap);
    if (value === null || typeof value !== 'object') return value;
    if ('id' in value && 'type' in value && value.type === entity!.type) {
      replaced++;
      return entity;
    }
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, swap(part)]));
  };
  const other = logicalForm.safeParse(swap(before));
  return replaced === 1 && other.success ? other.data : null;
}
