import { likenessOf, unpackVector } from '../../inference/sentenceEncoder.js';
import { bare, characterPairs } from '../../language/fold.js';
import type { Term } from '../../model/question.js';
import type { SearchedSection } from '../../query/rows.js';

/** A passage that was found. */
export interface Hit {
  readonly id: string;
  readonly section: string;
  readonly plan: string;
  /** How much of the question it says where it stands (BM25). */
  readonly score: number;
  /** How alike it is to the question, from -1 to 1; 0 where nothing is known of it. */
  readonly alike: number;
  /** How likely it is, of all passages of the plans, the one that answers, by how alike they are. */
  readonly share: number;
}

/** What passages are looked for by. */
export interface Sought {
  readonly terms: readonly Term[];
  /** What the question means as a whole (`SentenceEncoder`); null where only words count. */
  readonly vector: Float32Array | null;
  /** Plans to look in; all where there are none. */
  readonly plans: readonly string[];
  readonly most: number;
  /** Whether the best passage of each plan is found too. */
  readonly ofEach?: boolean;
}

/** Finds the passages that say most of the terms or are most alike to the question, the best first. */
export type FindPassages = (sought: Sought) => Hit[];

/**
 * BM25 with fields (Robertson, Zaragoza 2009): what a word counts by where it stands. Set by the recall of the passages that answer
 * the natural questions, of 12 settings (models/answers.md): a word that is said twice, or in a long sentence, tells as much.
 */
const SATURATION = 0.4;
const LENGTH = 0.15;
const FIELDS = { text: 1, heading: 0.6, above: 0.3, title: 0.1, near: 0.15 } as const;

/** The Latin words, numbers and pairs of Chinese characters of a text, once for each time that it says them. */
export function searchTokens(text: string): string[] {
  const plain = bare(text);
  const han = plain.match(/[\u4e00-\u9fff]+/g) ?? [];
  return [...(plain.match(/[a-z0-9.]+/g) ?? []), ...han.flatMap(characterPairs)];
}

