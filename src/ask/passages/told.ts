import type { Rewriting } from '../../knowledge/rules.js';
import type { ReadName } from '../../query/rows.js';
import { type Item, toItem } from './listedItems.js';
import { type FoundSentence, flag, type Proposed, type ReadingTask } from './task.js';

/**
 * Who or what a sentence says by a closed form of words, where the question asks for that: 组长由…担任, 办公室设在…, 报…批准. The
 * forms are rules (`told` in graph/rules/questions.yaml).
 */
export function proposeTold(
  { question, form, cover, knowledge }: ReadingTask,
  { passage, coverage }: FoundSentence,
): Proposed[] {
  if (passage.kind === 'heading') return [];
  const asked = knowledge.questions.told.filter(({ asks }) => asks.pattern.test(question.frame));
  return asked.flatMap(({ name, says }) =>
    passage.text.split(/(?<=[，,。；;])/).flatMap((clause): Proposed[] => {
      const answer = answerIn(clause, says);
      if (!answer) return [];
      const items = membersTold(answer, passage.names);
      return [
        {
          kind: 'names',
          reading: { items, boolean: null, evidence: [passage], coverage },
          features: {
            told: 1,
            [`told ${name}`]: 1,
            'told clause': cover([[clause, 1]]),
            'told typed': items.filter(({ type }) => type !== null).length / items.length,
            'told want': flag(items.every(({ type }) => type === form.want)),
          },
        },
      ];
    }),
  );
}

/** What a clause says by one of the forms; null where it has none of them. */
function answerIn(clause: string, forms: readonly Rewriting[]): string | null {
  const plain = clause.replace(/[，,。；;]$/, '').replace(/(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g, '');
  const form = forms.find(({ pattern }) => pattern.test(plain));
  return form ? plain.replace(form.pattern, form.by) : null;
}

/** Each of those who are told: the thing of the graph that is called so or with whose name it begins, else its own words. */
function membersTold(answer: string, names: readonly ReadName[]): Item[] {
  return answer.split(/[、和]|以及/).flatMap((text): Item[] => {
    if (text.length < 2) return [];
    const [known] = names
      .filter((name) => text.startsWith(name.text))
      .sort((a, b) => b.text.length - a.text.length);
    const isAll = known?.text.length === text.length;
    if (!known) return [{ name: text, aliases: [], type: null }];
    const item = toItem({ ...known, aliases: [known.text, ...known.aliases] }, known.type);
    return [isAll || known.type === 'Zone' ? item : { name: text, aliases: [], type: null }];
  });
}
