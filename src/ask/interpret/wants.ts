import escapeRegExp from 'escape-string-regexp';
import type { Knowledge } from '../../knowledge/knowledge.js';
import { cutWords } from '../../language/words.js';
import { ENTITY_TYPES, type EntityType } from '../../model/entity.js';
import type { Question } from '../../model/question.js';

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
export function withoutKind(question: Question): Question {
  const marks = [...question.frame.matchAll(/«[A-Z]»/g)];
  const kind = marks.findIndex(
    ({ index, 0: mark }) =>
      mark === '«E»' &&
      /^[^\u4e00-\u9fffA-Za-z]|^的|^$/.test(question.frame.slice(index + 3)) &&
      /(?:什么|哪一?[些几两三四五六七八九十]*[个家所项类]?)$/.test(question.frame.slice(0, index)),
  );
  if (kind < 0) return question;
  const { index } = marks[kind]!;
  return {
    ...question,
    frame: question.frame.slice(0, index) + question.names[kind]!.text + question.frame.slice(index + 3),
    names: question.names.filter((_, i) => i !== kind),
  };
}

/** 有没有规划提到它？哪几份: whether there are any is no more the question. */
const WHICH_TEXTS = /哪[些几一两三]?[份个部]|\bwhich\b/i;

/**
 * The first of `wants` that fits; of things of a type the one whose words stand closest together, and of 哪些数据中心 and 哪些数据中心项目
 * the whole, unless a verb follows: 哪几个区建设基金小镇.
 */
function wantOf(frame: string, { questions, enumerations }: Knowledge): Want | undefined {
  const isListed = WHICH_TEXTS.test(frame);
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
  const asked = /(?:哪[些几个家所项两三四五]*|什么)([^，。；,;?？«]{1,12})/.exec(frame);
  if (!asked) return undefined;
  const fitting = suffixes
    .flatMap(({ type, ends }) => ends.map((end) => ({ type, end, at: asked[1]!.indexOf(end) })))
    .filter(({ at, end }) => at >= 0 && end.length >= 2)
    .sort((a, b) => a.at - b.at || b.end.length - a.end.length)[0];
  const rule = questions.wants.find(({ want }) => want === fitting?.type);
  if (!fitting || !rule) return undefined;
  const words = `${asked[0].slice(0, asked[0].length - asked[1]!.length)}${asked[1]!.slice(0, fitting.at + fitting.end.length)}`;
  return { ...rule, pattern: new RegExp(escapeRegExp(words), 'iu') };
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
export function sizeOf(frame: string, numbers: Readonly<Record<string, number>>): number | null {
  const bare = frame.replace(/[“"][^”"]*[”"]/g, (quoted) =>
    /^[“"][A-Za-z ]+[”"]$/.test(quoted) ? quoted : '，',
  );
  if (/哪一?(?:个|家|所|份|项)(?![^，。]{0,8}最)/.test(bare)) return 1;
  const zh =
    /哪([两二三四五六七八九十])/.exec(bare) ?? /([两二三四五六七八九十])(?:大|个|块|项|类|家)/.exec(bare);
  if (
    /\b(?:which|what) (?!of\b|are\b|is\b)(?:[\w&'-]+ ){0,5}[\w'-]*[^s\W] (?:does|is|should|will|has|was)\b/i.test(
      bare,
    )
  )
    return 1;
  const words = Object.keys(numbers).filter((key) => /^[a-z]+$/.test(key));
  const said = zh?.[1] ?? new RegExp(`\\b(${words.join('|')})\\b`, 'i').exec(bare)?.[1];
  return said ? (numbers[said.toLowerCase()] ?? null) : null;
}

/** 重点布局发展什么 calls nothing by its name. */
const VERBAL_END = /(?:发展|布局|建设|打造|推进|支持|培育|引进|提升|加强|完善)$/;

const NOUN = /^(?:n|vn|j|l)/;

/** What a question without a word of asking closes with: 集成电路 重点园区. */
function closingNoun(frame: string): string | null {
  if (/[哪什啥谁几多吗怎]/.test(frame)) return null;
  const last = /[\s»的]([\u4e00-\u9fff]{2,6})[?？。]?$/.exec(frame)?.[1];
  const noun = last?.replace(/^[一二两三四五六七八九十]+[大个类]/, '');
  return noun && noun.length > 1 && cutWords(noun).every(({ tag }) => NOUN.test(tag)) ? noun : null;
}

/** What a question calls the things that it asks for: 哪几个实验室 → 实验室, 重点园区有哪些 → 重点园区. */
export function nounOf(frame: string, asked: string): string | null {
  const before =
    /([\u4e00-\u9fff]{2,6}?)\s?(?:都|分别|主要)?(?:有|是|包括|为)?(?:哪些|哪几|什么|啥|谁)(?![\u4e00-\u9fff])/.exec(
      frame,
    )?.[1];
  const behind =
    /哪一?(?:[些几个家所项份块两三四五六七八九十]|类(?![型别]))*((?:类[型别]|[^些几个家所项份类块两三四五六七八九十哪什么有«»])[^哪什么有«»]{0,5})$/.exec(
      asked,
    )?.[1] ??
    /什么([^«»]{1,6})$/.exec(asked)?.[1] ??
    /哪[些几](?:[个家块]|类(?![型别]))?([\u4e00-\u9fff]{2,6})(?=[，,。?？]|$)/.exec(frame)?.[1];
  const noun = (behind ?? before?.split('的').at(-1) ?? closingNoun(frame))?.replace(PARTICLES, '');
  return noun && !VERBAL_END.test(noun) ? noun : null;
}

/** What one says behind a question: 服务啊, 产业来着. */
const PARTICLES = /(?:[啊呀呢吧嘛]|来着)+$/;

/** What an English question calls the things that it asks for: what kinds of terminal products should → terminal products. */
export function englishNoun(text: string): string | null {
  return (
    /\b(?:which|what)(?: (?:kinds?|types?|sorts?) of)? ((?:[\w&'-]+ ){0,4}?[\w&'-]+) (?:should|does|do|is|are|will|can|must|has|have|was|were|did|to)\b/i.exec(
      text,
    )?.[1] ?? null
  );
}

/** The word that the headings of a plan count with: 专项工程, 专栏. */
export function headingNoun(frame: string): string | null {
  return (
    /(专项(?:工程|行动)|重点(?:工程|项目)|重大(?:工程|项目)|专栏)(?!\s*[\d一二三四五六七八九十])/.exec(
      frame,
    )?.[1] ?? null
  );
}
