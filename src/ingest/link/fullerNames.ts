import type { Knowledge } from '../../knowledge/knowledge.js';
import { makePlaceTest } from '../../language/divisions.js';
import { groupBy } from '../../language/group.js';
import { joinsMembers } from '../../language/lists.js';
import { cutWords } from '../../language/words.js';
import type { Mention, MentionType } from '../../model/entity.js';
import type { Outline, Passage, Plan } from '../../model/plan.js';

/**
 * Where a fuller name comes from: the last member of the list that the name stands in (旭龙、古水水电站), the words behind it
 * (“百日攻坚”等行动), a longer name of the document, or the place that the plan governs.
 */
export type FullerFrom = 'list' | 'behind' | 'document' | 'place';

/** A fuller name that a name may stand for, with what speaks for and against it. */
export interface FullerName {
  readonly name: string;
  readonly from: FullerFrom;
  readonly features: readonly string[];
}

/** The fuller names of each mention, in their order. */
export type ProposeFullerNames = (
  mentions: readonly Mention[],
  outline: Outline,
) => readonly (readonly FullerName[])[];

/** A mention with what stands around it. */
interface Placed {
  readonly mention: Mention;
  readonly passage: Passage;
  readonly plan: Plan;
  /** The names of its type in the document, and how often each is written. */
  readonly written: ReadonlyMap<string, number>;
  /** The last member of the list that it stands in; itself where it stands in none. */
  readonly last: Mention;
  /** How many members of its list follow it. */
  readonly followers: number;
  /** The level of government (市, 省) that an earlier member of its list begins with; empty where none does. */
  readonly level: string;
}

const HAN = /^[\u4e00-\u9fff]+$/;
const MOST_WORDS_BEHIND = 3;
const LONGEST_TAIL = 8;
const MOST_ADDED = 16;
const MOST_OF_DOCUMENT = 4;
const LONGEST_ABBREVIATION = 6;

