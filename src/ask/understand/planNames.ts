import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Dictionary } from '../../language/dictionary.js';
import type { Match } from '../../language/matcher.js';
import type { Reference } from '../../model/question.js';
import type { NamedThing } from '../../query/rows.js';
import { makeChineseTitleFinder } from './chineseTitles.js';
import { type EnglishRules, findEnglishTitles } from './englishTitles.js';
import { englishWords } from './englishWords.js';
import { makeNumberFinder } from './planNumbers.js';
import { readTitle } from './planTitles.js';

/** Finds plans by short forms of their titles: 战新规划, 科学绿化方案, the modern services plan, SEI plan. */
export type FindPlans = (text: string) => Match<Reference>[];

/** Prepares the finding of plans by short forms. @param plans of the corpus and cited ones */
export function makePlanFinder(
  plans: readonly NamedThing[],
  knowledge: Knowledge,
  dictionary: Dictionary,
): FindPlans {
  const { plans: rules } = knowledge.questions;
  const english = englishWords(knowledge.questions);
  const titles = plans.map((plan) => readTitle(plan, knowledge, english));
  const englishRules: EnglishRules = {
    english,
    dictionary,
    kindsOf: (noun) => [
      ...(knowledge.questions.mixed[noun] ? [knowledge.questions.mixed[noun]] : []),
      ...(knowledge.englishWords[english.basic(noun)] ?? []),
      ...(dictionary.translate(noun)?.written ?? []),
    ],
    nouns: new Set(rules.nouns),
    generic: new Set(rules.genericEn),
    subject: new Set(rules.subjectEn),
    behind: new Set(rules.behindEn),
    inside: new Set(rules.insideEn),
    asking: new Set(knowledge.questions.fillers.en),
  };
  const findNumbers = makeNumberFinder(plans, knowledge.heads.orderNumber);
  const findChinese = makeChineseTitleFinder(titles, knowledge);
  return (text) => [
    ...findNumbers(text),
    ...findChinese(text),
    ...findEnglishTitles(text, titles, englishRules),
  ];
}
