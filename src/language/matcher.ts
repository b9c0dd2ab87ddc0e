import type { Span } from '../model/document.js';

/** A name found in a text with the value that stands for it. */
export interface Match<T> extends Span {
  readonly value: T;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  value?: T;
}

/**
 * Finds known names in a text. Comparison is by `foldChars`, so that full-width signs, kinds of quotation
 * marks and traditional characters make no difference.
 */
export class NameMatcher<T> {
  private readonly root: Node<T> = { next: new Map() };

  constructor(names: Iterable<readonly [string, T]>) {
    for (const [name, value] of names) {
      let node = this.root;
      for (const char of foldChars(name)) {
        let child = node.next.get(char);
        if (!child) {
          child = { next: new Map() };
          node.next.set(char, child);
        }
        node = child;
      }
      node.value ??= value;
    }
  }

  /** The names in the text, the longest at each place, left to right, none overlapping. */
  findLongest(text: string): Match<T>[] {
    const folded = foldChars(text);
    const matches: Match<T>[] = [];
    for (let at = 0; at < folded.length; ) {
      const found = this.longestAt(folded, at);
      if (found) matches.push(found);
      at = found ? found.end : at + 1;
    }
    return matches;
  }

  /** The longest name at every place of the text; names may overlap. */
  findAll(text: string): Match<T>[] {
    const folded = foldChars(text);
    const matches: Match<T>[] = [];
    for (let at = 0; at < folded.length; at++) {
      const found = this.longestAt(folded, at);
      if (found) matches.push(found);
    }
    return matches;
  }

  private longestAt(folded: string, at: number): Match<T> | null {
    let node: Node<T> | undefined = this.root;
    let best: Match<T> | null = null;
    for (let i = at; i < folded.length; i++) {
      node = node.next.get(folded[i]!);
      if (!node) break;
      if (node.value !== undefined) best = { start: at, end: i + 1, value: node.value };
    }
    return best;
  }
}

const CHARS = new Map<string, string>();

/** `fold` character by character: the result has the same length, so that offsets stay what they are. */
export function foldChars(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    let to = CHARS.get(char);
    if (to === undefined) {
      to = foldChar(char);
      CHARS.set(char, to);
    }
    folded += to;
  }
  return folded;
}

function foldChar(char: string): string {
  if ('“”„‟＂«»「」『』'.includes(char)) return '"';
  if ('—–―－﹣'.includes(char)) return '-';
  if ('[【〔'.includes(char)) return '〔';
  if (']】〕'.includes(char)) return '〕';
  const normal = char.normalize('NFKC').toLowerCase();
  return normal.length === 1 ? normal : char;
}
