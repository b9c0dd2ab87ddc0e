import type { Knowledge } from '../../knowledge/knowledge.js';
import { foldChars, type Match, NameMatcher } from '../../language/matcher.js';
import { ASIDE, isPinyin } from '../../language/pinyin.js';
import { cutWords, withoutEnd } from '../../language/words.js';
import type { Span } from '../../model/document.js';
import {
  LANGUAGES,
  type LinkedName,
  type Question,
  type QuestionLanguage,
  type Reference,
} from '../../model/question.js';
import type { NamedThing } from '../../query/rows.js';
import { makeEnglishFinder } from './englishNames.js';
import { referenceTo } from './names.js';
import { makeNearest } from './nearest.js';
import { makePinyinFinder } from './pinyinNames.js';
import { makePlanFinder } from './planNames.js';
import { makeTidy } from './tidy.js';
import type { Vocabulary } from './vocabulary.js';

/** Reads questions with the names that a graph knows. */
export interface ReadQuestion {
  (text: string, language?: QuestionLanguage): Question;
  /** The things whose names are most like one that the graph does not know. */
  readonly nearest: (name: string) => Reference[];
}

const SHORTEST_NAME = 2;
/** The tag of words that are in no dictionary. */
const GUESSED = 'x';
/** Shorter names of indicators, and names of zones without what sort of area they are, say other things too. */
const SHORTEST_INDICATOR = 4;
const SHORTEST_STEM = 3;
/** Where a question says words that titles have: these are no names, 标题中带“金融”. */
function wordsOfTitles(text: string, { criteria }: Pick<Knowledge, 'criteria'>): Span | null {
  const found = criteria.titles.pattern.exec(text);
  const said = Object.values(found?.groups ?? {}).find((words) => words !== undefined);
  if (!found || !said) return null;
  const start = found.index + found[0].indexOf(said);
  return { start, end: start + said.length };
}

const beginsIn = ({ start }: Span, span: Span | null): boolean =>
  span !== null && start >= span.start && start < span.end;

