import { type Element, isTag } from 'domhandler';
import type { PageRules } from '../../../knowledge/rules.js';
import { namesOf, textStart } from './dom.js';

const HAN = [...'〇一二三四五六七八九'];
/** The forms of numbers by the `type` of a list and by the value of `list-style-type`. */
const FORMS: Readonly<Record<string, string>> = {
  '1': '1.',
  a: 'a.',
  A: 'A.',
  i: 'i.',
  I: 'I.',
  decimal: '1.',
  'decimal-leading-zero': '01.',
  'lower-alpha': 'a.',
  'lower-latin': 'a.',
  'upper-alpha': 'A.',
  'upper-latin': 'A.',
  'lower-roman': 'i.',
  'upper-roman': 'I.',
  'cjk-ideographic': '一、',
  'cjk-decimal': '一、',
  'simp-chinese-informal': '一、',
  'simp-chinese-formal': '一、',
  'trad-chinese-informal': '一、',
};
const OWN_NUMBER =
  /^[\s\u200b]*(?:[(（]?[\d一二三四五六七八九十百]{1,4}[)）、.．]|第[一二三四五六七八九十百\d]{1,4}[章节条]|[①-⑳])/;

/** The numbers that a browser shows before the items of a numbered list; none where the items bring their own. */
export function itemNumbers(list: Element, rules: PageRules): Map<Element, string> {
  const items = list.children.filter(isTag).filter(({ name }) => name === 'li');
  const form = formOf(list, rules);
  if (form === null || items.every((item) => OWN_NUMBER.test(textStart(item, 40)))) return new Map();
  const reversed = 'reversed' in list.attribs;
  let next = integer(list.attribs.start) ?? (reversed ? items.length : 1);
  return new Map(
    items.map((item) => {
      const number = integer(item.attribs.value) ?? next;
      next = number + (reversed ? -1 : 1);
      return [item, write(number, styleOf(item) ?? form)];
    }),
  );
}

function integer(text: string | undefined): number | null {
  return text !== undefined && /^\s*-?\d{1,6}\s*$/.test(text) ? Number(text) : null;
}

function formOf(list: Element, rules: PageRules): string | null {
  const styled = styleOf(list);
  if (styled !== null) return styled === '' ? null : styled;
  const named = namesOf(list)
    .map((name) => rules.listClasses[name])
    .find((form) => form !== undefined);
  return named ?? FORMS[list.attribs.type ?? '1'] ?? '1.';
}

/** The form that an element's own style says; '' where it says that there are no numbers, null where it says nothing. */
function styleOf(element: Element): string | null {
  const value = /list-style(?:-type)?\s*:\s*([^;]{1,80})/i.exec(element.attribs.style ?? '')?.[1];
  if (value === undefined) return null;
  const words = value.toLowerCase().trim().split(/\s+/);
  return words.includes('none') ? '' : (words.map((word) => FORMS[word]).find(Boolean) ?? null);
}

/** A number in the form in which 1 is written as given: 1. → 3., 一、 → 三、. */
function write(number: number, form: string): string {
  if (form === '') return '';
  if (form.includes('一')) return form.replace('一', han(number));
  if (form.includes('01')) return form.replace('01', String(number).padStart(2, '0'));
  if (form.includes('1')) return `${form.replace('1', String(number))} `;
  if (/a/i.test(form)) return `${cased(latin(number), form)}. `;
  return `${cased(roman(number), form)}. `;
}

const cased = (text: string, form: string) => (form === form.toUpperCase() ? text.toUpperCase() : text);

function han(number: number): string {
  if (number < 1 || number > 99) return String(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? HAN[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? HAN[ones] : ''}`;
}

function latin(number: number): string {
  if (number < 1) return String(number);
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? latin(rest) : '') + String.fromCharCode(97 + ((number - 1) % 26));
}

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  const signs: [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = number;
  let text = '';
  for (const [value, sign] of signs) {
    for (; rest >= value; rest -= value) text += sign;
  }
  return text;
}
