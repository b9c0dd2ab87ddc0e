import escapeRegExp from 'escape-string-regexp';
import type { TargetRules } from '../../knowledge/rules.js';
import { parseNumeral } from '../../language/numerals.js';
import type { Span } from '../../model/document.js';
import type { Plan } from '../../model/plan.js';
import type { Comparator } from '../../model/target.js';
import { countedIndicator } from './indicator.js';

/** A number that a sentence commits to; the span counts from the start of the sentence and holds number and unit. */
export interface Quantity extends Span {
  readonly indicator: string;
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string;
  readonly comparator: Comparator;
  readonly year: number | null;
  readonly per: 'year' | null;
  /** The clause that says it, within the sentence. */
  readonly clause: Span;
}

/** What the text before a sentence says of its targets. */
export interface TargetContext {
  readonly year: number | null;
}

export interface TargetReader {
  /** The targets that a sentence sets, in their order. */
  readonly read: (sentence: string, plan: Plan, context: TargetContext) => Quantity[];
  /** The year that a stretch gives for what follows it, or null. */
  readonly yearOf: (text: string, plan: Plan) => number | null;
}

interface Numbered {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string;
}

interface Reading {
  readonly indicator: string;
  readonly comparator: Comparator;
  /** The verb that sets the amount, which a list of amounts says once. */
  readonly verb: string;
}

const alternatives = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escapeRegExp)
    .join('|');

const LONGEST_INDICATOR = 44;
/** A sum of no more characters is one of what was founded before it: 第一期规模. */
const SHORT_SUM = 7;
const SHORTEST_INDICATOR = 2;
const BEHIND_NUMBER = /^(以上|及以上|左右|以内|以下|上下|余)/;

