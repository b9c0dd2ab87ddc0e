import type { QuestionRules } from '../../knowledge/rules.js';

/** The words of English questions and names in one form each. */
export interface EnglishWords {
  /** The words of a text as they stand. */
  readonly words: (text: string) => { readonly text: string; readonly start: number }[];
  /** The words that say something, in their basic form: hyphens split, plurals and variants made one. */
  readonly content: (text: string) => string[];
  /** The basic form of one word. */
  readonly basic: (word: string) => string;
}

const WORD = /[A-Za-z0-9][A-Za-z0-9'’&.-]*[A-Za-z0-9]|[A-Za-z0-9]/g;

/** Prepares the reading of English words by `english` of rules/questions.yaml. */
export function englishWords({ english, plans }: Pick<QuestionRules, 'english' | 'plans'>): EnglishWords {
  const skipped = new Set([...english.skipped, ...plans.skipped]);
  const same = (word: string) => english.same[word] ?? word;
  const basic = (word: string) => {
    const plain = word.toLowerCase().replace(/['’]s?$/, '');
    return english.same[plain] ?? same(singular(plain));
  };
  return {
    words: (text) => [...text.matchAll(WORD)].map((found) => ({ text: found[0], start: found.index })),
    basic,
    content: (text) =>
      [...text.matchAll(WORD)]
        .flatMap(([word]) => {
          const plain = word.toLowerCase();
          return plain in english.same ? [plain] : plain.split('-');
        })
        .map(basic)
        .filter((word) => word !== '' && !skipped.has(word)),
  };
}

function singular(word: string): string {
  if (/(ss|us|is|ics)$/.test(word) || word.length < 4) return word;
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ches|shes|xes|sses)$/.test(word)) return word.slice(0, -2);
  return word.replace(/s$/, '');
}