/** Prepares the proposal of fuller names. It depends on the document and on `knowledge` alone. */
export function makeFullerNameProposer(knowledge: Knowledge): ProposeFullerNames {
  const headOf = makeHeadReader(knowledge);
  const { industryEndings: endings } = knowledge;
  const isPlace = makePlaceTest(knowledge);
  const { fuller: rules } = knowledge.naming;
  const office = new RegExp(`(?:${knowledge.officeEndings.join('|')})$`, 'u');
  const isOffice = (name: string) => office.test(name) || rules.unitEnds.pattern.test(name);
  const describe = (
    { mention: { text, type }, last, followers, written }: Placed,
    { name, from }: Pick<FullerName, 'name' | 'from'>,
    own: readonly string[],
  ): FullerName => {
    const features = [
      ...own,
      `length:${Math.min(bareLength(text), 7)}`,
      `head:${headOf(type, text) !== ''}`,
      `followers:${Math.min(followers, 3)}`,
      `listed:${last.text !== text}`,
      `quoted:${/[”"]$/.test(text)}`,
      `tag:${cutWords(text).at(-1)?.tag ?? ''}`,
      `known:${written.has(name)}`,
      `place:${isPlace(text)}`,
    ];
    return {
      name,
      from,
      features: features.flatMap((feature) => [`${from} ${feature}`, `${from} ${type} ${feature}`]),
    };
  };

  const ofList = (placed: Placed): FullerName[] => {
    const { text, type } = placed.mention;
    const { last } = placed;
    if (last.text === text) return [];
    const words = cutWords(last.text);
    return words.slice(1).flatMap(({ start }, i) => {
      const tail = last.text.slice(start);
      if (tail.length < 2 || tail.length > LONGEST_TAIL || !HAN.test(tail) || text.endsWith(tail)) return [];
      if (type === 'Industry' && endings.some((end) => tail.endsWith(end))) return [];
      const rest = last.text.slice(0, start);
      return describe(placed, { name: text + tail, from: 'list' }, [
        `words:${Math.min(words.length - 1 - i, 4)}`,
        `tail:${tail}`,
        `tail is head:${headOf(type, last.text) === tail}`,
        `tail has head:${headOf(type, tail) !== ''}`,
        `rest is place:${isPlace(rest)}`,
        `rest longer:${Math.sign(bareLength(rest) - bareLength(text))}`,
        `rest tag alike:${words[i]!.tag === cutWords(text).at(-1)?.tag}`,
        `ends alike:${rest.at(-1) === text.at(-1)}`,
        `last word:${words.at(-1)!.text}`,
        `shape:${headOf(type, text) !== ''} ${headOf(type, last.text) === tail || words.length - 2 === i} ${Math.sign(bareLength(rest) - bareLength(text))} ${Math.min(bareLength(text), 5)}`,
      ]);
    });
  };

  const behind = (placed: Placed): FullerName[] => {
    const { mention, passage, last } = placed;
    const after = passage.text.slice(last.span.end - passage.span.start);
    const found = rules.wordsBehind.pattern.exec(after)?.groups?.words;
    if (!found) return [];
    const words = cutWords(found).slice(0, MOST_WORDS_BEHIND);
    return words.flatMap(({ start, text: word, tag }, i) => {
      const tail = found.slice(0, start + word.length);
      const head = headOf(mention.type, tail);
      if ((head === '' && !/^v?n/.test(tag)) || tail.length < 2) return [];
      if (mention.type === 'Industry' && endings.some((end) => tail.endsWith(end))) return [];
      return describe(placed, { name: mention.text + tail, from: 'behind' }, [
        `words:${i}`,
        `tail:${tail}`,
        `tail is head:${head === tail}`,
        `tag of head:${tag}`,
        `last word:${word}`,
        `shape:${headOf(mention.type, mention.text) !== ''} ${head === tail} ${mention !== last}`,
        `etc:${after.startsWith('等')}`,
        `ends clause:${/^[，。；、,;]|^$/.test(after.slice(tail.length + (after.startsWith('等') ? 1 : 0)))}`,
      ]);
    });
  };

  const ofDocument = (placed: Placed): FullerName[] => {
    const { mention, written } = placed;
    const { text, type } = mention;
    const fuller = [...written]
      .map(([name, often]) => ({ name, often, how: containment(text, name) }))
      .filter(({ how }) => how !== null)
      .sort((a, b) => b.often - a.often || a.name.length - b.name.length);
    return fuller.slice(0, MOST_OF_DOCUMENT).map(({ name, often, how }, i) => {
      const added =
        how === 'end' ? name.slice(0, -text.length) : how === 'start' ? name.slice(text.length) : '';
      return describe(placed, { name, from: 'document' }, [
        `how:${how}`,
        `rank:${i} of ${Math.min(fuller.length, 3)}`,
        `only:${fuller.length === 1} ${how}`,
        `often:${Math.min(often, 3)}`,
        `less often:${Math.sign(often - (written.get(text) ?? 0))}`,
        `added place:${isPlace(added)} ${how}`,
        `added:${Math.min(added.length, 6)} ${how}`,
        `added is head:${how === 'start' && headOf(type, name) === added}`,
        `same head:${headOf(type, name) === headOf(type, text)} ${how}`,
        ...(how === 'start' ? [`tail:${added}`] : []),
      ]);
    });
  };

  const ofPlace = (placed: Placed): FullerName[] => {
    const { mention, plan, written } = placed;
    const { text, type } = mention;
    if (!plan.jurisdiction || type === 'Industry' || type === 'Plan') return [];
    const short = plan.jurisdiction.replace(rules.placeEnding.pattern, '');
    if (text.includes(short)) return [];
    const name = (type === 'Zone' ? short : plan.jurisdiction) + text;
    return [
      describe(placed, { name, from: 'place' }, [
        `tail:${headOf(type, text)}`,
        `written:${written.has(short + text) || written.has(name)}`,
        `level:${rules.levelEnds.pattern.exec(plan.jurisdiction)?.[0] ?? ''}`,
        `numbered:${/^\d/.test(text)}`,
        `level of list:${placed.level}`,
        `office:${isOffice(text)} ${placed.level !== ''}`,
        `says level:${rules.saysLevel.pattern.test(text)}`,
      ]),
    ];
  };

  return (mentions, outline) => {
    const passages = new Map(outline.passages.map((passage) => [passage.id, passage]));
    const plans = new Map(outline.plans.map((plan) => [plan.id, plan]));
    const byType = groupBy(mentions, ({ type }) => type);
    const written = new Map([...byType].map(([type, all]) => [type, countTexts(all)]));
    const lists = readLists(mentions, passages, rules.levelOpens.pattern);
    return mentions.map((mention, i) => {
      if (mention.type === 'Plan' || mention.standsFor) return [];
      const placed: Placed = {
        mention,
        passage: passages.get(mention.passage)!,
        plan: plans.get(mention.plan)!,
        written: written.get(mention.type)!,
        ...lists[i]!,
      };
      return [...ofList(placed), ...behind(placed), ...ofDocument(placed), ...ofPlace(placed)];
    });
  };
}

