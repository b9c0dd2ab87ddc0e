import type { Knowledge } from '../../knowledge/knowledge.js';
import type { AnswerEvidence, FormOf } from '../../model/question.js';
import { type Coverage, makeCoverage, type Place } from './coverage.js';
import { type Item, type List, readLists } from './lists.js';
import type { ReadPassage, ReadSection, ReadUnit } from './section.js';

/** What the sentences give for a question: names, or yes or no, or themselves, with how surely. */
export interface Reading {
  readonly items: readonly Item[];
  readonly boolean: boolean | null;
  readonly evidence: readonly AnswerEvidence[];
  readonly coverage: number;
}

/** A sentence of a section with what it stands behind and under. */
interface Sentence {
  readonly section: ReadSection;
  readonly passage: ReadPassage;
  readonly at: number;
  readonly places: readonly Place[];
  readonly coverage: number;
}

/** A sentence that says less of the question than this does not answer it. */
const ENOUGH = 0.6;
const NEARLY_ALL = 0.85;
const LEAD_LENGTH = 22;
const MOST_PASSAGES = 5;
/** What a word counts by where it stands: in the sentence, its lead, its headings, the title of its plan, the sentence before or behind. */
const COUNTS = { lead: 0.92, passage: 0.9, heading: 1, above: 0.75, title: 0.75, near: 0.5 } as const;

/** Reads the answer to a question from the sentences that hold its words; null where none says enough of it. */
export function readSentences(
  form: FormOf<'reading'>,
  sections: readonly ReadSection[],
  knowledge: Knowledge,
): Reading | null {
  const cover = makeCoverage(form.terms);
  const sentences = sections
    .flatMap((section) => listSentences(section, cover))
    .sort((a, b) => b.coverage - a.coverage);
  const good = sentences.filter(({ coverage }) => coverage >= ENOUGH);
  switch (form.want) {
    case 'passages':
      return readPassages(form.strict ? good.filter(({ coverage }) => coverage >= NEARLY_ALL) : good);
    case 'boolean':
      return readPolarity(form, good, cover, knowledge);
    case 'units':
      return form.role === 'assisting' ? readAssisting(good, knowledge) : readUnits(form, good, cover);
    case 'Plan':
      if (!form.plan && !form.described) return readPlans(good, cover);
      return readItems(form, good, sections, cover, knowledge);
    default:
      return readItems(form, good, sections, cover, knowledge);
  }
}

function listSentences(section: ReadSection, cover: Coverage): Sentence[] {
  let lead = '';
  return section.passages.map((passage, at) => {
    const isLead =
      passage.kind === 'sentence' &&
      passage.text.length <= LEAD_LENGTH &&
      /^[^，,；;]*[。：:]$/.test(passage.text);
    if (isLead) lead = passage.text;
    const places: Place[] = [
      [passage.text, COUNTS.passage],
      [isLead ? '' : lead, COUNTS.lead],
      [section.heading, COUNTS.heading],
      [section.above.join(' '), COUNTS.above],
      [section.plan.title, COUNTS.title],
      [section.passages[at - 1]?.text ?? '', COUNTS.near],
      [section.passages[at + 1]?.text ?? '', COUNTS.near],
    ];
    return { section, passage, at, places, coverage: cover(places) };
  });
}

function readPassages(good: readonly Sentence[]): Reading | null {
  const [best] = good;
  if (!best) return null;
  const evidence = good
    .filter(({ passage }) => passage.kind !== 'heading')
    .slice(0, MOST_PASSAGES)
    .map(({ passage }) => passage);
  return evidence.length > 0 ? { items: [], boolean: null, evidence, coverage: best.coverage } : null;
}

/** Yes or no by the sentence that says most of the question: whether a clause of it that says enough of the question denies it. */
function readPolarity(
  form: FormOf<'reading'>,
  good: readonly Sentence[],
  cover: Coverage,
  { questions }: Knowledge,
): Reading | null {
  const best = good.find(({ passage }) => passage.kind === 'sentence');
  if (!best || best.coverage < SURE) return null;
  const clauses = best.passage.text
    .split(/[，。；,;]/)
    .map((clause) => ({ clause, said: cover([[clause, 1]]) }));
  const most = Math.max(...clauses.map(({ said }) => said));
  const denied = clauses.some(
    ({ clause, said }) =>
      said >= Math.min(most, DENIES) &&
      (questions.denials.pattern.test(clause) || (form.exceeds && questions.bounds.pattern.test(clause))),
  );
  const own = cover([
    [best.passage.text, 1],
    [best.section.heading, COUNTS.heading],
  ]);
  if (!denied && own < SURE) return null;
  return { items: [], boolean: !denied, evidence: [best.passage], coverage: best.coverage };
}

