import type { Answer, Question } from '../../model/question.js';
import type { Reading } from '../passages/sentence.js';
import { build, citing } from './build.js';
import { type AnswerWording, WORDING } from './wording.js';

const LONGEST_QUOTE = 160;

/** What sentences say, in words. */
export function answerReading(question: Question, reading: Reading): Answer {
  const words = WORDING[question.language];
  const { evidence } = citing(reading.evidence);
  const common = { status: 'ANSWERED', evidence } as const;
  const quote = reading.points
    ? saySides(reading, words)
    : words.says(evidence[0]!.text.slice(0, LONGEST_QUOTE));
  if (reading.quantity) {
    const { value, unit } = reading.quantity;
    const computed = reading.how ? words.computed(words[reading.how], `${value}${unit}`) : `${value}${unit}`;
    return build({ ...common, kind: 'VALUE', value, unit, text: `${computed}${words.colon}${quote}` });
  }
  if (reading.count !== undefined)
    return build({
      ...common,
      kind: 'COUNT',
      count: reading.count,
      text: `${reading.count}${words.colon}${quote}`,
    });
  if (reading.date !== undefined)
    return build({
      ...common,
      kind: 'DATE',
      date: reading.date,
      text: `${reading.date}${words.colon}${quote}`,
    });
  if (reading.boolean !== null)
    return build({
      ...common,
      kind: 'BOOLEAN',
      boolean: reading.boolean,
      text: `${reading.boolean ? words.yes : words.no}${quote}`,
    });
  const items = [...new Map(reading.items.map((item) => [item.name, item])).values()];
  if (items.length === 0) return build({ ...common, kind: 'PASSAGES', text: quote });
  const names = items.map(({ name }) => name);
  return build({
    ...common,
    kind: 'NAMES',
    text: `${words.named(names.length, names.join(words.comma))}${quote}`,
    names,
    items: items.map(({ name, aliases }) => ({ name, aliases: [...aliases, ...withoutAsides(name)] })),
    count: names.length,
  });
}

/** A name that explains itself in brackets, without those: 重大(Ⅱ级), 开(开封)港(空港)产业带. */
function withoutAsides(name: string): string[] {
  const plain = name.replace(/[(（][^()（）]*[)）]/g, '');
  return plain !== name && plain.length > 1 ? [plain] : [];
}

/** What things that are set side by side have, each in its own words. */
function saySides({ points = [] }: Reading, words: AnswerWording): string {
  const each = points.map(({ item, value, unit }) => `${item.name} ${Number(value.toFixed(4))}${unit ?? ''}`);
  return `${[...new Set(each)].join(words.semicolon)}${words.stop}`;
}