/** Prepares the reading of targets from the words that `rules/targets.yaml` gives. */
export function makeTargetReader(rules: TargetRules): TargetReader {
  const units = [...rules.units]
    .sort((a, b) => b.length - a.length)
    .map((unit) => (/\(\?/.test(unit) ? unit : escapeRegExp(unit)))
    .join('|');
  const digits = new RegExp(
    `(?<!第|[\\d.])(\\d+(?:\\.\\d+)?)(?:[—–~～-](\\d+(?:\\.\\d+)?))?余?(${units})(?:余([个家人名件户]))?(?![\\d.月]|年(?:[内底末度来前间]|$|[，。、]))`,
    'gu',
  );
  const words = new RegExp(
    `(?<!第|[一二两三四五六七八九十])([一二两三四五六七八九十])(${alternatives(rules.spelled.units)})`,
    'gu',
  );
  const flat = (group: TargetRules['before']) =>
    group
      .flatMap(({ words: all, comparator }) => all.map((word) => ({ word, comparator })))
      .sort((a, b) => b.word.length - a.word.length);
  const before = flat(rules.before);
  const after = flat(rules.after);
  const leads = new RegExp(`^(?:${alternatives(rules.leads)})+`, 'u');
  const verbs = new RegExp(`(?:${alternatives(rules.verbs)})+$`, 'u');
  const scopes = new RegExp(`(?:${alternatives(rules.scopes)})+$`, 'u');
  const onlyVerbs = new RegExp(
    `^(?:${alternatives([...rules.verbs, ...rules.amounts, ...rules.scopes, ...rules.leads])})*$`,
    'u',
  );
  const amounts = new RegExp(`(${alternatives(rules.amounts)})(?:了)?$`, 'u');

  const yearOf = (text: string, plan: Plan): number | null => {
    if (rules.endOfPlan.test(text)) return plan.periodEnd;
    for (const pattern of rules.years) {
      const found = pattern.exec(text);
      if (found) return Number(found[2] ?? found[1]);
    }
    return rules.withinYear.test(text) && plan.date ? Number(plan.date.slice(0, 4)) : null;
  };

  const clean = (stem: string) =>
    stem
      .replace(/^.*?20\d\d年(底|末|前)?[，,]?/, '')
      .replace(/^[(（][^()（）]*[)）]/, '')
      .replace(leads, '')
      .replace(rules.atLeast, '')
      .replace(verbs, '')
      .replace(scopes, '')
      .replace(rules.perYear, '')
      .replace(/^[＿的，]+/, '');

  /** The words behind a number that say what is counted. */
  const counted = (tail: string) =>
    tail.startsWith('、')
      ? ''
      : tail
          .replace(BEHIND_NUMBER, '')
          .replace(/^的/, '')
          .replace(/[，,；;。：:、]$/, '');

  const readPiece = (piece: string, number: Numbered, inherited: string, rest: string): Reading | null => {
    const head = piece.slice(0, number.start);
    const tail = piece.slice(number.end);
    const behind = after.find(({ word }) => tail.startsWith(word));
    const found =
      before.find(({ word }) => head.replace(scopes, '').endsWith(word)) ??
      (behind && head.endsWith('在') ? { word: '在', comparator: '=' as const } : undefined);
    const stem = head.replace(scopes, '').slice(0, found ? -found.word.length : undefined);
    const setsAmount = found !== undefined && rules.amounts.includes(found.word);
    const governed = (setsAmount ? head : stem).replace(scopes, '');
    const verb = (amounts.exec(governed) ?? amounts.exec(governed.replace(rules.atLeast, '')))?.[1] ?? '';
    const measured = clean(stem);
    const comparator: Comparator =
      behind?.comparator ??
      (rules.atLeast.test(stem) || rules.atLeast.test(head) ? '>=' : (found?.comparator ?? '='));
    const ahead = /^＿+[，,]?$/.test(tail) ? (/的([^的，。；]{2,20})[。；]?$/.exec(rest)?.[1] ?? '') : '';
    const what = (ahead || counted(tail).replace(/＿/g, '')).replace(
      /^(?:[^的]*、[^的]*|具有[^的]*|具备[^的]*|拥有[^的]*)的/,
      '',
    );
    const isCount = what.length >= SHORTEST_INDICATOR && what.length <= LONGEST_INDICATOR;

    const share =
      /^(?:以上|左右)?的([^，。；]{2,24}?)((?:等级评定)?(?:达到|实现|建成|完成|具备|开展|设置|建有)[^，。；]{1,20})/.exec(
        tail,
      );
    if (number.unit === '%' && share && measured.length < SHORTEST_INDICATOR)
      return {
        indicator: `${share[1]}${share[2]!.replace(/[，,；;。]$/, '')}占比`,
        comparator: behind?.comparator ?? '=',
        verb: '',
      };
    const covered = new RegExp(`^(?:以上)?的?(${alternatives(rules.coverage)})`, 'u').exec(tail);
    if (number.unit === '%' && covered && stem.length >= SHORTEST_INDICATOR) {
      const subject = clean(head);
      return subject.length >= SHORTEST_INDICATOR
        ? { indicator: `${subject}${covered[1]!.replace(/^全/, '')}率`, comparator, verb: '' }
        : null;
    }
    const grown = number.unit === '%' ? clean(rules.grows.exec(head)?.[1] ?? '') : '';
    if (grown.length >= SHORTEST_INDICATOR)
      return {
        indicator: `${grown}年均增长率`,
        comparator: behind?.comparator ?? found?.comparator ?? '=',
        verb: '',
      };
    const part = /(不低于|不少于|不高于|不超过)([\u4e00-\u9fff]{3,12})$/.exec(head);
    const paid = /^的([\u4e00-\u9fff]{2,8})/.exec(tail);
    if (number.unit === '%' && part && paid) {
      const bound = before.find(({ word }) => word === part[1])!;
      return { indicator: `${paid[1]}占${part[2]}比例`, comparator: bound.comparator, verb: '' };
    }
    const used = /^(?:以上|以内)?用于([\u4e00-\u9fff]{2,12})/.exec(tail);
    if (number.unit === '%' && used)
      return {
        indicator: `${clean(head).replace(/[要将应须]+$/, '')}用于${used[1]}的比例`,
        comparator: behind?.comparator ?? '=',
        verb: '',
      };
    const sum = /^([^，。；]{2,20}(?:资金|基金|额度|贷款|授信))/.exec(tail)?.[1];
    if (sum && /(设立|成立|安排|发行)$/.test(head) && /元$/.test(number.unit))
      return { indicator: sum, comparator: behind?.comparator ?? '=', verb: '' };
    if (/^(?:以上|以下|及以上|左右|以内)的/.test(tail) && !verb && !found) return null;
    const handled = /对$/.test(head) && /^([^，。；]{2,20}?)(?:进行|开展|实施)([^，。；]{2,16})/.exec(tail);
    if (handled) return { indicator: `${handled[2]}${handled[1]}`, comparator: '=', verb: '' };

    if (verb && isCount && rules.counting.test(number.unit)) {
      const each = rules.each.test(measured) ? measured.replace(/^(?:在|对).*各$/, '每区') : '';
      const kept = rules.keptAmounts.includes(verb) ? verb : '';
      const subject = onlyVerbs.test(measured) || /^[在对]/.test(measured) ? '' : measured;
      if (each) return { indicator: `${each}${what}`, comparator, verb };
      if (subject.length < SHORTEST_INDICATOR || what.length > 3)
        return { indicator: `${kept}${what}`, comparator, verb };
    }
    if (found && measured.length >= SHORTEST_INDICATOR && !onlyVerbs.test(measured))
      return { indicator: measured + (verb === '新增' ? verb : ''), comparator, verb };
    if (verb && isCount)
      return { indicator: `${rules.keptAmounts.includes(verb) ? verb : ''}${what}`, comparator, verb };
    if (found && what === '') return { indicator: '', comparator, verb };
    if (inherited && isCount && clean(head) === '' && rules.counting.test(number.unit))
      return { indicator: what, comparator: behind?.comparator ?? '=', verb: inherited };
    if (what !== '') return null;
    const noun = clean(head);
    if (rules.shares.test(noun)) return { indicator: noun, comparator: behind?.comparator ?? '=', verb: '' };
    return readAtEnd(head, behind?.comparator ?? (rules.atLeast.test(head) ? '>=' : '='));
  };

  /** 认定大数据企业500家: a verb of amount, what it counts, the number at the end; 第一期规模100亿元. */
  const readAtEnd = (head: string, comparator: Comparator): Reading | null => {
    const kept = rules.keptAmounts.find((word) => head.includes(word));
    const verb = (kept ? [kept] : rules.amounts)
      .map((word) => ({ word, at: head.lastIndexOf(word) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => b.at - a.at || b.word.length - a.word.length)[0];
    const measured = clean(verb ? head.slice(verb.at + verb.word.length) : head);
    if (measured.length < SHORTEST_INDICATOR || measured.length > 24) return null;
    if (!verb && !rules.sized.test(measured)) return null;
    if (verb?.word === '实现') {
      const doer = clean(head.slice(0, verb.at));
      return { indicator: doer + measured, comparator, verb: '' };
    }
    const served = verb && /^[为对][^，。；]{4,24}$/.test(head.slice(0, verb.at));
    if (served) return { indicator: head, comparator, verb: '' };
    return { indicator: `${kept ?? ''}${measured}`, comparator, verb: '' };
  };

  const numbersOf = (piece: string): Numbered[] => {
    const written = [...piece.matchAll(digits)].map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
      value: Number(found[1]),
      valueMax: found[2] ? Number(found[2]) : null,
      unit: `${found[3]}${found[4] ?? ''}`.replace('％', '%'),
    }));
    const spelled = [...piece.matchAll(words)]
      .filter(
        ({ index, 0: all }) =>
          rules.spelled.before.test(piece.slice(0, index)) ||
          rules.spelled.after.test(piece.slice(index + all.length)),
      )
      .map((found) => ({
        start: found.index,
        end: found.index + found[0].length,
        value: parseNumeral(found[1]!)!,
        valueMax: null,
        unit: found[2]!,
      }));
    return [...written, ...spelled].filter(({ unit }) => unit !== '年').sort((a, b) => a.start - b.start);
  };

  const read = (sentence: string, plan: Plan, context: TargetContext): Quantity[] => {
    const quantities: Quantity[] = [];
    let year = context.year;
    let subject = '';
    let verb = '';
    let founded = '';
    for (const clause of splitClauses(sentence)) {
      const text = sentence
        .slice(clause.start, clause.end)
        .replace(/^(?:[(（]?\d{1,2}[)）.．、])(?=[^\d])/, (mark) => '＿'.repeat(mark.length));
      year = yearOf(text, plan) ?? year;
      founded = rules.founding.exec(text)?.[1] ?? founded;
      const first = quantities.length;
      for (const piece of splitPieces(text, numbersOf)) {
        const said = text
          .slice(piece.start, piece.end)
          .replace(rules.described, (phrase) => '＿'.repeat(phrase.length));
        const masked = said.replace(rules.thresholds, (phrase) => '＿'.repeat(phrase.length));
        if (rules.excludes.test(masked) && !rules.despite.test(masked)) continue;
        const read = numbersOf(masked)
          .map((number) => ({ number, reading: readPiece(said, number, verb, sentence.slice(clause.end)) }))
          .find(({ reading }) => reading !== null);
        if (!read?.reading) continue;
        const { number, reading } = read;
        if (reading.verb) verb = reading.verb;
        const isGrowth = rules.growth.test(reading.indicator);
        const indicator =
          isGrowth && subject
            ? subject +
              reading.indicator.replace(/^较[“"]?十[三四]五[”"]?末/, '较上期末').replace(/增长$/, '增长率')
            : reading.indicator || subject;
        const whole = /^占/.test(indicator) && subject && !isGrowth ? subject + indicator : indicator;
        if (whole.length < SHORTEST_INDICATOR || /^[的了]/.test(whole)) continue;
        if (!isGrowth && whole === indicator) subject = indicator;
        const of = founded && indicator.length <= SHORT_SUM && /元$/.test(number.unit) ? founded : '';
        quantities.push({
          indicator: countedIndicator(of + whole, number.unit, rules),
          value: number.value,
          valueMax: number.valueMax,
          unit: number.unit,
          comparator: said.slice(number.start, number.end).includes('余') ? '>' : reading.comparator,
          year,
          per: rules.perYear.test(said) ? 'year' : null,
          start: clause.start + piece.start + number.start,
          end: clause.start + piece.start + number.end,
          clause,
        });
      }
      shareHead(quantities, first);
    }
    return quantities;
  };
  return { read, yearOf };
}

