import type { Span } from '../model/document.js';

/** A name found in a text with the value that stands for it. */
export interface Match<T> extends Span {
  readonly value: T;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly depth: number;
  /** The node of the longest proper suffix that is in the tree. */
  fail: Node<T> | null;
  /** The nearest node along `fail` that ends a name. */
  output: Node<T> | null;
  value?: T;
}

/**
 * Finds known names in one pass over a text, as Aho and Corasick do (1975). Comparison is by `foldChars`, so that
 * full-width signs, kinds of quotation marks and traditional characters make no difference.
 */
export class NameMatcher<T> {
  private readonly root: Node<T> = { next: new Map(), depth: 0, fail: null, output: null };

  constructor(names: Iterable<readonly [string, T]>) {
    for (const [name, value] of names) {
      let node = this.root;
      for (const char of foldChars(name)) {
        let child = node.next.get(char);
        if (!child) {
          child = { next: new Map(), depth: node.depth + 1, fail: null, output: null };
          node.next.set(char, child);
        }
        node = child;
      }
      if (node !== this.root) node.value ??= value;
    }
    this.link();
  }

  /** The names in the text, the longest at each place, left to right, none overlapping. */
  findLongest(text: string): Match<T>[] {
    const matches: Match<T>[] = [];
    for (const match of this.findAll(text)) {
      if (match.start >= (matches.at(-1)?.end ?? 0)) matches.push(match);
    }
    return matches;
  }

  /** The longest name at every place of the text; names may overlap. */
  findAll(text: string): Match<T>[] {
    const folded = foldChars(text);
    const longest = new Map<number, Match<T>>();
    let node = this.root;
    for (let i = 0; i < folded.length; i++) {
      const char = folded[i]!;
      while (node !== this.root && !node.next.has(char)) node = node.fail!;
      node = node.next.get(char) ?? this.root;
      for (let at = node.value === undefined ? node.output : node; at; at = at.output) {
        const start = i + 1 - at.depth;
        longest.set(start, { start, end: i + 1, value: at.value! });
      }
    }
    return [...longest.values()].sort((a, b) => a.start - b.start);
  }

  /** Sets the failure and output links, breadth first. */
  private link(): void {
    const queue = [...this.root.next.values()];
    for (const child of queue) child.fail = this.root;
    for (const node of queue) {
      for (const [char, child] of node.next) {
        let fail = node.fail;
        while (fail && !fail.next.has(char)) fail = fail.fail;
        child.fail = fail?.next.get(char) ?? this.root;
        child.output = child.fail.value === undefined ? child.fail.output : child.fail;
        queue.push(child);
      }
    }
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
