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

/** A step that was taken, and how the slopes turned by it. */
interface Step {
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  /** One over how much of the turn is along the step. */
  readonly scale: number;
}

/** Weights with the slope there. */
interface Point {
  readonly weights: Float64Array;
  readonly at: Slope;
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
  const start = new Float64Array(size);
  let here: Point = { weights: start, at: slopeAt(start) };
  const steps: Step[] = [];
  for (let round = 0; round < rounds; round++) {
    const { slopes } = here.at;
    const longest = round === 0 ? 1 / Math.sqrt(inner(slopes, slopes)) : 1;
    const next = along(here, downhill(slopes, steps), longest, slopeAt);
    if (next === null) break;
    const moved = next.weights.map((weight, i) => weight - here.weights[i]!);
    const turned = next.at.slopes.map((slope, i) => slope - slopes[i]!);
    const bend = inner(moved, turned);
    if (bend > 1e-12) steps.push({ moved, turned, scale: 1 / bend });
    if (steps.length > REMEMBERED) steps.shift();
    here = next;
  }
  return here.weights;
}

/** The farthest point along a way, in halves of the longest step, at which the loss falls enough (Armijo); null where it falls nowhere. */
function along({ weights, at }: Point, way: Float64Array, longest: number, slopeAt: (weights: Float64Array) => Slope): Point | null {
  const steepness = inner(way, at.slopes);
  for (let halving = 0, rate = longest; halving < HALVINGS; halving++, rate /= 2) {
    const tried = weights.map((weight, i) => weight + rate * way[i]!);
    const there = slopeAt(tried);
    if (there.loss <= at.loss + ENOUGH * rate * steepness) return { weights: tried, at: there };
  }
  return null;
}

/** The way down from slopes, bent as the last steps were (two-loop recursion). */
function downhill(slopes: Float64Array, steps: readonly Step[]): Float64Array {
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
