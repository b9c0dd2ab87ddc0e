import escapeRegExp from 'escape-string-regexp';
import type { NumberRules } from '../knowledge/rules.js';
import type { Span } from '../model/document.js';
import type { Comparator } from '../model/target.js';
import { parseNumeral } from './numerals.js';

/** A number with its unit as a text writes it; the span holds both. */
export interface Quantity extends Span {
  readonly value: number;
  /** Of a range, its end. */
  readonly valueMax: number | null;
  /** As written, with its multiplier and what it counts per: 亿元, 万元/人, 条（段）. */
  readonly unit: string;
  /** What a word inside it says: 300余家 is more than 300. */
  readonly over: boolean;
}

/** The unit of a quantity taken apart: 亿美元/年 is 1e8 × 美元 per 年. */
export interface Unit {
  readonly multiplier: number;
  readonly measure: string;
  readonly per: string | null;
}

/** What a unit measures, and how its values come into the unit in which they compare. */
export interface Dimension {
  readonly id: string;
  readonly unit: string;
  readonly factor: number;
}

/** What bounds a number: the comparator, and how many characters say so on either side of it. */
export interface Bound {
  readonly comparator: Comparator;
  readonly before: number;
  readonly behind: number;
}

export interface QuantityReader {
  /** The quantities of a text, in order. A number whose unit cannot be read whole is none. */
  readonly find: (text: string) => Quantity[];
  /** A unit taken apart; null where it is none of the grammar. */
  readonly parseUnit: (unit: string) => Unit | null;
  /** The dimension of a unit, the unit in which its values compare, and the factor into it; null where it is none of the grammar. */
  readonly dimensionOf: (unit: string) => Dimension | null;
  /** What the words around a quantity say of its bound; null where they say none. */
  readonly boundOf: (before: string, behind: string) => Bound | null;
  /** Offsets of the white space inside numbers that are set apart: 6 0 0 亿元, 12 000家, 2 0 2 5 年. */
  readonly spacesInside: (text: string) => number[];
  /** Whether the unit counts things one by one. */
  readonly counts: (unit: string) => boolean;
}

/** The words as alternatives of a pattern, longest first. */
export const alternatives = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escapeRegExp)
    .join('|');

const NUMBER = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const NUMERAL = '[零〇一二三四五六七八九十百千]{1,8}|两';

const readers = new WeakMap<NumberRules, QuantityReader>();

/** Prepares the reading of amounts by the grammar of `rules/numbers.yaml`, once for each grammar. */
export function makeQuantityReader(rules: NumberRules): QuantityReader {
  const known = readers.get(rules);
  if (known) return known;
  const reader = compileGrammar(rules);
  readers.set(rules, reader);
  return reader;
}

