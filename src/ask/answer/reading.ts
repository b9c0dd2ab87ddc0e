import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Answer, FormOf, Question } from '../../model/question.js';
import type { ReadSection } from '../reading/section.js';
import { readSentences } from '../reading/sentences.js';
import { build, unique } from './build.js';
import { WORDING } from './wording.js';

/** An answer that is no surer than the share of the question that its sentence says. */
const CERTAINTY = 0.8;
const LONGEST_QUOTE = 160;

/** What the best sentences say of a question. */
export function answerReading(
  question: Question,
  form: FormOf<'reading'>,
  sections: readonly ReadSection[],
  knowledge: Knowledge,
): Answer {
  const words = WORDING[question.language];
  const reading = readSentences(form, sections, knowledge);
  const about = form.terms.map(({ said }) => said).join(' ');
  if (!reading) return build({ status: 'EMPTY', text: words.empty(about) });
  const evidence = unique(reading.evidence);
  const common = { status: 'ANSWERED', evidence, confidence: CERTAINTY * reading.coverage } as const;
  const quote = words.says(evidence[0]!.text.slice(0, LONGEST_QUOTE));
  if (form.want === 'passages') return build({ ...common, kind: 'PASSAGES', text: quote });
  if (reading.quantity) {
    const { value, unit } = reading.quantity;
    return build({ ...common, kind: 'VALUE', value, unit, text: `${value}${unit}${words.colon}${quote}` });
  }
  if (form.want === 'boolean')
    return build({
      ...common,
      kind: 'BOOLEAN',
      boolean: reading.boolean,
      text: `${reading.boolean ? words.yes : words.no}${quote}`,
    });
  const items = [...new Map(reading.items.map((item) => [item.name, item])).values()];
  const names = items.map(({ name }) => name);
  const listed = names.join(words.comma);
  return build({
    ...common,
    kind: form.as === 'count' ? 'COUNT' : 'NAMES',
    text:
      form.want !== 'units'
        ? words.named(names.length, listed)
        : form.role === 'assisting'
          ? words.assisting(listed)
          : words.responsible(listed),
    names,
    items: items.map(({ name, aliases }) => ({ name, aliases })),
    count: names.length,
  });
}