/** Yes or no needs a sentence that says nearly all of the question. */
const SURE = 0.62;
/** A clause that denies so much of the question denies it. */
const DENIES = 0.3;

/** Units are responsible for what the heading says. */
const FOR_MEASURE = 0.2;

/** Who is responsible by the first passage at or behind the best one that says so, within its measure. */
function readUnits(form: FormOf<'reading'>, good: readonly Sentence[], cover: Coverage): Reading | null {
  const fit = ({ section, coverage }: Sentence) => coverage + FOR_MEASURE * cover([[section.heading, 1]]);
  const measures = [...good].sort((a, b) => fit(b) - fit(a));
  for (const { section, passage, at, coverage } of measures) {
    const next = section.passages
      .slice(at)
      .find(({ id }) => section.units.some((unit) => unit.passage === id));
    if (!next) continue;
    const all = section.units.filter((unit) => unit.passage === next.id);
    const leading = all.filter(({ leads }) => leads);
    const units = form.role === 'leading' && leading.length > 0 ? leading : all;
    return {
      items: units.map(itemOf),
      boolean: null,
      evidence: passage.id === next.id ? [next] : [next, passage],
      coverage,
    };
  }
  return null;
}

/** Who assists those who lead, by the words that say so: 配合单位：…. These units are not responsible. */
function readAssisting(good: readonly Sentence[], { questions }: Knowledge): Reading | null {
  for (const { section, at, coverage } of good) {
    for (const passage of section.passages.slice(at)) {
      const from = passage.text.search(questions.assists.pattern);
      if (from < 0) continue;
      const named = passage.names.filter(
        ({ type, text }) => type === 'Institution' && passage.text.indexOf(text, from) >= 0,
      );
      if (named.length > 0) return { items: named.map(itemOf), boolean: null, evidence: [passage], coverage };
    }
  }
  return null;
}

const itemOf = ({ name, aliases, nameEn }: Pick<ReadUnit, 'name' | 'aliases' | 'nameEn'>): Item => ({
  name,
  aliases: nameEn ? [...aliases, nameEn] : aliases,
  type: 'Institution',
});

/** A plan says what is asked where one of its sentences says at least this much of it. */
const SAYS = 0.8;

/** What one clause says: words that stand far apart in a long sentence are not said together. */
const saysTogether = (text: string, cover: Coverage) =>
  Math.max(...text.split(/[，,。；;]/).map((clause) => cover([[clause, 1]])));

/** The plans with a sentence that says it. */
function readPlans(good: readonly Sentence[], cover: Coverage): Reading | null {
  const best = new Map<string, Sentence>();
  for (const sentence of good)
    if (!best.has(sentence.section.plan.id) && saysTogether(sentence.passage.text, cover) >= SAYS)
      best.set(sentence.section.plan.id, sentence);
  if (best.size === 0) return null;
  const sentences = [...best.values()];
  return {
    items: sentences.map(({ section }) => ({ name: section.plan.title, aliases: [], type: 'Plan' })),
    boolean: null,
    evidence: sentences.map(({ passage }) => passage),
    coverage: Math.min(...sentences.map(({ coverage }) => coverage)),
  };
}

/** What stands in one clause with the words of the question belongs to them more than what stands in another. */
const IN_CLAUSE = 0.2;

/** Questions for things expect several. */
const LESS_FOR_ONE = 0.35;

/** Whether the sentence is labelled with the noun (重点园区：…), the list closes with it, or its members end with it, as names of industries need not. */
function nounFit(
  { noun, want }: FormOf<'reading'>,
  text: string,
  { tail }: List,
  items: readonly Item[],
): number {
  if (!noun) return 0;
  if (tail.includes(noun) || (text.startsWith(noun) && /^[:：为]/.test(text.slice(noun.length)))) return 1;
  return want === 'Industry' ? 0 : share(items, noun.slice(-3));
}

