import type { TargetRules, TargetShape } from '../../../knowledge/rules.js';
import { alternatives, type QuantityReader } from '../../../language/quantities.js';
import { cutWords } from '../../../language/words.js';
import type { Comparator } from '../../../model/target.js';
import { isRate } from './indicator.js';
import { opensWith, type Wording, type WordingReader } from './wording.js';

/** What a clause says of one of its numbers. */
export interface FormReading {
  /** Empty where the clause leaves to the one before it what is measured. */
  readonly indicator: string;
  readonly comparator: Comparator;
  /** The verb of amount, which a list of amounts says once. */
  readonly verb: string;
  readonly baseline: number | null;
  readonly baselineYear: number | null;
}

/** With the name of the form that fits. */
export type NamedReading = FormReading & { readonly form: string };

/** `undefined`: the form does not fit; null: it fits, and the number is no target. */
type Form = (wording: Wording, before: Before) => FormReading | null | undefined;

/** What the text before a number leaves to it. */
export interface Before {
  /** The last verb of amount of the sentence. */
  readonly verb: string;
  /** The piece goes on a list of its clause. */
  readonly isInList: boolean;
}

const LONGEST_INDICATOR = 44;
const LONGEST_AT_END = 40;
/** Who does it stays in front of what is new: 城镇新增就业. */
const SHORT_SUBJECT = 8;
const SHORTEST_INDICATOR = 2;
/** A count of no more characters says too little without what it is about: 家企业, 个. */
const SHORT_COUNT = 3;

/** Tags of words that something has to follow: particles, adverbs, prepositions, conjunctions, pronouns. */
const BREAKS_OFF = /^(?:u|d|p|c|r)/;
/** Tags of nouns, of verbs that are ones, and of set phrases. */
const OF_THINGS = /^(?:n|vn|j|l|i|x|eng)/;

/** The words of a wording by the names that a shape gives them. */
type Parts = Readonly<Record<string, string | undefined>>;

/** The past value in the brackets behind a number, where it is of the same unit and no year to come: （2020年为800亿元）. */
function makeBaseReader(
  rules: TargetRules,
  quantities: QuantityReader,
): (wording: Wording) => Pick<FormReading, 'baseline' | 'baselineYear'> {
  return ({ tail, quantity }) => {
    const groups = rules.baseInBrackets.pattern.exec(tail)?.groups;
    const [base] = groups ? quantities.find(groups.base!).filter(({ unit }) => unit === quantity.unit) : [];
    return {
      baseline: base?.value ?? null,
      baselineYear: base && groups?.year ? Number(groups.year) : null,
    };
  };
}

