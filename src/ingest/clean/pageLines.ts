import type { FurnitureRules, Label } from '../../knowledge/rules.js';
import type { Line } from './lines.js';

/** What a labelled line of a page says of its text: 发文字号：江政发〔2024〕7号. */
export interface LabelledValue {
  readonly label: Label;
  readonly value: string;
  /** Offset in the source of the line that says so. */
  readonly offset: number;
}

export interface FoundPageLines {
  /** Numbers of the lines that are buttons, counters and labels of a web page. */
  readonly lines: ReadonlySet<number>;
  readonly stated: readonly LabelledValue[];
}

/** Filled lines around a button within which a labelled line belongs to the page too. */
const NEARBY = 6;
const LONGEST_ZONE = 40;
const SENTENCE = /[。；]/;
const SENTENCE_LENGTH = 60;

/**
 * Finds what a web page that was copied to text adds to it. Buttons are told by their words alone; a label
 * with its value counts only at the head or foot of a text or beside buttons, where no sentence has begun.
 *
 * @param starts offsets in the source at which its texts begin
 */
export function findPageLines(
  filled: readonly Line[],
  starts: readonly number[],
  rules: FurnitureRules,
): FoundPageLines {
  const found = new Set<number>();
  const stated: LabelledValue[] = [];
  for (const i of findControls(filled, rules)) found.add(filled[i]!.number);
  filled.forEach((line) => {
    const stamp = rules.stamp.pattern.exec(line.text);
    if (!stamp) return;
    found.add(line.number);
    stated.push({ label: 'published', value: stamp.groups!.date!, offset: line.origins[0]! });
  });
  const zone = labelZone(filled, starts, found);
  for (let i = 0; i < filled.length; i++) {
    const line = filled[i]!;
    if (!zone.has(i) || found.has(line.number)) continue;
    const facts = readLabels(line.text, rules);
    if (!facts) continue;
    found.add(line.number);
    const next = filled[i + 1];
    const last = facts.at(-1)!;
    if (last.value === '' && next && rules.labels.value.pattern.test(next.text)) {
      found.add(next.number);
      last.value = next.text;
    }
    for (const { label, value } of facts) {
      if (value !== '') stated.push({ label, value, offset: line.origins[0]! });
    }
  }
  return { lines: found, stated };
}

/** Indices of the lines that are buttons, or parts of the one for the size of the type. */
function findControls(filled: readonly Line[], rules: FurnitureRules): number[] {
  const found: number[] = [];
  let inTypeSize = false;
  filled.forEach(({ text }, i) => {
    const opens = rules.typeSize.opens.pattern.test(text);
    inTypeSize = opens || (inTypeSize && rules.typeSize.parts.pattern.test(text));
    if (inTypeSize || isOfPath(filled, i, rules) || rules.controls.some((rule) => rule.pattern.test(text)))
      found.push(i);
  });
  return found;
}

const LONGEST_STEP = 20;

/** Whether a line is a sign or a step of the path to the page. */
function isOfPath(filled: readonly Line[], i: number, { path }: FurnitureRules): boolean {
  const isSign = (at: number) => filled[at] !== undefined && path.sign.pattern.test(filled[at]!.text);
  const { text } = filled[i]!;
  if (path.opens.pattern.test(text)) return isSign(i + 1);
  return isSign(i) || (isSign(i - 1) && text.length <= LONGEST_STEP && !SENTENCE.test(text));
}

/** Indices of the lines at the head or foot of a text, before its first sentence and behind its last, or beside buttons. */
function labelZone(
  filled: readonly Line[],
  starts: readonly number[],
  controls: ReadonlySet<number>,
): Set<number> {
  const zone = new Set<number>();
  const isSentence = ({ text }: Line) => SENTENCE.test(text) || text.length > SENTENCE_LENGTH;
  const reach = (from: number, step: 1 | -1, longest: number) => {
    for (let i = from, n = 0; filled[i] && n < longest && !isSentence(filled[i]!); i += step, n++)
      zone.add(i);
  };
  for (const start of starts) {
    const first = filled.findIndex((line) => line.origins[0]! >= start);
    if (first < 0) continue;
    reach(first, 1, LONGEST_ZONE);
    if (first > 0) reach(first - 1, -1, NEARBY);
  }
  reach(filled.length - 1, -1, NEARBY);
  filled.forEach((line, i) => {
    if (!controls.has(line.number)) return;
    reach(i + 1, 1, NEARBY);
    reach(i - 1, -1, NEARBY);
  });
  return zone;
}

/** The labels of a line with their values, or null where the line is not made of labels alone. */
function readLabels(text: string, rules: FurnitureRules): { label: Label; value: string }[] | null {
  const labels = Object.entries(rules.labels.names) as [Label, string[]][];
  const words = labels.flatMap(([, names]) => names).sort((a, b) => b.length - a.length);
  const found = [
    ...text.matchAll(new RegExp(`(?:^|[\\s|｜])[(（【\\[]?(?<name>${words.join('|')})\\s*[:：]`, 'gu')),
  ];
  if (found[0]?.index !== 0) return null;
  return found.map((match, i) => {
    const value = text.slice(match.index + match[0].length, found[i + 1]?.index ?? text.length);
    const label = labels.find(([, names]) => names.includes(match.groups!.name!))![0];
    return { label, value: value.replace(/[\])）】|｜]\s*$/, '').trim() };
  });
}
