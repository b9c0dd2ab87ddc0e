import type { Loss, LossKind } from '../../model/document.js';

/** Counts what a reader leaves out. */
export interface Losses {
  /** Counts one thing; those of one `group` are told as one loss, which shows the first of them. */
  readonly add: (kind: LossKind, group: string, sample: string) => void;
  readonly list: () => Loss[];
}

const LONGEST_SAMPLE = 60;

/** @param line the line of the text, counted from 1, at which the reader is; null where it has none */
export function countLosses(line: () => number | null): Losses {
  const losses = new Map<string, Loss>();
  return {
    add: (kind, group, sample) => {
      const key = `${kind} ${group}`;
      const known = losses.get(key);
      losses.set(
        key,
        known
          ? { ...known, count: known.count + 1 }
          : { kind, count: 1, sample: shorten(sample), line: line() },
      );
    },
    list: () => [...losses.values()],
  };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_SAMPLE ? `${line.slice(0, LONGEST_SAMPLE)}…` : line;
}
