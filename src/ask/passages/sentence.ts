import type { Quantity } from '../../language/quantities.js';
import type { AnswerEvidence } from '../../model/question.js';
import type { ReadPassage, ReadSection } from '../../query/rows.js';
import type { Coverage, Place } from './coverage.js';
import type { Item } from './listedItems.js';
import type { Point } from './tables/series.js';

/** What the sentences give for a question: names, or yes or no, or themselves, with how surely. */
export interface Reading {
  readonly items: readonly Item[];
  readonly boolean: boolean | null;
  readonly quantity?: Quantity;
  readonly count?: number;
  /** ISO date. */
  readonly date?: string;
  /** Things with a number each that the answer sets side by side, */
  readonly points?: readonly Point[];
  /** and what was computed of two of them. */
  readonly how?: 'difference' | 'multiple' | 'share';
  readonly evidence: readonly AnswerEvidence[];
  readonly coverage: number;
}

/** A sentence of a section with what it stands behind and under. */
export interface Sentence {
  readonly section: ReadSection;
  readonly passage: ReadPassage;
  readonly at: number;
  readonly places: readonly Place[];
  /** Its heading, and the short sentence that it goes on from. */
  readonly under: string;
  readonly coverage: number;
}

/** A sentence with what it stands under and the title of its plan: what is said there it need not say again. */
export const textAround = ({ passage, under, section }: Sentence): string =>
  `${passage.text} ${under} ${section.plan.title}`;

/** A sentence that a page or a line ended before its end, with what goes on behind or stands before it. */
export function wholeSentence({ section: { passages }, passage, at }: Sentence): {
  readonly text: string;
  readonly evidence: readonly ReadPassage[];
} {
  const before = passages[at - 1];
  const behind = passages[at + 1];
  const evidence = [
    passage,
    ...(before && isCut(before) && passage.kind === before.kind ? [before] : []),
    ...(behind && isCut(passage) && passage.kind === behind.kind ? [behind] : []),
  ];
  const inOrder = [before, passage, behind].filter((one) => one !== undefined && evidence.includes(one));
  return { text: inOrder.map((one) => one!.text).join(''), evidence };
}

/** Whether a sentence has no end. */
const isCut = ({ kind, text }: ReadPassage): boolean =>
  kind === 'sentence' && !/[。；;：:！？!?.…）)]\s*$/.test(text);

const LEAD_LENGTH = 22;
/** What a word counts by where it stands: in the sentence, its lead, its headings, the title of its plan, the sentence before or behind. */
export const COUNTS = { lead: 0.92, passage: 0.9, heading: 1, above: 0.75, title: 0.75, near: 0.5 } as const;

/** What stands over all of a section. */
export const headingsOf = ({ heading, above, plan }: ReadSection): Place[] => [
  [heading, COUNTS.heading],
  [above.join(' '), COUNTS.above],
  [plan.title, COUNTS.title],
];

/** The sentences of a section, each with how much of the question it says where it stands. */
export function listSentences(section: ReadSection, cover: Coverage): Sentence[] {
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
      ...headingsOf(section),
      [section.passages[at - 1]?.text ?? '', COUNTS.near],
      [section.passages[at + 1]?.text ?? '', COUNTS.near],
    ];
    const under = `${section.heading} ${isLead ? '' : lead}`;
    return { section, passage, at, places, under, coverage: cover(places) };
  });
}
