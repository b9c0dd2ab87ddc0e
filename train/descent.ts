/** Gradient descent with a rate of its own for each weight (AdaGrad), weights held to zero. */
export class Descent {
  readonly weights: Float64Array;
  readonly #slopes: Float64Array;

  /**
   * @param size how many weights there are; the last is the bias, which nothing holds
   * @param rate how far a step goes
   * @param decay how strongly weights are held to zero
   */
  constructor(
    size: number,
    readonly rate: number,
    readonly decay: number,
  ) {
    this.weights = new Float64Array(size);
    this.#slopes = new Float64Array(size).fill(1e-8);
  }

  /** One step down the slopes of the loss. */
  step(slopes: Float64Array): void {
    const { weights } = this;
    for (let i = 0; i < weights.length; i++) {
      const slope = slopes[i]! + (i < weights.length - 1 ? this.decay * weights[i]! : 0);
      this.#slopes[i]! += slope * slope;
      weights[i]! -= (this.rate * slope) / Math.sqrt(this.#slopes[i]!);
    }
  }
}

/** What a loss is at some weights, and its slope along each of them. */
export interface Slope {
  readonly loss: number;
  readonly slopes: Float64Array;
}

/** Steps of which the bend of the loss is remembered, and how often a step is halved that goes too far. */
const REMEMBERED = 10;
const HALVINGS = 20;
const ENOUGH = 1e-4;

/**
 * The weights, from zero, at which a smooth loss is least (L-BFGS, Liu & Nocedal 1989, with steps that are halved until they pay).
 *
 * @param rounds the most steps that are taken
 */
export function minimise(size: number, slopeAt: (weights: Float64Array) => Slope, rounds: number): Float64Array {
  let weights = new Float64Array(size);
  let here = slopeAt(weights);
  const steps: { readonly moved: Float64Array; readonly turned: Float64Array; readonly scale: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const way = downhill(here.slopes, steps);
    const steepness = inner(way, here.slopes);
    let rate = round === 0 ? 1 / Math.sqrt(inner(here.slopes, here.slopes)) : 1;
    let next: { readonly weights: Float64Array; readonly at: Slope } | null = null;
    for (let halving = 0; halving < HALVINGS && next === null; halving++, rate /= 2) {
      const tried = weights.map((weight, i) => weight + rate * way[i]!);
      const at = slopeAt(tried);
      if (at.loss <= here.loss + ENOUGH * rate * steepness) next = { weights: tried, at };
    }
    if (next === null) break;
    const { weights: reached, at } = next;
    const moved = reached.map((weight, i) => weight - weights[i]!);
    const turned = at.slopes.map((slope, i) => slope - here.slopes[i]!);
    const bend = inner(moved, turned);
    if (bend > 1e-12) steps.push({ moved, turned, scale: 1 / bend });
    if (steps.length > REMEMBERED) steps.shift();
    weights = reached;
    here = at;
  }
  return weights;
}

/** The way down from slopes, bent as the last steps were (two-loop recursion). */
function downhill(
  slopes: Float64Array,
  steps: readonly { readonly moved: Float64Array; readonly turned: Float64Array; readonly scale: number }[],
): Float64Array {
  const way = slopes.map((slope) => -slope);
  const shares = steps.map(() => 0);
  for (let k = steps.length - 1; k >= 0; k--) {
    const { moved, turned, scale } = steps[k]!;
    shares[k] = scale * inner(moved, way);
    add(way, turned, -shares[k]!);
  }
  const last = steps.at(-1);
  if (last) {
    const length = 1 / (last.scale * inner(last.turned, last.turned));
    for (let i = 0; i < way.length; i++) way[i]! *= length;
  }
  steps.forEach(({ moved, turned, scale }, k) => add(way, moved, shares[k]! - scale * inner(turned, way)));
  return way;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i]! += times * what[i]!;
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