function compileGrammar(rules: NumberRules): QuantityReader {
  const measures = rules.dimensions.flatMap(({ factors }) => Object.keys(factors));
  const counters = rules.dimensions.flatMap(({ factors, counting }) =>
    counting ? Object.keys(factors) : [],
  );
  // A single letter is a unit at the end of a word alone: 2400G, not 5G网络.
  const letters = measures.filter((word) => /^[A-Za-z]$/.test(word));
  const words = measures.filter((word) => !letters.includes(word));
  const measure = `(?!${alternatives(rules.notMeasures)})(?:${alternatives(words)}|(?:${alternatives(letters)})(?!\\p{L}))`;
  const multiplier = alternatives(Object.keys(rules.multipliers));
  const over = `[${rules.overWords.join('')}]`;
  const inBrackets = `(?:[（(](?:${alternatives(counters)})[)）])?`;
  const per = `(?:\\s*\\/\\s*(?:${alternatives([...rules.perWords, ...measures])}))?`;
  const whole = `(?:(?<mult>${multiplier})(?<overMult>${over})?)?(?<measure>${measure})${inBrackets}${per}`;
  const bare = `(?<bareMult>${alternatives(['万', '亿', '万亿'])})${rules.bare.pattern.source}`;
  const unit = `(?<over>${over})?\\s*(?:${whole}|${bare})`;
  const first = `(?:\\s*(?:${multiplier})?(?:${measure})?${per})`;
  const written = new RegExp(
    `(?<!${rules.notBehind.pattern.source})(?<value>${NUMBER})(?:${first}(?:${rules.ranges.pattern.source})(?<max>${NUMBER}))?\\s*${unit}(?!${rules.notBefore.pattern.source})`,
    'gu',
  );
  const single = new RegExp(
    `(?<!${rules.notBehind.pattern.source})(?<value>${NUMBER})\\s*${unit}(?!${rules.notBefore.pattern.source})`,
    'gu',
  );
  const percent = new RegExp(`百分之(?<numeral>${NUMERAL})(?:点(?<part>[零〇一二三四五六七八九]+))?`, 'gu');
  const spelled = new RegExp(
    `(?<![第零〇一二两三四五六七八九十百千万亿\\d])(?<numeral>${NUMERAL})(?<unit>(?!${alternatives(rules.notMeasures)})(?:(?:万|亿)(?:${measure})|(?:${alternatives(counters)})))`,
    'gu',
  );
  const parts = new RegExp(
    `^(?<mult>${multiplier})?(?<measure>${measure})?${inBrackets}(?:\\/(?<per>.+))?$`,
    'u',
  );

  const fromDigits = (found: RegExpMatchArray): Quantity => {
    const groups = found.groups!;
    const text = found[0];
    const head = new RegExp(
      `^(?:${NUMBER})(?:${first}(?:${rules.ranges.pattern.source})(?:${NUMBER}))?\\s*`,
      'u',
    ).exec(text)![0];
    const ofUnit = text.slice(groups.max ? head.length : groups.value!.length).replace(/\s/g, '');
    return {
      start: found.index!,
      end: found.index! + text.length,
      value: amount(groups.value!),
      valueMax: groups.max ? amount(groups.max) : null,
      unit: ofUnit
        .replace(new RegExp(`^(?:${over})|(?<=^(?:${multiplier}))${over}`, 'gu'), '')
        .replace('％', '%'),
      over: Boolean(groups.over ?? groups.overMult),
    };
  };

  const fromNumeral = (found: RegExpMatchArray): Quantity[] => {
    const { numeral, part, unit } = found.groups!;
    const whole = parseNumeral(numeral!);
    if (whole === null) return [];
    return [
      {
        start: found.index!,
        end: found.index! + found[0].length,
        value: part ? Number(`${whole}.${parseNumeral(part)}`) : whole,
        valueMax: null,
        unit: unit ?? '%',
        over: false,
      },
    ];
  };

  /** All that reads as an amount, what takes in the most first. */
  const candidatesIn = (text: string): Quantity[] => [
    // 从100家到200家 is no range: its end is not above its beginning by much only by chance.
    ...[...text.matchAll(written)]
      .map(fromDigits)
      .filter(({ value, valueMax }) => valueMax === null || valueMax > value),
    ...[...text.matchAll(single)].map(fromDigits),
    ...[...text.matchAll(percent), ...text.matchAll(spelled)].flatMap(fromNumeral),
  ];

  const find = (text: string): Quantity[] => {
    const found: Quantity[] = [];
    const taken = new Uint8Array(text.length);
    const add = (quantity: Quantity) => {
      if (taken.subarray(quantity.start, quantity.end).includes(1)) return;
      taken.fill(1, quantity.start, quantity.end);
      found.push(quantity);
    };
    for (const quantity of candidatesIn(text)) add(quantity);
    return found.sort((a, b) => a.start - b.start);
  };

  const parseUnit = (text: string): Unit | null => {
    const groups = parts.exec(text)?.groups;
    if (!groups || (!groups.mult && !groups.measure)) return null;
    return {
      multiplier: groups.mult ? rules.multipliers[groups.mult]! : 1,
      measure: groups.measure ?? '',
      per: groups.per ?? null,
    };
  };

  const dimensionOf = (text: string): Dimension | null => {
    const unit = parseUnit(text);
    const dimension = unit && rules.dimensions.find(({ factors }) => unit.measure in factors);
    if (!unit || !dimension) return null;
    const factor = unit.multiplier * dimension.factors[unit.measure]!;
    return unit.per === null
      ? { id: dimension.id, unit: dimension.unit, factor }
      : { id: `${dimension.id}/${unit.per}`, unit: `${dimension.unit}/${unit.per}`, factor };
  };

  const denied = `(?:${alternatives(rules.denials)})`;
  const boundEnd = `(?:${alternatives(rules.boundEndings)})?$`;
  const before = rules.bounds.flatMap(({ words, means, denied: turned }) => [
    {
      pattern: new RegExp(`(?<!${alternatives(rules.notBounds)})(?:${alternatives(words)})${boundEnd}`, 'u'),
      comparator: means,
      isDenial: false,
    },
    ...(turned
      ? [
          {
            pattern: new RegExp(`${denied}(?:${alternatives(words)})${boundEnd}`, 'u'),
            comparator: turned,
            isDenial: true,
          },
        ]
      : []),
  ]);
  const behind = rules.boundsBehind.map(({ words, means }) => ({
    pattern: new RegExp(`^(?:[（(]含[)）])?(?:${alternatives(words)})(?:[（(]含[)）])?`, 'u'),
    comparator: means,
  }));
  const boundOf = (head: string, tail: string): Bound | null => {
    const fits = before
      .map((rule) => ({ ...rule, length: rule.pattern.exec(head)?.[0].length ?? 0 }))
      .filter(({ length }) => length > 0)
      .sort((a, b) => b.length - a.length)[0];
    const after = behind
      .map((rule) => ({ ...rule, length: rule.pattern.exec(tail)?.[0].length ?? 0 }))
      .find(({ length }) => length > 0);
    if (!fits && !after) return null;
    return {
      comparator: fits?.isDenial || !after ? fits!.comparator : after.comparator,
      before: fits?.length ?? 0,
      behind: after?.length ?? 0,
    };
  };
  const apart =
    '\\d(?:[ \\u3000]\\d)+(?:[ \\u3000]?\\.[ \\u3000]?\\d(?:[ \\u3000]\\d)*)?|\\d[ \\u3000]?\\.[ \\u3000]\\d';
  const spaced = new RegExp(
    `(?<![\\d.][ \\u3000]?)(?:${apart}|\\d{1,3}(?: \\d{3})+)(?=[ \\u3000]?(?:(?:${multiplier})?${measure}|[年月日]))`,
    'gu',
  );
  const spacesInside = (text: string) =>
    [...text.matchAll(spaced)].flatMap(({ index, 0: digits }) =>
      [...digits.matchAll(/\s/g)].map((space) => index + space.index),
    );
  const isCounter = new Set(counters);
  const counts = (unit: string) => {
    const { measure: of, per: each } = parseUnit(unit) ?? { measure: '', per: null };
    return each === null && isCounter.has(of);
  };
  return { find, parseUnit, dimensionOf, boundOf, spacesInside, counts };
}

const amount = (digits: string) => Number(digits.replace(/,/g, ''));