/** Indexes the passages of a graph. */
export function indexPassages(sections: readonly SearchedSection[]): FindPassages {
  const postings = new Map<string, { at: number[]; tf: number[] }>();
  const found: { id: string; section: string; plan: string }[] = [];
  const lengths: number[] = [];
  /** Of each passage whose meaning is known, where it stands. */
  const vectors = new Map<string, { readonly at: number; readonly unpacked: Int8Array }>();
  /** A passage, or a part of it, with what stands around it. */
  const add = (
    passage: (typeof found)[number],
    tokens: readonly string[],
    around: ReadonlyMap<string, number>,
  ) => {
    const counts = new Map(around);
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + FIELDS.text);
    for (const [token, tf] of counts) {
      const list = postings.get(token) ?? { at: [], tf: [] };
      list.at.push(found.length);
      list.tf.push(tf);
      postings.set(token, list);
    }
    found.push(passage);
    lengths.push(tokens.length);
  };
  for (const { section, plan, title, heading, above, passages } of sections) {
    const own = passages.map(({ text }) => searchTokens(text));
    const around = new Map<string, number>();
    for (const [text, counts] of [
      [heading, FIELDS.heading],
      [above.join(' '), FIELDS.above],
      [title, FIELDS.title],
    ] as const)
      for (const token of new Set(searchTokens(text)))
        around.set(token, Math.max(around.get(token) ?? 0, counts));
    passages.forEach(({ id, text, vector }, i) => {
      if (vector) vectors.set(id, { at: found.length, unpacked: unpackVector(vector) });
      const counts = new Map(around);
      for (const token of new Set([...(own[i - 1] ?? []), ...(own[i + 1] ?? [])]))
        counts.set(token, Math.max(counts.get(token) ?? 0, FIELDS.near));
      const parts = partsOf(text).map(searchTokens);
      for (const tokens of [own[i]!, ...parts]) add({ id, section, plan }, tokens, counts);
    });
  }
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const norms = lengths.map((length) => SATURATION * (1 - LENGTH + (LENGTH * length) / average));

  const idfOf = (documents: number): number =>
    Math.log(1 + (found.length - documents + 0.5) / (documents + 0.5));
  /** What a passage counts at most that says all tokens of a writing. */
  const mostOf = (writing: string): number =>
    [...new Set(searchTokens(writing))].reduce(
      (sum, token) => sum + idfOf(postings.get(token)?.at.length ?? 0),
      0,
    );
  /** Adds how much each passage says of the tokens of a writing (BM25). */
  const addScores = (writing: string, sums: Float64Array): void => {
    for (const token of new Set(searchTokens(writing))) {
      const list = postings.get(token);
      if (!list) continue;
      const { at, tf } = list;
      const idf = idfOf(at.length);
      for (let i = 0; i < at.length; i++)
        sums[at[i]!]! += (idf * tf[i]! * (SATURATION + 1)) / (tf[i]! + norms[at[i]!]!);
    }
  };
  /**
   * Of each passage the best score of a writing: one writing of a word is enough. All of one counts as much as all of the one that
   * counts least: a part of a long name is no more than the whole of a short one.
   */
  const scoresOf = (writings: readonly string[]): Float64Array => {
    const best = new Float64Array(found.length);
    const searched = writings
      .map((writing) => ({ writing, most: mostOf(writing) }))
      .filter(({ most }) => most > 0);
    const whole = Math.min(...searched.map(({ most }) => most));
    for (const { writing, most } of searched) {
      const sums = new Float64Array(found.length);
      addScores(writing, sums);
      const scale = whole / most;
      for (let i = 0; i < sums.length; i++) if (sums[i]! * scale > best[i]!) best[i] = sums[i]! * scale;
    }
    return best;
  };

  /** How much each place says of the terms. */
  const totalOf = (terms: readonly Term[]): Float64Array => {
    const total = new Float64Array(found.length);
    for (const { written, weight } of terms) {
      const scores = scoresOf(written);
      for (let i = 0; i < scores.length; i++) total[i]! += weight * scores[i]!;
    }
    return total;
  };
  const likenessTo = (vector: Float32Array | null, isMeant: (i: number) => boolean): Map<string, number> =>
    new Map(
      [...(vector ? vectors : [])].flatMap(([id, { at, unpacked }]) =>
        isMeant(at) ? [[id, likenessOf(vector!, unpacked)]] : [],
      ),
    );

  return ({ terms, vector, plans, most, ofEach = false }) => {
    const meant = new Set(plans);
    const isMeant = (i: number) => meant.size === 0 || meant.has(found[i]!.plan);
    const idOf = (i: number) => found[i]!.id;
    const total = totalOf(terms);
    const said = firstOfEach(
      [...found.keys()].filter((i) => total[i]! > 0 && isMeant(i)).sort((a, b) => total[b]! - total[a]!),
      idOf,
    );
    const likeness = likenessTo(vector, isMeant);
    const alike = [...likeness.keys()]
      .sort((a, b) => likeness.get(b)! - likeness.get(a)!)
      .slice(0, MOST_ALIKE)
      .map((id) => vectors.get(id)!.at);
    const raised = new Map([...likeness].map(([id, one]) => [id, Math.exp(SHARPNESS * one)]));
    const all = [...raised.values()].reduce((sum, one) => sum + one, 0);
    const scoreOf = new Map(said.map((i) => [idOf(i), total[i]!]));
    // What they mean tells twice as much as their words.
    const ranked = fuseRanks([said, alike, alike], idOf);
    const bestOfPlan = new Set(ofEach ? firstOfEach(ranked, (i) => found[i]!.plan) : []);
    return ranked
      .filter((i, rank) => rank < most || bestOfPlan.has(i))
      .map((i) => ({
        ...found[i]!,
        score: scoreOf.get(idOf(i)) ?? 0,
        alike: likeness.get(idOf(i)) ?? 0,
        share: (raised.get(idOf(i)) ?? 0) / (all || 1),
      }));
  };
}

/** Those that are the first of what they are one of. */
function firstOfEach(places: readonly number[], of: (place: number) => string): number[] {
  const seen = new Set<string>();
  return places.filter((place) => !seen.has(of(place)) && Boolean(seen.add(of(place))));
}

/** What likenesses were multiplied by where the encoder of questions was taught (`train/questions.py`). */
const SHARPNESS = 30;

/** Passages that are so alike to a question are found though they say none of its words. */
const MOST_ALIKE = 60;
/** How much the first ranks count above those that follow. */
const RANK = 4;

/** One order out of several (reciprocal rank fusion; Cormack, Clarke, Büttcher 2009). */
function fuseRanks(orders: readonly (readonly number[])[], of: (place: number) => string): number[] {
  const counts = new Map<string, { readonly place: number; readonly sum: number }>();
  for (const order of orders)
    order.forEach((place, rank) => {
      const known = counts.get(of(place));
      counts.set(of(place), { place: known?.place ?? place, sum: (known?.sum ?? 0) + 1 / (rank + RANK) });
    });
  return [...counts.values()].sort((a, b) => b.sum - a.sum).map(({ place }) => place);
}

/** Sentences of so many characters are found by their parts too: a long one says a little of everything. */
const LONG = 120;

const partsOf = (text: string): string[] => {
  const parts = text.length < LONG ? [] : text.split(/[；;]/).filter((part) => part.length > 8);
  return parts.length > 1 ? parts : [];
};
