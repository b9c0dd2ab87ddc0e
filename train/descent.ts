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