/** What stands in the frame of a question for a name of a type. */
const MARKS: Readonly<Record<Reference['type'], string>> = {
  Plan: '«P»',
  Indicator: '«I»',
  Zone: '«E»',
  Industry: '«E»',
  Institution: '«E»',
  Project: '«E»',
};
const CITED = '«C»';
const HAN = /[\u4e00-\u9fff]/;
/** Words of English without a number, which would say more than the name does. */
const LATIN = /^[A-Za-z][A-Za-z ,.'’&-]*$/;

/** Prepares a reader for the names of a graph. */
export function makeQuestionReader(
  things: readonly NamedThing[],
  knowledge: Knowledge,
  { spelled, dictionary }: Pick<Vocabulary, 'spelled' | 'dictionary'>,
): ReadQuestion {
  const byFrequency = [...things].sort((a, b) => b.mentions - a.mentions || a.id.localeCompare(b.id));
  const { english } = knowledge.questions;
  const writings = new Map(byFrequency.map((thing) => [thing.id, writingsOf(thing, knowledge)]));
  const matcher = new NameMatcher<Reference>(
    byFrequency.flatMap((thing) =>
      writings.get(thing.id)!.map((writing) => [writing, referenceTo(thing)] as const),
    ),
  );
  const byWriting = new Map<string, Reference[]>();
  for (const thing of byFrequency) {
    for (const writing of writings.get(thing.id)!) {
      const key = foldChars(writing);
      byWriting.set(key, [...(byWriting.get(key) ?? []), referenceTo(thing)]);
    }
  }
  const plans = byFrequency.filter(({ type }) => type === 'Plan');
  const ownPlaces = [
    ...new Set(
      plans.flatMap(({ name, kind }) =>
        kind === 'external' ? [] : (knowledge.naming.titles.titlePlace.pattern.exec(name) ?? []),
      ),
    ),
  ];
  const ownPlacesEn = byFrequency
    .filter(({ type, name }) => type === 'Zone' && ownPlaces.includes(name))
    .map(({ nameEn }) => nameEn.replace(english.placeSuffixEn.pattern, ''));
  const findEnglish = makeEnglishFinder(
    byFrequency.flatMap((thing) =>
      [thing.nameEn, ...thing.aliases, ...localWritings(thing, ownPlacesEn, english)]
        .filter((writing) => writing && /^[\x20-\x7e]{4,}$/.test(writing))
        .map((writing) => [writing, referenceTo(thing)] as const),
    ),
    knowledge.questions,
    (word) => spelled(word).length > 0,
    (word) => dictionary.translate(word) !== null,
  );
  const findPinyin = makePinyinFinder(byFrequency.filter(({ type }) => type !== 'Indicator'));
  const findPlans = makePlanFinder(plans, knowledge, dictionary);
  const asking = new Set(knowledge.questions.fillers.en);
  const isAsking = (name: string) =>
    /^[\x20-\x7e]+$/.test(name) &&
    name
      .toLowerCase()
      .split(' ')
      .every((word) => asking.has(word));
  const tidyUp = makeTidy(knowledge.questions);
  const read = (text: string, language?: QuestionLanguage): Question => {
    const tidy = tidyUp(text);
    const words = cutWords(tidy);
    const isInWord = (start: number, end: number) =>
      end - start < 3 &&
      words.some((word) => {
        // What no dictionary has was guessed: 宋陵要 of 宋陵要发展….
        if (word.tag === GUESSED) return false;
        const wordEnd = word.start + word.text.length;
        return word.start <= start && wordEnd >= end && word.text.length > end - start;
      });
    const exact = matcher
      .findLongest(tidy)
      .filter(
        ({ start, end }) =>
          isWholeWord(tidy, start, end) && !isAsking(tidy.slice(start, end)) && !isInWord(start, end),
      );
    const alike = mergeMatches(exact, [...findEnglish(tidy), ...findPinyin(tidy)]);
    const names: LinkedName[] = [];
    let frame = '';
    let at = 0;
    const inTitles = wordsOfTitles(tidy, knowledge);
    const matches = withIssuers(mergeMatches(alike, findPlans(tidy), true), tidy, knowledge).filter(
      (match) => !beginsIn(match, inTitles),
    );
    for (const match of matches) {
      if (match.start < at) continue;
      names.push({
        text: tidy.slice(match.start, match.end),
        reference: match.value,
        writings: writings.get(match.value.id) ?? [],
        namesakes: (byWriting.get(foldChars(tidy.slice(match.start, match.end))) ?? []).filter(
          ({ id }) => id !== match.value.id,
        ),
      });
      frame += tidy.slice(at, match.start) + (match.value.external ? CITED : MARKS[match.value.type]);
      at = match.end;
      const aside = ASIDE.exec(tidy.slice(at));
      // What stands behind a name in brackets says it once more: in pinyin, or a Chinese one in English.
      const isGloss = (said: string) => isPinyin(said) || (HAN.test(names.at(-1)!.text) && LATIN.test(said));
      if (aside?.index === 0 && isGloss(aside[1]!)) at += aside[0].length;
    }
    frame += tidy.slice(at);
    frame = frame.replace(new RegExp(ASIDE, 'g'), (aside, said: string) =>
      isPinyin(said) && spelled(said).length === 0 ? '' : aside,
    );
    const askedIn = languageOf(tidy);
    return { text: tidy, askedIn, language: language ?? askedIn, names, frame, ownPlaces };
  };
  return Object.assign(read, { nearest: makeNearest(byFrequency, writings) });
}

/** Matches by likeness stand beside exact ones, and in their place only where they are longer. */
function mergeMatches(
  exact: readonly Match<Reference>[],
  alike: readonly Match<Reference>[],
  orEqual = false,
): Match<Reference>[] {
  const touches = (a: Match<Reference>, b: Match<Reference>) => a.start < b.end && b.start < a.end;
  const length = ({ start, end }: Match<Reference>) => end - start;
  const longer = alike.filter((match) =>
    exact.every((other) => !touches(match, other) || length(match) + (orEqual ? 1 : 0) > length(other)),
  );
  const kept = exact.filter((match) => longer.every((other) => !touches(match, other)));
  return [...kept, ...longer].sort((a, b) => a.start - b.start || length(b) - length(a));
}

/** Matches of titles with who issued them where the question writes both as one: 《某市人民政府办公厅关于…的实施意见》. */
function withIssuers(
  matches: readonly Match<Reference>[],
  text: string,
  { naming: { titles } }: Pick<Knowledge, 'naming'>,
): Match<Reference>[] {
  const isTitle = ({ value, start, end }: Match<Reference>) =>
    value.type === 'Plan' && titles.about.pattern.test(text.slice(start, end));
  const isIssuer = ({ value, end }: Match<Reference>, next: Match<Reference> | undefined) =>
    value.type === 'Institution' && next?.start === end && isTitle(next);
  return matches.flatMap((match, i) => {
    if (isIssuer(match, matches[i + 1])) return [];
    const before = matches[i - 1];
    return [before && isIssuer(before, match) ? { ...match, start: before.start } : match];
  });
}

/** Chinese where the question has Chinese characters outside its names, else English. */
function languageOf(text: string): QuestionLanguage {
  const chinese = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const words = text.match(/[A-Za-z]+/g)?.length ?? 0;
  return chinese > words ? LANGUAGES[0] : LANGUAGES[1];
}

/** How one speaks of an organ of one's own city in English: Luoyang Finance Bureau is the finance bureau, the municipal finance bureau. */
function localWritings(
  { type, nameEn }: NamedThing,
  places: readonly string[],
  { officeForms, officeLead }: Knowledge['questions']['english'],
): string[] {
  const place = places.find((one) => nameEn.startsWith(`${one} `));
  if (type !== 'Institution' || !place) return [];
  const rest = nameEn.slice(place.length + 1);
  const all = [rest, ...officeForms.map(({ pattern, by }) => rest.replace(pattern, by))];
  return all.flatMap((one) => [`${officeLead} ${one}`, ...(one.includes(' ') ? [one] : [])]);
}

type WritingRules = Pick<Knowledge, 'questions' | 'naming' | 'targets'>;

function writingsOf(thing: NamedThing, rules: WritingRules): string[] {
  const { name, type } = thing;
  const writings = [name, ...thing.aliases, thing.nameEn].filter(Boolean);
  if (type === 'Indicator') {
    const bare = withoutEnd(name, rules.targets.numberOf);
    if (bare.length >= SHORTEST_INDICATOR) writings.push(bare);
    return writings.filter((writing) => writing.length >= SHORTEST_INDICATOR);
  }
  if (type === 'Plan') writings.push(...titleWritings(name, rules.naming));
  if (type === 'Institution') writings.push(...governmentWritings(name, rules.questions));
  if (type === 'Zone') {
    const stem = name.replace(rules.questions.areaEnding.pattern, '');
    if (stem.length >= SHORTEST_STEM) writings.push(stem);
  }
  const { pattern: isCount } = rules.questions.countName;
  return [...new Set(writings)].filter(
    (writing) => writing.length >= SHORTEST_NAME && !isCount.test(writing),
  );
}

/** A title without its years, as it is cited, and without its place. */
function titleWritings(title: string, { titles }: Knowledge['naming']): string[] {
  const plain = title.replace(/[(（]\d{4}[^()（）]*[)）]$/, '');
  return [plain, `《${plain}》`, plain.replace(titles.titlePlace.pattern, '')];
}

/** How a government, or an office of one, is called besides its name; nothing for other institutions. */
function governmentWritings(
  name: string,
  { governments: { short, local, office, otherNames } }: Knowledge['questions'],
): string[] {
  if (!short.pattern.test(name)) return [];
  const inShort = name.replace(short.pattern, short.by);
  const withoutOffice = inShort.replace(office.pattern, office.by);
  return [
    ...otherNames.flatMap(({ pattern, names }) => (pattern.test(name) ? names : [])),
    ...(withoutOffice === inShort ? [] : [withoutOffice]),
    inShort,
    inShort.replace(local.pattern, local.by),
  ];
}

/** A Latin name ends where its word ends: AI is not in said. */
function isWholeWord(text: string, start: number, end: number): boolean {
  const latin = /[A-Za-z0-9]/;
  if (latin.test(text[start]!) && latin.test(text[start - 1] ?? '')) return false;
  return !(latin.test(text[end - 1]!) && latin.test(text[end] ?? ''));
}
