import type { Rule } from '../../knowledge/rules.js';
import type { Match } from '../../language/matcher.js';
import { spell } from '../../language/pinyin.js';
import type { Reference } from '../../model/question.js';
import type { NamedThing } from '../../query/rows.js';
import { referenceTo } from './names.js';

/** Numbers of orders (省政府令第208号) and document numbers in pinyin (Huanban Turang Han [2022] No. 6). */
export function makeNumberFinder(
  plans: readonly NamedThing[],
  { pattern: orderNumber }: Rule,
): (text: string) => Match<Reference>[] {
  const withOrgan = new RegExp(`[\\u4e00-\\u9fff]{0,8}(?:${orderNumber.source})`, 'gu');
  const byOrder = new Map<string, Reference>();
  const bySpelling = new Map<string, Reference>();
  for (const plan of plans) {
    const reference = referenceTo(plan);
    for (const writing of [plan.name, ...plan.aliases]) {
      const order = orderNumber.exec(writing)?.groups;
      if (order) byOrder.set(order.front ?? order.back!, reference);
      const number = /^([\u4e00-\u9fff]{2,8})〔(\d{4})〕(\d+)号$/.exec(writing);
      if (number) bySpelling.set(`${spell(number[1]!)} ${number[2]} ${number[3]}`, reference);
    }
  }
  return (text) => {
    const orders = [...text.matchAll(withOrgan)].map((found) => ({
      found,
      value: byOrder.get(found.groups!.front ?? found.groups!.back!),
    }));
    const spelled = [
      ...text.matchAll(/((?:[A-Z][a-z]+ ?){1,5})\s*[[(〔](\d{4})[\])〕]\s*(?:[Nn]o\.?\s*)?(\d+)/g),
    ].map((found) => {
      const words = found[1]!.trim().split(/\s+/);
      const from = words.findIndex((_, i) =>
        bySpelling.has(`${words.slice(i).join('').toLowerCase()} ${found[2]} ${found[3]}`),
      );
      return {
        found,
        value:
          from < 0
            ? undefined
            : bySpelling.get(`${words.slice(from).join('').toLowerCase()} ${found[2]} ${found[3]}`),
      };
    });
    return [...orders, ...spelled].flatMap(({ found, value }) =>
      value ? [{ start: found.index, end: found.index + found[0].length, value }] : [],
    );
  };
}
