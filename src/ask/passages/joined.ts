import { sizeFit } from './fit.js';
import { readingOfItems } from './items.js';
import { namedItem } from './listedItems.js';
import { type FoundSentence, flag, type Proposed, type ReadingTask } from './task.js';

/** What stands between names that are said one after another. */
const BETWEEN = /^(?:[“”"]|[、和与及暨]|以及)*$/;

/** Names that a sentence joins, of whatever types: 推动甲科技城与乙科学院、丙转移中心“三合一”融合. */
export function proposeJoined(
  { form, cover }: ReadingTask,
  { passage, coverage }: FoundSentence,
): Proposed[] {
  if (passage.kind === 'heading') return [];
  const placed = passage.names
    .map((name) => ({ name, start: passage.text.indexOf(name.text) }))
    .sort((a, b) => a.start - b.start || b.name.text.length - a.name.text.length);
  const runs: (typeof placed)[] = [];
  let end = 0;
  for (const one of placed) {
    // One within another, and one that the text writes otherwise.
    if (one.start < end) continue;
    const isJoined = runs.length > 0 && BETWEEN.test(passage.text.slice(end, one.start));
    if (isJoined) runs.at(-1)!.push(one);
    else runs.push([one]);
    end = one.start + one.name.text.length;
  }
  return runs
    .filter((run) => new Set(run.map(({ name }) => name.type)).size > 1)
    .map((run) => ({
      kind: 'names',
      reading: readingOfItems(
        run.map(({ name }) => namedItem(name)),
        [passage],
        coverage,
      ),
      features: {
        joined: 1,
        'joined own': cover([[passage.text, 1]]),
        'joined want unknown': flag(form.want === 'any'),
        'list size fits': sizeFit(form, run.length),
      },
    }));
}
