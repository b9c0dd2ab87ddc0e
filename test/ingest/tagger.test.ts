import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openModel } from '../../src/inference/runtime.js';
import { decodePassage } from '../../src/ingest/recognise/decode.js';
import { Lattice, type LikelySpan } from '../../src/ingest/recognise/tagger/lattice.js';
import { openTagger, type Tagger } from '../../src/ingest/recognise/tagger/tagger.js';
import { countTokens, cutWindows, groupWindows } from '../../src/ingest/recognise/tagger/windows.js';
import { cutWords } from '../../src/language/words.js';

describe('windows', () => {
  const sizes = { window: 20, longest: 12 };
  const texts = fc.array(fc.string({ unit: fc.constantFrom('字', '，', '、', '\t'), maxLength: 40 }), {
    maxLength: 8,
  });

  it('hold every character of every cell once, in the order of the texts, and no more than fits', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const windows = cutWindows(all, sizes);
        const pieces = windows.flat();
        expect(
          all.map((_, i) =>
            pieces
              .filter(({ passage }) => passage === i)
              .map(({ start, end }) => all[i]!.slice(start, end))
              .join(''),
          ),
        ).toEqual(all.map((text) => text.replaceAll('\t', '')));
        for (const { passage, start, end } of pieces)
          expect(all[passage]!.slice(start, end)).not.toContain('\t');
        expect(pieces.map(({ passage }) => passage)).toEqual(
          pieces.map(({ passage }) => passage).sort((a, b) => a - b),
        );
        for (const window of windows) expect(countTokens(window)).toBeLessThanOrEqual(sizes.window + 1);
      }),
    );
  });

  it('cut a long text behind a pause', () => {
    const text = `${'一'.repeat(7)}，${'二'.repeat(8)}`;
    expect(
      cutWindows([text], sizes)
        .flat()
        .map(({ end }) => end),
    ).toEqual([8, 16]);
  });

  it('come in groups of like length, the longest first', () => {
    const windows = cutWindows(['一', '二'.repeat(12), '三'.repeat(9)], { window: 12, longest: 12 });
    const groups = groupWindows(windows, 2);
    expect(groups.map((group) => group.map(countTokens))).toEqual([[14, 11], [3]]);
  });
});

