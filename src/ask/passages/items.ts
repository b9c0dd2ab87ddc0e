import type { Knowledge } from '../../knowledge/knowledge.js';
import { parseNumeral } from '../../language/numerals.js';
import { ENTITY_TYPES } from '../../model/entity.js';
import type { FormOf } from '../../model/question.js';
import type { ReadPassage, ReadSection } from '../../query/rows.js';
import {
  isCalledSo,
  isLabelled,
  kindsOf,
  labelFit,
  nounFit,
  ofKind,
  sizeFit,
  typeFit,
  upTo,
  zoneFit,
} from './fit.js';
import { type Item, type List, namedItem, toItem } from './listedItems.js';
import { type ListWay, readWays } from './listWays.js';
import { COUNTS, headingsOf, type Reading } from './sentence.js';
import { type Features, type FoundSentence, flag, type Proposed, type ReadingTask } from './task.js';

/** The lists of a sentence that may answer, with how well they fit: by the words around them, by their type, by how many are expected. */
export function proposeItems(task: ReadingTask, sentence: FoundSentence): Proposed[] {
  const { form, cover } = task;
  const { passage } = sentence;
  if (passage.kind === 'heading') return [];
  return passage.text.split(/(?<=[；;。])/).flatMap((segment) => {
    const said = cover([[segment, 1]]);
    const lists = readWays(task, segment, passage.names, citedIn(passage, form));
    return lists.flatMap((list): Proposed[] => {
      const found = membersOf(task, sentence, list);
      if (!found) return [];
      const own = cover([[segment.slice(list.start, list.end), 1]]);
      const features = {
        ...found.features,
        'list segment': said,
        'list clause': own,
        'list cited': flag(list.way === 'cited'),
        'list of word': flag(list.way === 'word'),
        'list of noun': flag(list.way === 'noun'),
      };
      return [
        { kind: 'names', reading: readingOfItems(found.items, [passage], sentence.coverage), features },
      ];
    });
  });
}

export const readingOfItems = (
  items: readonly Item[],
  evidence: Reading['evidence'],
  coverage: number,
): Reading => ({
  items,
  boolean: null,
  evidence,
  coverage,
});

/** The members of a list that are meant, with how well they fit; null where none is left. */
function membersOf(
  { form, knowledge }: ReadingTask,
  { passage, under, section }: FoundSentence,
  list: List,
): { readonly items: readonly Item[]; readonly features: Features } | null {
  const isLabel = isLabelled(passage.text, form, knowledge);
  const called = list.items
    .filter(({ name, aliases }) => isLabel || !isAsked(form, [name, ...aliases]))
    .map((item) => upTo(item, form.called))
    .filter((item, _, all) => isCalledSo(item, form) || !all.some((one) => isCalledSo(one, form)));
  const items = ofKind(called, kindsOf(form), under);
  if (items.length === 0) return null;
  const fit = isLabel && items.length > 1 ? 1 : typeFit(form, list, items, knowledge);
  const typed = items.filter(({ type }) => type !== null).length / items.length;
  return {
    items,
    features: {
      'list fit': fit ?? 0,
      'list of another type': flag(fit === null),
      'list called': Math.max(labelFit(form, list), nounFit(form, isLabel, list, items)),
      'list label': flag(isLabel),
      'list typed': typed,
      'list named': items.filter(({ name }) => section.heading.includes(name)).length / items.length,
      'list of want':
        form.want === 'any' ? 0 : items.filter(({ type }) => type === form.want).length / items.length,
      'list want unknown': flag(form.want === 'any'),
      'list size fits': sizeFit(form, items.length),
      'list one of many': flag(form.many && items.length === 1),
      'list one': flag(items.length === 1),
      'list length': Math.min(1, items.length / 8),
      'list zone': zoneFit(form, passage, list, under),
      'list dropped': flag(items.length < list.items.length),
      'list closed': flag(list.tail !== ''),
    },
  };
}

/** Everything of one type that a sentence names, whatever stands between. */
export function proposeNamed({ form, cover }: ReadingTask, { passage, coverage }: FoundSentence): Proposed[] {
  if (passage.kind === 'heading') return [];
  return ENTITY_TYPES.flatMap((type): Proposed[] => {
    const things = new Map(
      passage.names
        .filter((name) => name.type === type && !isAsked(form, [name.name, name.text, ...name.aliases]))
        .map((name) => [name.name, namedItem(name)]),
    );
    if (things.size === 0) return [];
    return [
      {
        kind: 'names',
        reading: readingOfItems([...things.values()], [passage], coverage),
        features: {
          named: 1,
          [`named ${type}`]: 1,
          'named own': cover([[passage.text, 1]]),
          'named want': flag(form.want === type),
          'named want unknown': flag(form.want === 'any'),
          'named one': flag(things.size === 1),
          'named one of many': flag(form.many && things.size === 1),
          'list size fits': sizeFit(form, things.size),
        },
      },
    ];
  });
}

