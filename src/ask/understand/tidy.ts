import type { QuestionRules } from '../../knowledge/rules.js';
import { replaceEvery } from '../../language/everywhere.js';
import { withoutThousands } from '../../language/fold.js';
import { parseNumeral } from '../../language/numerals.js';
import { simplify } from '../../language/simplify.js';
import { inOtherWords } from '../../language/words.js';

/**
 * Prepares the writing of questions in one way: half-width and simplified characters, one space at most, plain words for colloquial
 * ones and Chinese words for English ones among them (`colloquial` and `mixed` of rules/questions.yaml), Chinese names without their
 * English gloss (`glossed`), dates and numbers in digits, years in four of them (`shortYears`), each of two plans under one noun with
 * its own (`sharedNoun`).
 */
export function makeTidy({
  colloquial,
  mixed,
  glossed,
  shortYears,
  plans: { sharedNoun },
}: Pick<QuestionRules, 'colloquial' | 'mixed' | 'glossed' | 'shortYears' | 'plans'>): (
  text: string,
) => string {
  const among = new RegExp(
    `(?<=[\\u4e00-\\u9fff])\\s?(${Object.keys(mixed).join('|')})\\s?(?=[\\u4e00-\\u9fff])`,
    'giu',
  );
  return (text) => {
    const simple = simplify(text.normalize('NFKC').trim().replace(/\s+/g, ' '));
    const plain = replaceEvery(simple, glossed.pattern, '$<name>');
    const chinese = withoutSpaces(plain).replace(among, (_, word: string) => mixed[word.toLowerCase()]!);
    const digits = inDigits(inOtherWords(chinese, colloquial));
    const dated = replaceEvery(digits, shortYears.pattern, '20$<year>');
    return replaceEvery(dated, sharedNoun.pattern, sharedNoun.by);
  };
}

/** Characters with a space between each: 郑 州 高 新 区. */
function withoutSpaces(text: string): string {
  return text.replace(
    /(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff] ){3,}[\u4e00-\u9fff](?![\u4e00-\u9fff])/g,
    (spaced) => spaced.replaceAll(' ', ''),
  );
}

/** Dates in words, and numbers without commas: 二〇二五年七月 → 2025年7月, 50,000 → 50000. */
function inDigits(text: string): string {
  const digits = (words: string) => String(parseNumeral(words) ?? words);
  return withoutThousands(text)
    .replace(/[二〇○零一三四五六七八九]{4}(?=年)/gu, digits)
    .replace(/(?<=年)[一二三四五六七八九十]{1,2}(?=月)/gu, digits)
    .replace(/(?<=\d月)[一二三四五六七八九十]{1,3}(?=[日号])/gu, digits);
}