describe('a lattice', () => {
  const SIZE = 5;
  const NEVER = -1e4;
  const isLegal = (from: number, to: number) => to === 0 || to % 2 === 1 || from === to || from === to - 1;
  const moves = Array.from({ length: SIZE }, (_, from) =>
    Array.from({ length: SIZE }, (_, to) => (isLegal(from, to) ? Math.sin(from * 3 + to) : NEVER)),
  );
  const split = -0.7;
  const LENGTH = 4;
  const starts = [0, 1, 3];
  const isFirst = (tag: number) => tag % 2 === 1;
  const mayFollow = (from: number | undefined, to: number) =>
    from === undefined ? to === 0 || isFirst(to) : isLegal(from, to);
  const isSeam = (from: number, to: number) => (to === 0 || isFirst(to)) && (from !== 0 || to !== 0);
  const moveTo = (to: number, from: number | undefined, at: number) => {
    if (from === undefined) return 0;
    return moves[from]![to]! + (isSeam(from, to) && !starts.includes(at) ? split : 0);
  };

  /** Every row of tags with its score, by the definition. */
  function* rows(
    values: Float32Array,
    tags: readonly number[] = [],
    score = 0,
  ): Generator<[readonly number[], number]> {
    if (tags.length === LENGTH) {
      yield [tags, score];
      return;
    }
    const at = tags.length;
    for (let to = 0; to < SIZE; to++) {
      const from = tags.at(-1);
      if (!mayFollow(from, to)) continue;
      yield* rows(values, [...tags, to], score + moveTo(to, from, at) + values[at * SIZE + to]!);
    }
  }
  const namesOf = (tags: readonly number[]) => {
    const names: string[] = [];
    tags.forEach((tag, start) => {
      if (tag % 2 === 0) return;
      let end = start + 1;
      while (tags[end] === tag + 1) end++;
      names.push(`${start}-${end} ${(tag - 1) / 2}`);
    });
    return names;
  };

  it('gives every name the share of the rows in which it stands', () => {
    const scores = fc.array(fc.float({ min: -3, max: 3, noNaN: true }), {
      minLength: SIZE * LENGTH,
      maxLength: SIZE * LENGTH,
    });
    fc.assert(
      fc.property(scores, (numbers) => {
        const values = Float32Array.from(numbers);
        const shares = new Map<string, number>();
        let total = 0;
        for (const [tags, score] of rows(values)) {
          total += Math.exp(score);
          for (const name of namesOf(tags)) shares.set(name, (shares.get(name) ?? 0) + Math.exp(score));
        }
        const found = new Lattice({ size: SIZE, values }, starts, { moves, split }).likely(0.05);
        const wanted = [...shares].filter(([, share]) => share / total >= 0.05);
        expect(found.map(({ start, end, type }) => `${start}-${end} ${type}`).sort()).toEqual(
          wanted.map(([name]) => name).sort(),
        );
        for (const { start, end, type, share } of found)
          expect(share).toBeCloseTo(shares.get(`${start}-${end} ${type}`)! / total, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('of no text has no names', () => {
    expect(new Lattice({ size: SIZE, values: new Float32Array() }, [], { moves, split }).likely(0)).toEqual(
      [],
    );
  });
});

describe('the decoder', () => {
  const tagger: Pick<Tagger, 'types' | 'decision'> = {
    types: ['Zone', 'Industry', 'Institution', 'Project', 'Plan'],
    decision: { slope: 1, intercepts: [0, 0, 0, 0, 0], keep: 0.4 },
  };
  const decode = (
    likely: readonly LikelySpan[],
    closed: Parameters<typeof decodePassage>[0]['closed'] = [],
  ) => decodePassage({ closed }, { likely: () => [...likely] } as unknown as Lattice, tagger);

  it('keeps of names that overlap those that are surest together', () => {
    const { names, rejected } = decode([
      { start: 0, end: 9, type: 0, share: 0.6 },
      { start: 0, end: 4, type: 1, share: 0.55 },
      { start: 4, end: 9, type: 2, share: 0.55 },
      { start: 10, end: 12, type: 3, share: 0.3 },
    ]);
    expect(names.map(({ start, end, type }) => [start, end, type])).toEqual([
      [0, 4, 'Industry'],
      [4, 9, 'Institution'],
    ]);
    expect(rejected.map(({ type, reason }) => [type, reason])).toEqual([
      ['Zone', 'inside or across a surer name (Industry, 0.55)'],
      ['Project', 'less sure than 0.4'],
    ]);
  });

  it('names what knows a name, and says which known words are none', () => {
    const known = { type: 'Zone' as const, source: 'lexicon/places.yaml', weight: 3 };
    const { names, rejected } = decode(
      [{ start: 0, end: 3, type: 0, share: 0.9 }],
      [
        { ...known, start: 0, end: 3 },
        { ...known, start: 5, end: 7 },
      ],
    );
    expect(names).toMatchObject([{ source: 'lexicon/places.yaml', confidence: expect.closeTo(0.9, 6) }]);
    expect(rejected).toMatchObject([{ start: 5, reason: 'known, and no name where it stands' }]);
  });
});

describe('the model', () => {
  const TEXTS = [
    '支持中原科技城和郑州航空港经济综合实验区建设，发展生物医药、智能传感器等产业。',
    '责任单位：市科技局、市财政局。',
    '深入实施“千企展翼”行动，加快嵩山实验室建设。',
  ];
  const tagged = async (options: Parameters<typeof openTagger>[0]) => {
    const tagger = await openTagger(options);
    const lattices = await tagger.tag(TEXTS.map((text) => ({ text, words: cutWords(text), closed: [] })));
    return { runtime: tagger.runtime, spans: lattices.map((lattice) => lattice.likely(0.05)) };
  };

  it('says the same with one thread and with two', async () => {
    const [one, two] = [await tagged({ threads: 1 }), await tagged({ threads: 2 })];
    expect(one.runtime).toBe('native');
    expect(one.spans.flat().length).toBeGreaterThan(5);
    expect(two).toEqual(one);
  });

  it('finds the same names in WebAssembly, and says that it is slower', async () => {
    const said: string[] = [];
    const names = ({ spans }: Awaited<ReturnType<typeof tagged>>) =>
      spans.map((all) => all.filter(({ share }) => share > 0.5).map(({ share: _, ...span }) => span));
    const slower = await tagged({ runtimes: ['WebAssembly'], say: (line) => said.push(line) });
    expect(slower.runtime).toBe('WebAssembly');
    expect(names(slower)).toEqual(names(await tagged({})));
    expect(said).toEqual([expect.stringContaining('slower')]);
  });

  it('that no runtime opens is told with what to do', async () => {
    await expect(openModel(Buffer.from('no model'))).rejects.toMatchObject({
      code: 'MODEL_UNUSABLE',
      remedy: expect.stringContaining('npm ci'),
    });
  });

  it('that is missing or damaged is told with what to do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plangraph-model-'));
    await expect(openTagger({}, folder)).rejects.toMatchObject({ code: 'MODEL_UNUSABLE' });
    writeFileSync(join(folder, 'tagger.json'), readFileSync('models/tagger.json', 'utf8').slice(0, 99));
    await expect(openTagger({}, folder)).rejects.toMatchObject({
      message: 'models/tagger.json is damaged.',
      remedy: expect.stringContaining('git checkout models'),
    });
  });
});