/** 1个国际领先、5个国内知名的工业互联网平台: what the last of a list counts is what all of it does. */
function shareHead(quantities: Quantity[], from: number): void {
  const last = quantities.at(-1);
  const head = last && quantities.length - from > 1 ? /的([^的]+)$/.exec(last.indicator)?.[1] : undefined;
  if (!last || !head) return;
  for (let i = from; i < quantities.length - 1; i++) {
    const quantity = quantities[i]!;
    const bare = quantity.indicator.replace(/数量$/, '');
    if (quantity.unit === last.unit && bare.length <= 6)
      quantities[i] = { ...quantity, indicator: `${bare}的${head}` };
  }
}

/** The clauses of a sentence, cut at ，；。： outside of brackets. */
function splitClauses(sentence: string): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  let depth = 0;
  for (let i = 0; i < sentence.length; i++) {
    const char = sentence[i]!;
    if ('(（'.includes(char)) depth++;
    if (')）'.includes(char)) depth = Math.max(0, depth - 1);
    if (depth > 0 || !'，,；;。：:'.includes(char)) continue;
    clauses.push({ start, end: i + 1 });
    start = i + 1;
  }
  if (start < sentence.length) clauses.push({ start, end: sentence.length });
  return clauses;
}

/** The pieces of a clause that have a number each, cut at 、: 高新技术企业达到6000家、创新平台新增100家. */
function splitPieces(clause: string, numbersOf: (text: string) => readonly unknown[]): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  for (let at = clause.indexOf('、'); at >= 0; at = clause.indexOf('、', at + 1)) {
    const next = clause.indexOf('、', at + 1);
    const right = clause.slice(at + 1, next < 0 ? undefined : next);
    if (numbersOf(clause.slice(start, at)).length === 0 || numbersOf(right).length === 0) continue;
    pieces.push({ start, end: at });
    start = at + 1;
  }
  pieces.push({ start, end: clause.length });
  return pieces;
}
