// What comes out of made-up inputs that differ in one measure, or in one thing, as lines that stand in test/gold/steps.

/** An outcome in one line: texts as they are, all else as JSON. */
export const said = (outcome: unknown): string =>
  (typeof outcome === 'string' ? outcome : (JSON.stringify(outcome) ?? 'nothing'))
    .replaceAll('\n', '⏎')
    .replaceAll('\t', '⇥')
    .replaceAll('\u3000', '□');

/** From `from` to `to` by `step`, without the errors of adding parts. */
export function range(from: number, to: number, step = 1): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => (from / step + i) * step);
}

/** At which of the values the outcome is another one than at the value before, and which. */
export function steps(
  name: string,
  values: readonly number[],
  outcome: (value: number) => unknown,
): string[] {
  const lines = [`# ${name}`];
  let last: string | null = null;
  for (const value of values) {
    const now = said(outcome(value));
    if (now !== last) lines.push(`${value}: ${now}`);
    last = now;
  }
  return [...lines, ''];
}

/** What comes out of each input. */
export function cases<T>(name: string, inputs: readonly T[], outcome: (input: T) => unknown): string[] {
  return [`# ${name}`, ...inputs.map((input) => `${said(input)} → ${said(outcome(input))}`), ''];
}

/** What comes out of each input that a word of its own names. */
export function named<T>(
  name: string,
  inputs: Readonly<Record<string, T>>,
  outcome: (input: T) => unknown,
): string[] {
  return [
    `# ${name}`,
    ...Object.entries(inputs).map(([word, input]) => `${word}: ${said(outcome(input))}`),
    '',
  ];
}

export const fileOf = (name: string): string => `../gold/steps/${name}.txt`;
