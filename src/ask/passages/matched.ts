import { ownName, type Row, readRows } from './rows.js';
import { type FoundSentence, flag, type Proposed, type ReadingTask } from './task.js';

/**
 * What a sentence gives to a thing of the question where it sets two rows beside each other: 依次用红色、橙色、黄色、蓝色表示特别重大、重大、较大、一般 gives
 * 橙色 to 重大. One member alone of one of the rows may stand in the question.
 */
export function proposeMatched(
  { question, form, cover }: ReadingTask,
  { passage, coverage }: FoundSentence,
): Proposed[] {
  if (passage.kind === 'heading') return [];
  const rows = readRows(passage.text);
  const partners = rows.flatMap((row) => {
    const at = onlyOne(question.text, row, rows);
    if (at === null) return [];
    return rows
      .filter((other) => isBeside(row, other))
      .map((other) => ({ row, other, name: other.members[at]! }));
  });
  const unique = [...new Map(partners.map((one) => [one.name, one])).values()];
  return unique.map(({ row, other, name }): Proposed => {
    const plain = ownName(name);
    return {
      kind: 'names',
      reading: {
        items: [{ name: plain, aliases: plain === name ? [] : [name], type: null }],
        boolean: null,
        evidence: [passage],
        coverage,
      },
      features: {
        matched: 1,
        'matched alike': (row.alike + other.alike) / 6,
        'matched clause': cover([[row.clause, 1]]),
        'matched own': cover([[passage.text, 1]]),
        'matched many': flag(form.many),
        'matched alone': 1 / unique.length,
      },
    };
  });
}

/**
 * Whether a sentence that sets two rows beside each other gives to things of the question what the question does: 橙色预警是特别重大吗, 蓝色是较大、黄色是一般吗.
 * The question names as many members of one row as of the other, in the order in which it pairs them.
 */
export function proposeWhetherMatched(
  { question, cover }: ReadingTask,
  { passage, coverage }: FoundSentence,
): Proposed[] {
  if (passage.kind === 'heading') return [];
  const rows = readRows(passage.text);
  const pairs = rows.flatMap((row, i) =>
    rows.slice(i + 1).flatMap((other) => {
      const [one, two] = [row, other].map(({ members }) => placesSaid(question.text, members));
      return isBeside(row, other) && one!.length > 0 && one!.length === two!.length
        ? [{ row, other, boolean: one!.every((at, k) => at === two![k]), said: one!.length }]
        : [];
    }),
  );
  const unique = [...new Map(pairs.map((one) => [one.boolean, one])).values()];
  return unique.map(({ row, other, boolean, said }) => ({
    kind: 'yes',
    reading: { items: [], boolean, evidence: [passage], coverage },
    features: {
      'matched whether': 1,
      [`matched whether ${boolean}`]: 1,
      'matched whether alike': (row.alike + other.alike) / 6,
      'matched whether own': cover([[passage.text, 1]]),
      'matched whether alone': 1 / unique.length,
      'matched whether some': flag(said > 1),
    },
  }));
}

/** The places in a row of the members that a text names, in the order of the text; a name within a longer one does not count. */
function placesSaid(text: string, members: readonly string[]): number[] {
  const said = members.flatMap((member, at) => {
    const name = ownName(member);
    return text.includes(name) ? [{ at, name }] : [];
  });
  return said
    .filter(({ name }) => !said.some((other) => other.name !== name && other.name.includes(name)))
    .sort((a, b) => text.indexOf(a.name) - text.indexOf(b.name))
    .map(({ at }) => at);
}

/** Rows of as many members that share none, in one clause: no row is beside itself. */
const isBeside = (row: Row, other: Row): boolean =>
  row.clause === other.clause &&
  row.members.length === other.members.length &&
  row.members.length > 2 &&
  !row.members.some((one) => other.members.some((two) => one.includes(two) || two.includes(one)));

/** The place of the only member of a row that a question names; a name within a longer one that it names too does not count. */
function onlyOne(text: string, row: Row, rows: readonly Row[]): number | null {
  const ways = rows.filter(
    ({ clause, members }) => clause === row.clause && members.some((name) => row.members.includes(name)),
  );
  const said = [...new Set(ways.flatMap(({ members }) => members.map(ownName)))].filter((name) =>
    text.includes(name),
  );
  const longest = said.filter((name) => !said.some((other) => other !== name && other.includes(name)));
  const at = row.members.findIndex((name) => ownName(name) === longest[0]);
  return longest.length === 1 && at >= 0 ? at : null;
}
