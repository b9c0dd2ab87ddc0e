/** The probability that has these log-odds. */
export const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));