/** Prepares the reading of what a clause measures: the forms are tried in order, and the first that fits decides. */
export function makeFormReader(
  rules: TargetRules,
  quantities: QuantityReader,
  words: WordingReader,
): (wording: Wording, before: Before) => NamedReading | null {
  const { clean, isEmpty, keeps } = words;
  const baseOf = makeBaseReader(rules, quantities);
  const says = (wording: Wording, indicator: string, verb = wording.verb): FormReading => ({
    indicator,
    comparator: wording.comparator,
    verb,
    ...baseOf(wording),
  });
  const amounts = new Set(rules.amounts);
  const isNoun = (text: string) => text.length >= SHORTEST_INDICATOR && text.length <= LONGEST_INDICATOR;

  const rise = `(?:${alternatives(rules.rises)})`;
  const to = `(?:${alternatives(rules.tos)})`;
  const fromTo = new RegExp(
    `^(?<subject>.*?)(?:${alternatives(rules.froms)})(?<base>[^，。]*?)${rise}?${to}?$`,
    'u',
  );
  const risesTo = new RegExp(`(?:${rise}|${to})+$`, 'u');
  /** 由40%上升到50%: the first number is the past, what stands before it is measured. */
  const changeFrom: Form = (wording) => {
    const found = fromTo.exec(wording.head.replace(risesTo, ''));
    const base = found && quantities.find(found.groups!.base!).filter(({ unit }) => unit !== '年')[0];
    if (!found || !base) return undefined;
    const subject = clean(found.groups!.subject!);
    if (!isNoun(subject)) return null;
    const year = /(20\d\d)年/.exec(found.groups!.base!.slice(0, base.start))?.[1];
    const isSame = base.unit === wording.quantity.unit;
    return {
      ...says(wording, subject, ''),
      baseline: isSame ? base.value : null,
      baselineYear: isSame && year ? Number(year) : null,
    };
  };
  /** The number of a past state: 由40%…, 比上年100家…. */
  const past: Form = ({ head }) => (rules.pastBefore.pattern.test(head) ? null : undefined);

  const change = new RegExp(
    [
      `^(?<subject>.*?)(?:${alternatives(rules.changeLeads)})*(?<yearly>${alternatives(Object.keys(rules.yearly))})?`,
      `(?:${alternatives(rules.changeModes)})?(?<change>${alternatives(Object.keys(rules.changes))})`,
      `(?:${alternatives(rules.changeAims)})*(?:${alternatives(rules.changeReaches)})?$`,
    ].join(''),
    'u',
  );
  /** What a change by an amount is called: 增加额, 减少量. */
  const amountOfChange = (word: string, unit: string) =>
    word + (rules.money.pattern.test(unit) ? rules.changedBy.sum : rules.changedBy.other);
  /** 地区生产总值增长5%左右: a rate of growth. */
  const growth: Form = (wording) => {
    const { pattern } = rules.comparedYear;
    const compared = pattern.exec(wording.stem)?.groups?.year;
    const found = change.exec(wording.stem.replace(pattern, ''));
    const isOfRate = isRate(wording.quantity.unit, quantities);
    if (
      !found ||
      (!isOfRate && (isNoun(wording.counted) || !rules.gains.pattern.test(found.groups!.change!)))
    )
      return undefined;
    const { subject, yearly, change: word } = found.groups!;
    const measured = clean(subject!.replace(rules.comparison.pattern, ''));
    const rate = isOfRate ? rules.changes[word!]! : amountOfChange(word!, wording.quantity.unit);
    const reading = says(wording, `${measured}${yearly ? rules.yearly[yearly] : ''}${rate}`, '');
    return compared ? { ...reading, baselineYear: Number(compared) } : reading;
  };

  const shapes = rules.shapes.map((shape) => ({
    ...shape,
    behind: new RegExp(shape.tail.replace('{coverage}', alternatives(rules.coverage)), 'u'),
  }));
  const fitsShape = (shape: TargetShape, wording: Wording, { isInList }: Before) =>
    !(shape.unit && !shape.unit.test(wording.quantity.unit)) &&
    !(shape.unmeasured && isNoun(wording.measured)) &&
    !(shape.unbounded && (isInList || wording.verb || quantities.boundOf(wording.head, '')));
  /** The words of a shape in a wording; null where it does not have that shape. */
  const matchShape = (shape: (typeof shapes)[number], wording: Wording, before: Before): Parts | null => {
    if (!fitsShape(shape, wording, before)) return null;
    const behind = shape.behind.exec(wording.tail);
    const ahead = shape.head ? shape.head.exec(wording.head) : undefined;
    if (!behind || ahead === null) return null;
    const { part, ...others } = ahead?.groups ?? {};
    return {
      measured: clean(wording.stem).replace(/的$/, ''),
      ...(part && { part: clean(part) }),
      ...others,
      ...behind.groups,
    };
  };
  const readShape = ({ indicator }: TargetShape, parts: Parts, wording: Wording): FormReading | null => {
    if (!indicator || (indicator.startsWith('{measured}') && !isNoun(parts.measured!))) return null;
    const named = indicator.replace(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? '');
    const bound = parts.bound ? quantities.boundOf(parts.bound, '') : null;
    return { ...says(wording, named, ''), ...(bound && { comparator: bound.comparator }) };
  };
  const shaped: Form = (wording, before) => {
    for (const shape of shapes) {
      const parts = matchShape(shape, wording, before);
      if (parts) return readShape(shape, parts, wording);
    }
    return undefined;
  };

  /** 新建10家研发中心: a verb of amount and what it counts. */
  const countedForm: Form = (wording) => {
    const { verb, measured, counted } = wording;
    if (!verb || !isNoun(counted)) return undefined;
    if (rules.vague.some(({ pattern }) => pattern.test(counted))) return null;
    if (rules.each.pattern.test(measured)) return says(wording, `${measured}${counted}`);
    const subject = counted.length <= SHORT_COUNT ? subjectIn(measured) : '';
    return says(wording, `${subject}${keptVerb(verb)}${counted}`);
  };
  /** What stands in front of a verb of amount, where it names what the amount is about and no place. */
  const subjectIn = (measured: string) =>
    isEmpty(measured) || rules.adverbial.pattern.test(measured) || !isNoun(measured) ? '' : measured;
  /** The verb where the name of an indicator keeps it: 新建. */
  const keptVerb = (verb: string) => (keeps(verb) ? verb : '');

  /** The verb of amount that a stretch opens with: 建成乡村振兴先导区, but not 建成区绿化覆盖率. */
  const openingVerb = (stretch: string) =>
    rules.amounts.filter((word) => opensWith(stretch, word)).sort((a, b) => b.length - a.length)[0] ?? '';
  /** Where the last verb of amount inside a stretch begins and ends, or null. */
  const innerVerb = (stretch: string) => {
    const found = cutWords(stretch).filter(
      ({ text, tag, start }) => start > 0 && (tag.startsWith('v') || tag === 'ns') && amounts.has(text),
    );
    const last = found.at(-1);
    return last ? { word: last.text, start: last.start, end: last.start + last.text.length } : null;
  };

  /** 认定大数据企业500家: a verb of amount, what it counts, the number at the end; 建成先导区达到35个. */
  const atEnd: Form = (wording) => {
    if (isNoun(wording.counted)) return undefined;
    const stretch = clean(wording.stem);
    const opening = openingVerb(stretch);
    if (!opening || opening === stretch) return undefined;
    const noun = clean(stretch.slice(opening.length));
    if (!isNoun(noun) || noun.length > LONGEST_AT_END) return undefined;
    return says(wording, `${keeps(opening) ? opening : ''}${noun}`, opening);
  };

  /** 高新技术企业达到6000家; 创新平台每年新增100家; 年度投资1.1万亿元. */
  const level: Form = (wording, before) => {
    const stretch = clean(wording.stem.replace(rules.perYear.pattern, ''));
    if (!isNoun(stretch) || isEmpty(stretch)) return undefined;
    if (sharesVerb(wording, before)) return says(wording, before.verb + stretch, before.verb);
    if (isNoun(wording.counted) && isLoneWord(stretch)) return undefined;
    const isSaid = wording.isReached || wording.verb !== '' || rules.shares.pattern.test(stretch);
    return isSaid ? says(wording, stretch, wording.verb) : impliedLevel(wording, stretch);
  };
  /** 改造村卫生室1.7万家、农村危房6000户: no word reaches the number, so that the verb of the list is the member's too. */
  const sharesVerb = (wording: Wording, { verb, isInList }: Before) =>
    isInList &&
    keeps(verb) &&
    !amounts.has(wording.verb) &&
    wording.counted === '' &&
    wording.stem === wording.head &&
    quantities.counts(wording.quantity.unit);
  /** 明确至少1名专责人员, 动员超8000名志愿者: the word in front measures nothing. */
  const isLoneWord = (stretch: string) => cutWords(stretch).length === 1;
  /** A level that no word of reaching sets: 年度投资1.1万亿元. */
  const impliedLevel = (wording: Wording, stretch: string): FormReading | undefined => {
    const inner = innerVerb(stretch);
    if (inner) return isNoun(wording.counted) ? undefined : addedLevel(wording, stretch, inner);
    return rules.sized.pattern.test(stretch) ? says(wording, stretch, wording.verb) : undefined;
  };
  /** 创新平台每年新增100家: what is measured lies on both sides of the verb of amount. */
  const addedLevel = (
    wording: Wording,
    stretch: string,
    inner: { word: string; start: number; end: number },
  ): FormReading => {
    const [subject, noun] = [clean(stretch.slice(0, inner.start)), clean(stretch.slice(inner.end))];
    if (!isNoun(noun)) return says(wording, subject + inner.word + noun, inner.word);
    const isShort = subject.length <= SHORT_SUBJECT && !innerVerb(subject) && inner.word.startsWith('新');
    return says(wording, `${isShort ? subject : ''}${keptVerb(inner.word)}${noun}`, inner.word);
  };

  /** …、100个海外人才驿站; …、社区微花园50个: a member of a list whose verb was said before. */
  const inList: Form = (wording, { verb, isInList }) => {
    if (!verb) return undefined;
    const kept = keeps(verb) ? verb : '';
    const stretch = clean(wording.stem);
    if (isNoun(wording.counted))
      return isNoun(wording.measured) ? undefined : { ...says(wording, `${kept}${wording.counted}`), verb };
    return isInList && isNoun(stretch) && !wording.verb && !innerVerb(stretch)
      ? { ...says(wording, `${kept}${stretch}`), verb }
      : undefined;
  };

  /** 续建甲至乙、丙至丁等5个公路项目: the verb opens the clause, before those that the number sums up. */
  const summedUp: Form = (wording) => {
    const opening = openingVerb(clean(wording.stem));
    if (!opening || !isNoun(wording.counted) || !quantities.counts(wording.quantity.unit)) return undefined;
    return says(wording, `${keeps(opening) ? opening : ''}${wording.counted}`, opening);
  };

  /** 保护提升历史文化名镇4个: another verb than those of amount opens the clause. */
  const countedAtEnd: Form = (wording) => {
    if (isNoun(wording.counted) || !quantities.counts(wording.quantity.unit)) return undefined;
    const stretch = clean(wording.stem);
    const [first, second] = cutWords(stretch);
    if (!first || !second || !first.tag.startsWith('v') || rules.notAmounts.includes(first.text))
      return undefined;
    const noun = clean(stretch.slice(second.tag === 'v' ? second.start + second.text.length : second.start));
    return isNoun(noun) && noun.length <= LONGEST_AT_END ? says(wording, noun, first.text) : undefined;
  };

  /** A noun phrase that does not break off: not 打造的, 企业了, 五年, 再建. */
  const endsInThing = (stretch: string) => {
    const tags = cutWords(stretch).map(({ tag }) => tag);
    return isNoun(stretch) && !BREAKS_OFF.test(tags.at(-1)!) && tags.some((tag) => OF_THINGS.test(tag));
  };
  /** “登门拜访”1000家民营企业; 年内新登记企业2万户: no verb of amount tells it, but things are counted. */
  const named: Form = (wording) => {
    if (!quantities.counts(wording.quantity.unit)) return undefined;
    if (isNoun(wording.counted)) return says(wording, wording.counted, '');
    const stretch = clean(wording.stem);
    return endsInThing(stretch) && !isEmpty(stretch) && stretch.length <= LONGEST_AT_END
      ? says(wording, stretch, '')
      : undefined;
  };

  /** 达到…, 2030年的…: what is measured was said by the clause before. */
  const goesOn: Form = (wording) =>
    (wording.isReached || rules.yearAlone.pattern.test(wording.head)) &&
    wording.counted === '' &&
    isEmpty(wording.measured)
      ? says(wording, '')
      : undefined;

  const forms: Readonly<Record<string, Form>> = {
    change: changeFrom,
    past,
    growth,
    shape: shaped,
    counted: countedForm,
    'at end': atEnd,
    level,
    'in list': inList,
    'summed up': summedUp,
    'counted at end': countedAtEnd,
    'goes on': goesOn,
    named,
  };
  return (wording, before) => {
    for (const [form, read] of Object.entries(forms)) {
      const reading = read(wording, before);
      if (reading !== undefined) return reading && { ...reading, form };
    }
    return null;
  };
}
