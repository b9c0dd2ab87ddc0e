import type { Knowledge } from '../../knowledge/knowledge.js';
import { wordPieces } from '../../language/words.js';
import type { Reference } from '../../model/question.js';
import type { NamedThing } from '../../query/rows.js';
import type { EnglishWords } from './englishWords.js';
import { referenceTo } from './names.js';

/** A title as short forms refer to it. */
export interface ShortenedTitle {
  readonly reference: Reference;
  readonly kind: string;
  readonly chars: readonly { readonly char: string; readonly opens: boolean; readonly word: number }[];
  /** Words that tell the plan from others, by their number. */
  readonly telling: ReadonlySet<number>;
  readonly english: readonly string[];
  /** Other English words for the words of the title. */
  readonly others: ReadonlySet<string>;
  readonly initials: ReadonlySet<string>;
  readonly external: boolean;
  /** In Chinese. */
  readonly plain: string;
}

/** How well a short form explains a title: fewer unexplained words are better. */
export interface Fit {
  readonly title: ShortenedTitle;
  readonly unexplained: number;
  /** The short form calls it by its kind: regulations, 条例. */
  readonly isKind?: boolean;
}

/** Reads what short forms may have of a title. */
export function readTitle(
  plan: NamedThing,
  { questions, heads, glossary, naming }: Knowledge,
  english: EnglishWords,
): ShortenedTitle {
  const title = plan.name.replace(/[(（][\d—–-]{4,}年?[)）]$/, '').replace(/[“”"《》]/g, '');
  const kind = [...heads.kinds].sort((a, b) => b.length - a.length).find((end) => title.endsWith(end)) ?? '';
  const generic = new Set(questions.plans.generic);
  const pieces = wordPieces(title);
  const chars = pieces.flatMap((text, word) => [...text].map((char, i) => ({ char, opens: i === 0, word })));
  const place = naming.titles.titlePlace.pattern.exec(title)?.[0] ?? '';
  const telling = new Set(
    pieces.flatMap((text, i) =>
      text.length > 1 &&
      !/^[一二三四五六十]+$/.test(text) &&
      !generic.has(text) &&
      !kind.includes(text) &&
      !place.includes(text)
        ? [i]
        : [],
    ),
  );
  const tokens = english.content(plan.nameEn);
  const others = Object.entries(glossary)
    .filter(([zh]) => zh.length > 1 && title.includes(zh))
    .flatMap(([, en]) => english.content(en));
  const initials = new Set<string>();
  for (let size = 2; size <= 5; size++)
    for (let at = 0; at + size <= tokens.length; at++)
      initials.add(
        tokens
          .slice(at, at + size)
          .map((token) => token[0])
          .join(''),
      );
  return {
    reference: referenceTo(plan),
    kind,
    chars,
    telling,
    english: tokens,
    others: new Set(others),
    initials,
    external: plan.kind === 'external',
    plain: title,
  };
}

/** The title that a short form leaves least of unexplained; one of the corpus goes before a cited one. */
export function pickTitle(fits: readonly Fit[]): Reference | null {
  const ranked = [...fits].sort(
    (a, b) =>
      Number(b.isKind ?? false) - Number(a.isKind ?? false) ||
      Number(a.title.external) - Number(b.title.external) ||
      a.unexplained - b.unexplained ||
      a.title.chars.length - b.title.chars.length,
  );
  return ranked[0]?.title.reference ?? null;
}
