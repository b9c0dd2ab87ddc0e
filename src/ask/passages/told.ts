import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Rewriting } from '../../knowledge/rules.js';
import { withoutInnerSpaces } from '../../language/fold.js';
import { splitTold } from '../../language/lists.js';
import type { ReadName } from '../../query/rows.js';
import { type Item, nameBefore, namedItem } from './listedItems.js';
import { type FoundSentence, flag, type Proposed, type ReadingTask } from './task.js';

type ToldForms = Knowledge['questions']['told'][number];

/** The forms by which sentences tell what a question asks for. */
export const formsAsked = ({ question, knowledge }: ReadingTask): ToldForms[] =>
  knowledge.questions.told.filter(({ asks }) => asks.pattern.test(question.frame));

/**
 * Who or what a sentence says by a closed form of words, where the question asks for that: 组长由…担任, 办公室设在…, 报…批准. The
 * forms are rules (`told` in graph/rules/questions.yaml).
 */
export function proposeTold(
  { form, cover }: ReadingTask,
  { passage, coverage }: FoundSentence,
  asked: readonly ToldForms[],
): Proposed[] {
  if (passage.kind === 'heading') return [];
  return asked.flatMap(({ name, says }) =>
    passage.text.split(/(?<=[，,。；;])/).flatMap((clause): Proposed[] => {
      const answer = answerIn(clause, says);
      if (!answer) return [];
      return readingsOf(answer, passage.names).map((items) => ({
        kind: 'names',
        reading: { items, boolean: null, evidence: [passage], coverage },
        features: {
          told: 1,
          [`told ${name}`]: 1,
          'told clause': cover([[clause, 1]]),
          'told typed': items.filter(({ type }) => type !== null).length / items.length,
          'told want': flag(items.every(({ type }) => type === form.want)),
          'told whole': flag(items[0]!.name === answer),
        },
      }));
    }),
  );
}

/** What a clause says by one of the forms; null where it has none of them. */
function answerIn(clause: string, forms: readonly Rewriting[]): string | null {
  const plain = withoutInnerSpaces(clause.replace(/[，,。；;]$/, ''));
  const form = forms.find(({ pattern }) => pattern.test(plain));
  return form ? plain.replace(form.pattern, form.by) : null;
}

/** What is told by its members, and as a whole where these are other words: 甲科技城北部区域, of which 甲科技城 is known. */
function readingsOf(answer: string, names: readonly ReadName[]): Item[][] {
  const members = membersTold(answer, names);
  const isWhole = members.length === 1 && members[0]!.name === answer;
  const whole: Item = { name: answer, aliases: [], type: null };
  return [...(members.length > 0 ? [members] : []), ...(isWhole ? [] : [[whole]])];
}

/** Each of those who are told: the thing of the graph that is called so or with whose name it begins, else its own words. */
function membersTold(answer: string, names: readonly ReadName[]): Item[] {
  return splitTold(answer).flatMap((text): Item[] => {
    if (text.length < 2) return [];
    const known = nameBefore(text, names);
    return [
      known && (known.text === text || known.type === 'Zone')
        ? namedItem(known)
        : { name: text, aliases: [], type: null },
    ];
  });
}
