import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeTargetReader } from '../../src/ingest/extract/targets/targetReader.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { Rewriting, Rule } from '../../src/knowledge/rules.js';
import { makeQuantityReader } from '../../src/language/quantities.js';

const knowledge = loadKnowledge();

/** Every rule that anything in the knowledge holds, by the path that it is found at. */
function* listRules(held: unknown, path: string): Generator<[string, Rule]> {
  if (held === null || typeof held !== 'object' || held instanceof RegExp) return;
  if (
    'pattern' in held &&
    held.pattern instanceof RegExp &&
    'examples' in held &&
    Array.isArray(held.examples)
  )
    yield [path, held as Rule];
  for (const [key, value] of Object.entries(held))
    yield* listRules(value, path === '' ? key : `${path}.${key}`);
}

const rules = [...listRules(knowledge, '')];

/** Everything in the knowledge that says how something is written in another way. */
function* listRewritings(held: unknown, path: string): Generator<[string, Rewriting]> {
  if (held === null || typeof held !== 'object' || held instanceof RegExp) return;
  if ('by' in held && 'pattern' in held && held.pattern instanceof RegExp) yield [path, held as Rewriting];
  for (const [key, value] of Object.entries(held))
    yield* listRewritings(value, path === '' ? key : `${path}.${key}`);
}

/** The patterns that no rule holds, by their paths. */
function* listBare(held: unknown, path: string): Generator<string> {
  if (held instanceof RegExp) yield path;
  if (held === null || typeof held !== 'object' || held instanceof RegExp || 'examples' in held) return;
  for (const [key, value] of Object.entries(held))
    yield* listBare(value, path === '' ? key : `${path}.${key}`);
}

describe('the rules of graph/rules', () => {
  it.each(rules)('%s fits its examples and not its counter-examples', (_path, rule) => {
    expect(rule.examples.length).toBeGreaterThan(0);
    expect(rule.counterExamples.length).toBeGreaterThan(0);
    expect(rule.examples.filter((example) => !rule.pattern.test(example))).toEqual([]);
    expect(rule.counterExamples.filter((example) => rule.pattern.test(example))).toEqual([]);
  });

  it('hold every pattern', () => {
    expect([...listBare(knowledge, '')]).toEqual([]);
  });

  it('a heading is taken for the numbering whose example it is, first rule first', () => {
    for (const numbering of knowledge.headings.numberings) {
      for (const example of numbering.examples) {
        expect([
          example,
          knowledge.headings.numberings.find((rule) => rule.pattern.test(example))?.id,
        ]).toEqual([example, numbering.id]);
      }
    }
  });
});

/** All that a file of `graph/` says, without what is tried on it. */
function textsOf(held: unknown): string[] {
  if (typeof held === 'string') return [held];
  if (held === null || typeof held !== 'object') return [];
  return Object.entries(held)
    .filter(([key]) => key !== 'examples' && key !== 'counterExamples')
    .flatMap(([key, value]) => [key, ...textsOf(value)]);
}

describe('the files of the genre', () => {
  const files = [
    ...readdirSync('graph/rules').map((file) => `graph/rules/${file}`),
    'graph/lexicon/indicators.yaml',
    'graph/lexicon/glossary.yaml',
    'graph/lexicon/english.yaml',
    'graph/lexicon/thesaurus.tsv',
  ];
  const regions = readdirSync('graph/lexicon/regions').map(
    (file) =>
      parse(readFileSync(`graph/lexicon/regions/${file}`, 'utf8')) as Record<string, string | undefined>,
  );
  const places = regions.flatMap(({ jurisdiction, province, nameEn }) => [
    jurisdiction!.replace(/市$/, ''),
    province!.replace(/省$/, ''),
    nameEn!,
  ]);
  it.each(files)('%s names no place that a file of lexicon/regions is about', (file) => {
    const held = readFileSync(file, 'utf8');
    const texts = textsOf(file.endsWith('.yaml') ? parse(held) : held).map((text) => text.toLowerCase());
    expect(places.filter((place) => texts.some((text) => text.includes(place.toLowerCase())))).toEqual([]);
  });
});

describe('the parts of the grammar of numbers', () => {
  const { bare, notBehind, notBefore, ranges } = knowledge.numbers;
  const { find } = makeQuantityReader(knowledge.numbers);
  it.each(Object.entries({ bare, notBehind, notBefore, ranges }))('%s', (_name, part) => {
    for (const cases of [part.examples, part.counterExamples]) {
      expect(Object.keys(cases).length).toBeGreaterThan(0);
      for (const [text, numbers] of Object.entries(cases))
        expect([text, ...find(text).map(({ start, end }) => text.slice(start, end))]).toEqual([
          text,
          ...numbers,
        ]);
    }
  });
});

describe('the shapes of clauses', () => {
  const { read } = makeTargetReader(knowledge, makeQuantityReader(knowledge.numbers));
  const plan = { periodStart: null, periodEnd: null, date: null };
  it.each(knowledge.targets.shapes.map((shape) => [shape.name, shape] as const))('%s', (_name, shape) => {
    for (const cases of [shape.examples, shape.counterExamples]) {
      expect(Object.keys(cases).length).toBeGreaterThan(0);
      for (const [sentence, indicator] of Object.entries(cases))
        expect([sentence, ...read(sentence, plan, { year: null }).map((found) => found.indicator)]).toEqual(
          indicator === null ? [sentence] : [sentence, indicator],
        );
    }
  });
});

describe('the lexicons', () => {
  it('have no two entries of one type and place under the same name', () => {
    const keys = knowledge.names.map((name) => `${name.type} ${name.name} ${name.jurisdiction ?? ''}`);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('resolve every short name to one thing', () => {
    const owners = new Map<string, Set<string>>();
    for (const name of knowledge.names) {
      for (const writing of [name.name, ...name.aliases]) {
        const key = `${name.type} ${writing}`;
        owners.set(key, (owners.get(key) ?? new Set()).add(name.name));
      }
    }
    expect([...owners].filter(([, names]) => names.size > 1)).toEqual([]);
  });

  it('name places of the whole country by their short names', () => {
    expect(knowledge.places.get('郑州')).toBe('郑州市');
    expect(knowledge.places.get('内蒙古')).toBe('内蒙古自治区');
    expect(knowledge.places.get('朝阳')).toBeUndefined();
    expect(knowledge.provinceOf.get('厦门市')).toBe('福建省');
  });
});

describe('what is written in another way', () => {
  it.each([...listRewritings(knowledge, '')])('%s', (_path, { pattern, by, examples, counterExamples }) => {
    expect(Object.keys(examples).length).toBeGreaterThan(0);
    expect(counterExamples.length).toBeGreaterThan(0);
    for (const [text, other] of Object.entries(examples)) expect(text.replace(pattern, by)).toBe(other);
    expect(counterExamples.filter((text) => pattern.test(text))).toEqual([]);
  });
});

describe('the endings of names', () => {
  it.each(
    knowledge.suffixes.flatMap((suffix) => suffix.examples.map((example) => [example, suffix] as const)),
  )('%s is of the kind that the first ending that fits says', (example, { type, kind }) => {
    const first = knowledge.suffixes.find(
      (suffix) => suffix.type === type && suffix.ends.some((end) => example.endsWith(end)),
    );
    expect(first?.kind).toBe(kind);
  });
});
