import type { Knowledge } from '../../knowledge/knowledge.js';
import type { AnswerEvidence, FormOf } from '../../model/question.js';
import type { Coverage } from './coverage.js';
import {
  FOR_NOUN,
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
import { type Item, type List, readLists, toItem } from './lists.js';
import type { ReadPassage, ReadSection } from './section.js';
import { COUNTS, ENOUGH, ownShare, type Reading, type Sentence } from './sentence.js';

/** What stands in one clause with the words of the question belongs to them more than what stands in another. */
const IN_CLAUSE = 0.2;

/** A list that is labelled with what the question calls its members is the one that is meant. */
const FOR_LABEL = 0.1;

/** Questions for things expect several. */
const LESS_FOR_ONE = 0.35;

/** Things of no known type that are not called as the question calls them are said with so much of it. */
const SAID_WITH = 0.4;

/** Of a long sentence that says what is asked, a part that says less of it is about something else. */
const SAID_BY_SEGMENT = 0.3;

interface Found {
  readonly items: readonly Item[];
  readonly evidence: readonly AnswerEvidence[];
  readonly coverage: number;
  readonly score: number;
}

/** The list or the headings that answer best: by the words around them, by their type, by how many are expected. */
export function readItems(
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
  const kinds = kindsOf(form);
  const isLabel = isLabelled(passage.text, form);
  const saysItself = segments.length > 1 && ownShare(sentence, cover) >= ENOUGH;
  return segments.flatMap((segment) => {
    if (saysItself && cover([[segment, 1]]) < SAID_BY_SEGMENT) return [];
    const coverage = cover([[segment, 1], ...places]);
    const lists =
      form.want === 'Plan' ? citedIn(passage, form) : readLists(segment, passage.names, knowledge, form.want);
    return lists.flatMap((list): Found[] => {
      const called = list.items
        .filter(({ name, aliases }) => isLabel || !isAsked(form, [name, ...aliases]))
        .map((item) => upTo(item, form.called))
        .filter((item, _, all) => isCalledSo(item, form) || !all.some((one) => isCalledSo(one, form)));
      const items = ofKind(called, kinds, sentence.under);
      const fit = typeFit(form, list, items, knowledge, isLabel);
      if (items.length === 0 || fit === null) return [];
      const labelled = Math.max(labelFit(form, list), nounFit(form, isLabel, list, items));
      const own = cover([[segment.slice(list.start, list.end), 1]]);
      if (form.want === 'any' && form.called.length > 0 && labelled === 0 && own < SAID_WITH) return [];
      const single = items.length === 1 && form.many ? LESS_FOR_ONE : 0;
      const behind = form.want === 'Industry' ? zoneFit(form, segment, passage, list, sentence.under) : 0;
      const kind = FOR_NOUN * labelled;
      const near = IN_CLAUSE * own;
      const label = isLabel ? FOR_LABEL : 0;
      const score =
        coverage + behind + near + kind + label + 0.25 * fit + sizeFit(form, items.length) - single;
      return [{ items, evidence: [passage], coverage, score }];
    });
  });
}

/** The texts that a sentence cites, as one list. */
function citedIn({ text, names }: ReadPassage, { plan }: FormOf<'reading'>): List[] {
  const cited = new Map(
    names
      .filter(({ type, name }) => type === 'Plan' && name !== plan?.name)
      .map((text) => [text.name, toItem(text, 'Plan')]),
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

/** What holds so long a name of the question is no answer to it. */
const LONG_NAME = 8;

function isAsked({ terms }: FormOf<'reading'>, names: readonly string[]): boolean {
  return terms.some(({ written }) =>
    written.some((one) => names.includes(one) || (one.length >= LONG_NAME && names[0]!.includes(one))),
  );
}
