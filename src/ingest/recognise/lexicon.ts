import type { Knowledge, KnownName } from '../../knowledge/knowledge.js';
import type { NameRules } from '../../knowledge/rules.js';
import { type Match, NameMatcher } from '../../language/matcher.js';
import type { Word } from '../../language/words.js';
import type { Span } from '../../model/document.js';
import type { Candidate } from './candidates.js';

/** Finds the names that the lexicons know, in plans of a given jurisdiction. */
export type FindKnown = (text: string, words: readonly Word[]) => Candidate[];

/** @param jurisdiction the place that governs the plan: local short names count in its plans alone */
export function makeLexiconFinder(knowledge: Knowledge, jurisdiction: string | null): FindKnown {
  const local = (name: KnownName) =>
    name.jurisdiction !== null &&
    jurisdiction !== null &&
    isWithin(jurisdiction, name.jurisdiction, knowledge);
  const entries = knowledge.names.flatMap((name) =>
    [name.name, ...name.aliases, ...(local(name) ? name.localAliases : [])].flatMap((writing) => [
      ...(name.onlyWithEnding ? [] : [[writing, name] as const]),
      ...(name.type === 'Industry' ? withEndings(writing, knowledge.industryEndings) : []).map(
        (longer) => [longer, name] as const,
      ),
    ]),
  );
  const rules = knowledge.naming.known;
  const levels = [...rules.officeLevels, ...(jurisdiction ? [jurisdiction] : [])];
  const offices = knowledge.departments.flatMap(({ name, aliases }) => [name, ...aliases]);
  const organs = [...offices, ...rules.governmentOrgans];
  const matcher = new NameMatcher(entries);
  const organMatcher = new NameMatcher(
    levels.flatMap((level) => organs.map((organ) => [level + organ, organ] as const)),
  );
  return (text, words) => [
    ...matcher
      .findAll(text)
      .filter(
        (found) =>
          isWholeName(text, found, rules) &&
          !rules.becomes.pattern.test(text.slice(found.end, found.end + 2)) &&
          !cutsWord(words, found) &&
          !isPartOfNoun(text, words, found, rules),
      )
      .map(({ start, end, value }) => ({
        start,
        end:
          value.type === 'Industry'
            ? end + (rules.gloss.pattern.exec(text.slice(end))?.[0].length ?? 0)
            : end,
        type: value.type,
        source: value.source,
        weight: 3,
      })),
    ...organMatcher
      .findLongest(text)
      .filter(
        (found) =>
          !rules.notBehindOrgan.pattern.test(text[found.end] ?? '') &&
          !rules.notBeforeOrgan.pattern.test(text[found.start - 1] ?? ''),
      )
      .map(({ start, end }) => ({
        start: start - placeBefore(text, start, knowledge),
        end,
        type: 'Institution' as const,
        source: 'lexicon/institutions.yaml',
        weight: 4,
      })),
  ];
}

/** Length of the place that an organ's level belongs to: 河南 before 省发改委. */
function placeBefore(text: string, start: number, knowledge: Knowledge): number {
  if (!knowledge.naming.known.officeLevels.includes(text[start]!)) return 0;
  const length = [4, 3, 2].find((n) => start >= n && knowledge.places.has(text.slice(start - n, start + 1)));
  return length ?? 0;
}

/** Whether a name would cut a word of the text: 金融业 in 金融业务, 财政部 in 财政部门, 外贸 in 对外贸易. */
function cutsWord(words: readonly Word[], { start, end }: Span): boolean {
  return words.some((word) => {
    const to = word.start + word.text.length;
    const crosses =
      (word.start < start && to > start && to < end) || (word.start >= start && word.start < end && to > end);
    const contains = word.start <= start && to >= end && word.text.length > end - start;
    return crosses || contains;
  });
}

/** The short name of a place right in front of a noun is a part of what the noun names: 广东 in 广东优品展. */
function isPartOfNoun(
  text: string,
  words: readonly Word[],
  found: Match<KnownName>,
  { saysPlace, extents }: NameRules['known'],
): boolean {
  const { value, start, end } = found;
  const isPlace = value.type === 'Zone' && value.kind === 'administrative';
  if (!isPlace || saysPlace.pattern.test(text.slice(start, end))) return false;
  const next = words.find((word) => word.start === end);
  return next !== undefined && /^(?:n|nz|nt)$/.test(next.tag) && !extents.includes(next.text);
}

/** The short name of a place before 省, 县 or 区 is part of another place's name: 中原 in 中原区. */
function isWholeName(
  text: string,
  { start, end, value }: Match<KnownName>,
  { wholePlace, otherPlace }: NameRules['known'],
): boolean {
  if (value.type !== 'Zone' || value.kind !== 'administrative') return true;
  return (
    wholePlace.pattern.test(text.slice(start, end)) || !otherPlace.pattern.test(text.slice(end, end + 2))
  );
}

/** Whether a place is another one or lies in it. */
function isWithin(place: string, whole: string, knowledge: Knowledge): boolean {
  for (let at: string | undefined = place, i = 0; at && i < 4; at = knowledge.provinceOf.get(at), i++) {
    if (at === whole) return true;
  }
  return false;
}

/** What an industry is called too: 集成电路 → 集成电路产业. */
function withEndings(industry: string, endings: readonly string[]): string[] {
  if (industry.endsWith('业')) return [];
  return endings.filter((ending) => !industry.endsWith(ending)).map((ending) => industry + ending);
}
