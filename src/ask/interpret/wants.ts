import escapeRegExp from 'escape-string-regexp';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { QuestionRules, ThingRules } from '../../knowledge/rules.js';
import { cutWords } from '../../language/words.js';
import { ENTITY_TYPES, type EntityType } from '../../model/entity.js';
import { MARK, type Question } from '../../model/question.js';

/** What a question asks for, by its words, with the nouns that say it. */
export type Want = Knowledge['questions']['wants'][number];

/** What a question asks for; null where its words are none of asking. */
export function readWant(question: Question, knowledge: Knowledge): Want | null {
  return (
    wantOf(question.frame, knowledge) ??
    wantBySuffix(question.frame, knowledge) ??
    wantByIndicator(question, knowledge) ??
    null
  );
}

/** A name behind 什么 or 哪些 is what things are asked for as, not what is asked about: 建什么研发中心. */
export function withoutKind(question: Question, { kindEnds, kindAsked }: ThingRules): Question {
  const marks = [...question.frame.matchAll(MARK)];
  const kind = marks.findIndex(
    ({ index, 0: mark }) =>
      mark === '«E»' &&
      kindEnds.pattern.test(question.frame.slice(index + 3)) &&
      kindAsked.pattern.test(question.frame.slice(0, index)),
  );
  if (kind < 0) return question;
  const { index } = marks[kind]!;
  return {
    ...question,
    frame: question.frame.slice(0, index) + question.names[kind]!.text + question.frame.slice(index + 3),
    names: question.names.filter((_, i) => i !== kind),
  };
}

/**
 * The first of `wants` that fits; of things of a type the one whose words stand closest together, and of 哪些数据中心 and 哪些数据中心项目
 * the whole, unless a verb follows: 哪几个区建设基金小镇.
 */
function wantOf(frame: string, { questions, enumerations }: Knowledge): Want | undefined {
  const isListed = questions.things.whichTexts.pattern.test(frame);
  const first = questions.wants.find(
    ({ want, pattern }) => !(isListed && want === 'boolean') && pattern.test(frame),
  );
  if (!first || !isThing(first.want)) return first;
  const asked = (rule: Want) => rule.pattern.exec(frame)![0];
  const verbs = [...enumerations.openers, ...enumerations.developing];
  const [shortest, ...longer] = questions.wants
    .filter(({ want, pattern }) => isThing(want) && pattern.test(frame))
    .sort((a, b) => asked(a).length - asked(b).length);
  const whole = longer.reverse().find((rule) => {
    const rest = asked(rule).startsWith(asked(shortest!)) ? asked(rule).slice(asked(shortest!).length) : '';
    const goesOn = /^(?:[\u4e00-\u9fff]{1,8}| [a-z]+)$/i.test(rest);
    return goesOn && !verbs.some((verb) => rest.includes(verb));
  });
  return whole ?? shortest;
}

/** 哪个交易所, 哪些湿地公园: the type of the things whose names end so. */
function wantBySuffix(frame: string, { suffixes, questions }: Knowledge): Want | undefined {
  const asked = questions.things.askedAs.pattern.exec(frame)?.groups;
  if (!asked) return undefined;
  const { asking, words } = asked;
  const fitting = suffixes
    .flatMap(({ type, ends }) => ends.map((end) => ({ type, end, at: words!.indexOf(end) })))
    .filter(({ at, end }) => at >= 0 && end.length >= 2)
    .sort((a, b) => a.at - b.at || b.end.length - a.end.length)[0];
  const rule = questions.wants.find(({ want }) => want === fitting?.type);
  if (!fitting || !rule) return undefined;
  const said = `${asking}${words!.slice(0, fitting.at + fitting.end.length)}`;
  return { ...rule, pattern: new RegExp(escapeRegExp(said), 'iu') };
}

/** An indicator that is named with nothing asked of it is asked for its value: 惠济区2025年地下水压减合计. */
function wantByIndicator({ names }: Question, { questions }: Knowledge): Want | undefined {
  const isMeant = names.some(({ reference }) => reference.type === 'Indicator');
  return isMeant ? questions.wants.find(({ want }) => want === 'number') : undefined;
}

/** What fits no words of asking is looked for in sentences that say nearly all of it. */
export const OPEN: Want = {
  want: 'passages',
  pattern: /(?!)/u,
  nouns: [],
  examples: [],
  counterExamples: [],
};

const isThing = (want: string) => isEntityType(want) || want === 'Plan';

export const isEntityType = (want: string): want is EntityType => ENTITY_TYPES.some((type) => type === want);

/** How many things a question expects: 哪三块, 哪两个, 五大重点工程, four islands. Numbers inside quotation marks are parts of names. */
export function sizeOf(
  frame: string,
  { things, numbers }: Pick<QuestionRules, 'things' | 'numbers'>,
): number | null {
  const bare = frame.replace(/[“"][^”"]*[”"]/g, (quoted) =>
    /^[“"][A-Za-z ]+[”"]$/.test(quoted) ? quoted : '，',
  );
  if (things.single.pattern.test(bare)) return 1;
  const [counted] = things.counted.flatMap(({ pattern }) => pattern.exec(bare)?.groups?.number ?? []);
  const words = Object.keys(numbers).filter((key) => /^[a-z]+$/.test(key));
  const said = counted ?? new RegExp(`\\b(${words.join('|')})\\b`, 'i').exec(bare)?.[1];
  return said ? (numbers[said.toLowerCase()] ?? null) : null;
}

const NOUN = /^(?:n|vn|j|l)/;

/** What a question without a word of asking closes with: 集成电路 重点园区. */
function nounAtEnd(frame: string, { interrogative, closingNoun, numberBefore }: ThingRules): string | null {
  if (interrogative.pattern.test(frame)) return null;
  const noun = closingNoun.pattern.exec(frame)?.groups?.noun?.replace(numberBefore.pattern, '');
  return noun && noun.length > 1 && cutWords(noun).every(({ tag }) => NOUN.test(tag)) ? noun : null;
}

/** What a question calls the things that it asks for: 哪几个实验室 → 实验室, 重点园区有哪些 → 重点园区. */
export function nounOf(frame: string, asked: string, rules: ThingRules): string | null {
  const { nounBefore, nounBehind, finalParticles, verbal } = rules;
  const before = nounBefore.pattern.exec(frame)?.groups?.noun;
  const [behind = nounBehind.anywhere.pattern.exec(frame)?.groups?.noun] = nounBehind.said.flatMap(
    ({ pattern }) => pattern.exec(asked)?.groups?.noun ?? [],
  );
  const noun = (behind ?? before?.split('的').at(-1) ?? nounAtEnd(frame, rules))?.replace(
    finalParticles.pattern,
    '',
  );
  return noun && !verbal.pattern.test(noun) ? noun : null;
}

/** What an English question calls the things that it asks for: what kinds of terminal products should → terminal products. */
export const englishNoun = (text: string, { nounEn }: ThingRules): string | null =>
  nounEn.pattern.exec(text)?.groups?.noun ?? null;

/** The word that the headings of a plan count with: 专项工程, 专栏. */
export const headingNounOf = (frame: string, { headingNoun }: ThingRules): string | null =>
  headingNoun.pattern.exec(frame)?.groups?.noun ?? null;