/** Whether the list closes with words of the question: A、B、C“三个特色产业链”. */
const labelFit = ({ terms }: FormOf<'reading'>, { tail }: List) =>
  Number(terms.some(({ written }) => written.some((one) => one.length > 3 && tail.includes(one))));

/** Where some members are what the question calls them and others are not, these are meant: 哪家交易所. */
function isCalledSo({ name, aliases }: Item, { noun, want }: FormOf<'reading'>): boolean {
  return (
    noun !== null &&
    noun.length > 1 &&
    want !== 'Industry' &&
    [name, ...aliases].some((one) => one.endsWith(noun))
  );
}

/** Where the question says of what kind, only members that say it are meant: 哪几个抽水蓄能项目. */
function isOfKind({ name, aliases }: Item, noun: string | null): boolean {
  const kind = /^(.{3,})..$/.exec(noun ?? '')?.[1];
  return kind !== undefined && [name, ...aliases].some((one) => one.includes(kind));
}

/** A list that is mostly of other kinds: 抽水蓄能 among wind and solar power. */
function isMixed(items: readonly Item[], noun: string | null): boolean {
  const of = items.filter((item) => isOfKind(item, noun)).length;
  return of > 0 && of < items.length / 2;
}

/** A member goes no further than what the question calls it: 西部片区核心承载区域 → 西部片区. */
function upTo(item: Item, noun: string | null): Item {
  const at = noun && noun.length > 1 && item.type === null ? item.name.indexOf(noun) : -1;
  return at > 0 ? { ...item, name: item.name.slice(0, at + noun!.length) } : item;
}

/** Members that end as the question calls them: 哪几个实验室. */
const FOR_NOUN = 0.3;
const share = (items: readonly Item[], noun: string) =>
  items.filter(({ name, aliases }) => [name, ...aliases].some((one) => one.endsWith(noun))).length /
  items.length;

/** What stands behind a zone of the question, in its part of the sentence, is said of that zone. */
const FOR_ZONE = 0.2;

function isBehindZone(
  { terms }: FormOf<'reading'>,
  segment: string,
  { names }: ReadPassage,
  list: List,
): boolean {
  return names.some(({ text, type }) => {
    const at = segment.indexOf(text);
    return type === 'Zone' && at >= 0 && at < list.end && terms.some(({ written }) => written.includes(text));
  });
}

interface Found {
  readonly items: readonly Item[];
  readonly evidence: readonly AnswerEvidence[];
  readonly coverage: number;
  readonly score: number;
}

function readItems(
  form: FormOf<'reading'>,
  good: readonly Sentence[],
  sections: readonly ReadSection[],
  cover: Coverage,
  knowledge: Knowledge,
): Reading | null {
  const found = [
    ...good.flatMap((sentence) => listsOf(form, sentence, cover, knowledge)),
    ...sections.flatMap((section) => headingsOf(form, section, cover, knowledge)),
  ].sort((a, b) => b.score - a.score);
  const [best] = found;
  if (!best) return null;
  return { items: best.items, boolean: null, evidence: best.evidence, coverage: best.coverage };
}

/** The lists of a sentence that may answer, with how well: by the words around them, by their type, by how many are expected. */
function listsOf(
  form: FormOf<'reading'>,
  sentence: Sentence,
  cover: Coverage,
  knowledge: Knowledge,
): Found[] {
  const { passage, places } = sentence;
  if (passage.kind === 'heading') return [];
  const segments = passage.text.split(/(?<=[；;。])/);
  return segments.flatMap((segment) => {
    const coverage = cover([[segment, 1], ...places]);
    const lists =
      form.want === 'Plan' ? citedIn(passage, form) : readLists(segment, passage.names, knowledge, form.want);
    return lists.flatMap((list): Found[] => {
      const items = list.items
        .filter(({ name, aliases }) => !isAsked(form, [name, ...aliases]))
        .map((item) => upTo(item, form.noun))
        .filter((item, _, all) => isCalledSo(item, form) || !all.some((one) => isCalledSo(one, form)))
        .filter((item, _, all) => isOfKind(item, form.noun) || !isMixed(all, form.noun));
      const fit = typeFit(form, list, items, knowledge);
      if (items.length === 0 || fit === null) return [];
      const single = items.length === 1 && form.many ? LESS_FOR_ONE : 0;
      const behind = form.want === 'Industry' && isBehindZone(form, segment, passage, list) ? FOR_ZONE : 0;
      const kind = FOR_NOUN * Math.max(labelFit(form, list), nounFit(form, passage.text, list, items));
      const near = IN_CLAUSE * cover([[segment.slice(list.start, list.end), 1]]);
      const score = coverage + behind + near + kind + 0.25 * fit + sizeFit(form, items.length) - single;
      return [{ items, evidence: [passage], coverage, score }];
    });
  });
}