/** The short sentences that the parts of a section begin with are a list of what it is about: 工业设计。…, 时尚产业。…. */
export function proposeLeads(task: ReadingTask, section: ReadSection): Proposed[] {
  const leads = leadsAmong(section.passages);
  if (leads.length < 2) return [];
  const names = leads.map(({ name }) => name);
  return [leadsOf(task, section, { names, evidence: leads.map(({ passage }) => passage), label: null })];
}

const LEAD = /^(?:[（(]?[\d一二三四五六七八九十]+[)）.、．])?([^，,；;。:：、]{2,14})[。：:]$/;

/** The leads of some passages, with what each names. */
const leadsAmong = (passages: readonly ReadPassage[]) =>
  passages.flatMap((passage) => {
    const name = passage.kind === 'sentence' ? LEAD.exec(passage.text)?.[1] : undefined;
    return name === undefined ? [] : [{ passage, name }];
  });

/** What leads name, as one list; `label` counts them. */
function leadsOf(
  { form, cover }: ReadingTask,
  section: ReadSection,
  {
    names,
    evidence,
    label,
  }: Pick<Reading, 'evidence'> & {
    readonly names: readonly string[];
    readonly label: string | null;
  },
): Proposed {
  const items = names.map((name): Item => ({ name, aliases: [], type: null }));
  const coverage = cover([...(label ? [[label, 1] as const] : []), ...headingsOf(section)]);
  return {
    kind: 'names',
    reading: readingOfItems(items, evidence, coverage),
    features: {
      leads: 1,
      ...(label ? { 'leads counted': 1 } : {}),
      'leads coverage': coverage,
      'leads heading': cover([[section.heading, 1]]),
      'list size fits': sizeFit(form, items.length),
    },
  };
}

/** The label and the first of some leads that are counted: 四区:甲旅游区。 */
const COUNTED =
  /^[“"]?(?<label>(?<count>[二两三四五六七八九十])[\u4e00-\u9fff]{1,2})[”"]?[:：](?<first>[^，,；;。:：、]{2,16})。$/;

/** What a label counts, where the leads behind it are as many: 四区:甲旅游区。依托…。乙旅游区。…。 */
export function proposeCountedLeads(task: ReadingTask, section: ReadSection): Proposed[] {
  const { passages } = section;
  return passages.flatMap((opening, at): Proposed[] => {
    const { label, count, first } = COUNTED.exec(opening.text)?.groups ?? {};
    const size = parseNumeral(count ?? '');
    if (!size || !label) return [];
    const next = passages.findIndex(({ text }, i) => i > at && COUNTED.test(text));
    const leads = leadsAmong(passages.slice(at + 1, next < 0 ? undefined : next));
    if (leads.length !== size - 1) return [];
    const names = [first!, ...leads.map(({ name }) => name)];
    return [
      leadsOf(task, section, { names, evidence: [opening, ...leads.map(({ passage }) => passage)], label }),
    ];
  });
}

/** The texts that a sentence cites, as one list. */
function citedIn({ text, names }: ReadPassage, { plan, want }: FormOf<'reading'>): ListWay[] {
  if (want !== 'Plan' && want !== 'any') return [];
  const cited = new Map(
    names
      .filter(({ type, name }) => type === 'Plan' && name !== plan?.name)
      .map((text) => [text.name, toItem(text, 'Plan')]),
  );
  return cited.size > 0
    ? [{ items: [...cited.values()], start: 0, end: text.length, tail: '', way: 'cited' }]
    : [];
}

/** Headings below one another are a list too: 专项工程1：…, 专项工程2：…. */
export function proposeHeadings({ form, cover, knowledge }: ReadingTask, section: ReadSection): Proposed[] {
  const groups = [
    section.children.filter(({ isOwn }) => isOwn),
    section.children.filter(({ isOwn }) => !isOwn),
  ];
  return groups.flatMap((group): Proposed[] => {
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
    const items = group.map(
      ({ heading }): Item => ({
        name: projectIn(heading, noun, knowledge),
        aliases: [heading],
        type: 'Project',
      }),
    );
    const evidence = group.map(({ passage }) => passage);
    return [
      {
        kind: 'names',
        reading: readingOfItems(items, evidence, coverage),
        features: {
          headings: 1,
          'headings coverage': coverage,
          'headings want': flag(form.want === 'Project'),
          'list size fits': sizeFit(form, items.length),
        },
      },
    ];
  });
}

/** The project that a heading names: 大力实施双创提升工程，推动…发展 → 双创提升工程. */
function projectIn(heading: string, noun: string, { questions }: Knowledge): string {
  const clause = heading.split(/[，,]/).find((part) => part.includes(noun)) ?? heading;
  const numbered = /[0-9一二三四五六七八九十][:：.、](.+)$/.exec(clause)?.[1]?.trimStart() ?? clause;
  return numbered.replace(questions.headingVerbs.pattern, '').trim();
}

/** What holds so long a name of the question is no answer to it. */
const LONG_NAME = 8;

function isAsked({ terms }: FormOf<'reading'>, names: readonly string[]): boolean {
  return terms.some(({ written }) =>
    written.some((one) => names.includes(one) || (one.length >= LONG_NAME && names[0]!.includes(one))),
  );
}
