import { type Element, isTag } from 'domhandler';
import type { PageRules } from '../../../knowledge/rules.js';
import { formatNumber } from '../numberFormats.js';
import { namesOf, textStart } from './dom.js';

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

/** The numbers that a browser shows before the items of a numbered list; none where the items bring their own. */
export function itemNumbers(list: Element, rules: PageRules): Map<Element, string> {
  const items = list.children.filter(isTag).filter(({ name }) => name === 'li');
  const form = formOf(list, rules);
  if (form === null || items.every((item) => rules.itemNumber.pattern.test(textStart(item, 40))))
    return new Map();
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
  return number < 1 || number > 99 ? String(number) : formatNumber(number, 'chineseCounting');
}

function latin(number: number): string {
  if (number < 1) return String(number);
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? latin(rest) : '') + String.fromCharCode(97 + ((number - 1) % 26));
}

function roman(number: number): string {
  return number < 1 || number > 3999 ? String(number) : formatNumber(number, 'lowerRoman');
}