/** What a name ends with of what the lexicons list as endings of its type; empty where it ends with none. */
function makeHeadReader({ suffixes }: Knowledge): (type: MentionType, name: string) => string {
  const ends = new Map(
    [...groupBy(suffixes, ({ type }) => type)].map(([type, all]) => [
      type as MentionType,
      all.flatMap((suffix) => suffix.ends).sort((a, b) => b.length - a.length),
    ]),
  );
  return (type, name) => ends.get(type)?.find((end) => name.endsWith(end)) ?? '';
}

type ListPlace = Pick<Placed, 'last' | 'followers' | 'level'>;

/** For each mention the last member of its list and how many follow it. Mentions come in the order of the text. */
function readLists(
  mentions: readonly Mention[],
  passages: ReadonlyMap<string, Passage>,
  opensWithLevel: RegExp,
): ListPlace[] {
  const lists: Omit<ListPlace, 'level'>[] = [];
  for (let i = mentions.length - 1; i >= 0; i--) {
    const mention = mentions[i]!;
    const next = mentions[i + 1];
    const goesOn = next && next.passage === mention.passage && next.type === mention.type;
    const passage = passages.get(mention.passage)!;
    const between =
      goesOn &&
      passage.text.slice(mention.span.end - passage.span.start, next.span.start - passage.span.start);
    lists[i] =
      between && joinsMembers(between)
        ? { last: lists[i + 1]!.last, followers: lists[i + 1]!.followers + 1 }
        : { last: mention, followers: 0 };
  }
  let level = '';
  return lists.map((place, i) => {
    const before = lists[i - 1];
    if (!before || before.followers === 0) level = '';
    const own = opensWithLevel.exec(mentions[i]!.text)?.[0];
    if (own) level = own;
    return { ...place, level: own ? '' : level };
  });
}

function countTexts(mentions: readonly Mention[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of mentions) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** How a name stands in a longer one: at its end, at its start, or letter by letter (投洽会 in 投资贸易洽谈会). */
function containment(text: string, name: string): 'end' | 'start' | 'letters' | null {
  if (name.length <= text.length || name.length > text.length + MOST_ADDED || text.length < 2) return null;
  if (name.endsWith(text)) return 'end';
  if (name.startsWith(text)) return 'start';
  if (text.length > LONGEST_ABBREVIATION || name.at(-1) !== text.at(-1)) return null;
  let at = 0;
  for (const char of text) {
    at = name.indexOf(char, at) + 1;
    if (at === 0) return null;
  }
  return 'letters';
}

const bareLength = (text: string) => text.replace(/[“”"]/g, '').length;
