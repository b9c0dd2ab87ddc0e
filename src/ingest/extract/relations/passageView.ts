import { groupBy } from '../../../language/group.js';
import { isRowGap } from '../../../language/lists.js';
import { cutWords } from '../../../language/words.js';
import type { LinkedMention, MentionType } from '../../../model/entity.js';
import type { Passage } from '../../../model/plan.js';

/** A word of a passage, or a name as one word; offsets in the text of the passage. */
export interface Token {
  /** The word, or the initial of the name's type in angle brackets. */
  readonly text: string;
  /** Jieba's part of speech, or `name`. */
  readonly tag: string;
  readonly start: number;
  readonly end: number;
}

/** Names of one type that stand in a row: A、B和C. */
export interface NameRow {
  readonly members: readonly LinkedMention[];
  /** What stands right behind the last one, two characters at most. */
  readonly behind: string;
}

/** Initials of the types in the patterns of gaps. */
export const INITIAL: Readonly<Record<MentionType, string>> = {
  Zone: 'Z',
  Industry: 'I',
  Institution: 'N',
  Project: 'J',
  Plan: 'L',
};

const CLAUSE_ENDS = '，,。；;：:';
/** Names whose row has so many characters between two of them are two rows. */
const WIDEST_GAP = 60;

/** A passage with its names, as the features of pairs look at it. Every look costs no more than what it returns. */
export class PassageView {
  private readonly tokens: readonly Token[];
  private readonly places: ReadonlyMap<LinkedMention, number>;
  private readonly ranks = new Map<LinkedMention, number>();
  private readonly rows = new Map<LinkedMention, NameRow>();
  private readonly byType: ReadonlyMap<MentionType, readonly LinkedMention[]>;

  /** @param names the names of the passage in the order of the text, without overlaps */
  constructor(
    readonly passage: Passage,
    private readonly names: readonly LinkedMention[],
  ) {
    this.places = new Map(names.map((name, i) => [name, i]));
    this.byType = groupBy(names, ({ type }) => type);
    for (const same of this.byType.values()) {
      for (const [i, name] of same.entries()) this.ranks.set(name, i);
    }
    this.tokens = this.makeTokens();
    for (const row of this.findRows()) for (const member of row.members) this.rows.set(member, row);
  }

  start(name: LinkedMention): number {
    return name.span.start - this.passage.span.start;
  }

  end(name: LinkedMention): number {
    return name.span.end - this.passage.span.start;
  }

  textBetween(first: LinkedMention, second: LinkedMention): string {
    return this.passage.text.slice(this.end(first), this.start(second));
  }

  /** The names behind the first and before the second. */
  namesBetween(first: LinkedMention, second: LinkedMention): readonly LinkedMention[] {
    return this.names.slice(this.places.get(first)! + 1, this.places.get(second)!);
  }

  namesOf(type: MentionType): readonly LinkedMention[] {
    return this.byType.get(type) ?? [];
  }

  /** How many names of its type stand before a name. */
  rankOf(name: LinkedMention): number {
    return this.ranks.get(name)!;
  }

  rowOf(name: LinkedMention): NameRow {
    return this.rows.get(name)!;
  }

  /** The words and names that stand wholly within a stretch. */
  tokensWithin(from: number, to: number): readonly Token[] {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.tokens[middle]!.start < from) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < this.tokens.length && this.tokens[end]!.end <= to) end++;
    return this.tokens.slice(low, end);
  }

  /** Where the clause of a name begins: behind the last sign before it that ends one. */
  clauseStart(name: LinkedMention): number {
    let at = this.start(name);
    while (at > 0 && !CLAUSE_ENDS.includes(this.passage.text[at - 1]!)) at--;
    return at;
  }

  private makeTokens(): Token[] {
    const asTokens = this.names.map((name) => ({
      text: `<${INITIAL[name.type]}>`,
      tag: 'name',
      start: this.start(name),
      end: this.end(name),
    }));
    let next = 0;
    const words = cutWords(this.passage.text)
      .map(({ text, tag, start }) => ({ text, tag, start, end: start + text.length }))
      .filter(({ start, end }) => {
        while (next < asTokens.length && asTokens[next]!.end <= start) next++;
        return next === asTokens.length || asTokens[next]!.start >= end;
      });
    return [...words, ...asTokens].sort((a, b) => a.start - b.start);
  }

  private findRows(): NameRow[] {
    const rows: LinkedMention[][] = [];
    for (const name of this.names) {
      const last = rows.at(-1)?.at(-1);
      const gap = last ? this.textBetween(last, name) : '';
      if (last?.type === name.type && gap.length <= WIDEST_GAP && isRowGap(gap)) rows.at(-1)!.push(name);
      else rows.push([name]);
    }
    return rows.map((members) => {
      const end = this.end(members.at(-1)!);
      return { members, behind: this.passage.text.slice(end, end + 2) };
    });
  }
}