/** The texts that a sentence cites, as one list. */
function citedIn({ text, names }: ReadPassage, { plan }: FormOf<'reading'>): List[] {
  const cited = new Map(
    names
      .filter(({ type, name }) => type === 'Plan' && name !== plan?.name)
      .map(({ name, aliases, nameEn }) => [
        name,
        { name, aliases: nameEn ? [...aliases, nameEn] : aliases, type: 'Plan' },
      ]),
  );
  return cited.size > 0 ? [{ items: [...cited.values()], start: 0, end: text.length, tail: '' }] : [];
}

/** Headings below one another are a list too: 专项工程1：…, 专项工程2：…. */
function headingsOf(
  form: FormOf<'reading'>,
  section: ReadSection,
  cover: Coverage,
  knowledge: Knowledge,
): Found[] {
  if (form.plan === null || !['Project', 'any'].includes(form.want)) return [];
  const groups = [
    section.children.filter(({ isOwn }) => isOwn),
    section.children.filter(({ isOwn }) => !isOwn),
  ];
  return groups.flatMap((group): Found[] => {
    if (group.length < 2) return [];
    const noun = knowledge.questions.projectNouns.find((one) =>
      group.every(({ heading }) => heading.includes(one)),
    );
    if (!noun) return [];
    const coverage = cover([
      [group[0]!.over, 1],
      [group.map(({ heading }) => heading).join(' '), COUNTS.heading],
      [section.above.join(' '), COUNTS.above],
    ]);
    if (coverage < ENOUGH && sizeFit(form, group.length) <= 0) return [];
    const items = group.map(
      ({ heading }): Item => ({
        name: projectIn(heading, noun, knowledge),
        aliases: [heading],
        type: 'Project',
      }),
    );
    return [
      {
        items,
        evidence: group.map(({ passage }) => passage),
        coverage,
        score: Math.max(coverage, ENOUGH) + 0.25 + sizeFit(form, items.length),
      },
    ];
  });
}

/** The project that a heading names: 大力实施双创提升工程，推动…发展 → 双创提升工程. */
function projectIn(heading: string, noun: string, { questions }: Knowledge): string {
  const clause = heading.split(/[，,]/).find((part) => part.includes(noun)) ?? heading;
  const numbered = /[0-9一二三四五六七八九十]+[:：.、]\s*(.+)$/.exec(clause)?.[1] ?? clause;
  return numbered.replace(questions.headingVerbs.pattern, '').trim();
}

function isAsked({ terms }: FormOf<'reading'>, names: readonly string[]): boolean {
  return terms.some(({ written }) => written.some((one) => names.includes(one)));
}

/** From 0 to 1 how well a list is of the wanted type, or null where it is of another. */
function typeFit(
  form: FormOf<'reading'>,
  list: List,
  items: readonly Item[],
  { enumerations }: Knowledge,
): number | null {
  if (form.want === 'any') return items.every(({ type }) => type !== null) ? 1 : 0.4;
  const named = items.filter(({ type }) => type === form.want).length / items.length;
  const other = items.filter(({ type }) => type !== null && type !== form.want).length / items.length;
  const called = form.noun && form.noun.length > 1 ? share(items, form.noun) : 0;
  const said = enumerations.lists.some(
    ({ type, pattern }) => type === form.want && list.tail && pattern.test(list.tail),
  );
  if (other > 0.5 || (other > named && !said)) return null;
  if (named === 0 && !said && called < 1) return null;
  return Math.max(named, called, said ? 0.9 : 0);
}

function sizeFit({ size }: FormOf<'reading'>, count: number): number {
  if (size === null) return 0;
  return size === count ? 0.35 : -0.35;
}
