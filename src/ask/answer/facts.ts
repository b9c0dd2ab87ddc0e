import type { Answer, AnswerEvidence, FormOf, Question } from '../../model/question.js';
import { build } from './build.js';
import { WORDING } from './wording.js';

/** The head of a plan as the statement returns it. */
export interface HeadRow {
  readonly value: Readonly<Record<string, string | null>>;
  readonly evidence: readonly AnswerEvidence[];
}

/** What the head of a plan says of it, with the passages that do. */
export function answerFact(question: Question, form: FormOf<'factOf'>, rows: readonly HeadRow[]): Answer {
  const words = WORDING[question.language];
  const [row] = rows.length === 1 ? rows : [];
  const title = row?.value.title ?? form.plan?.name ?? words.nothing;
  const value = row?.value[form.fact];
  const said = (row?.evidence ?? []).filter((passage) => states(passage.text, form.fact, value ?? ''));
  if (!value || said.length === 0)
    return build({ status: 'EMPTY', text: words.empty(`${title} · ${words.fact[form.fact]}`) });
  const text = words.is(title, words.fact[form.fact], value);
  const common = { status: 'ANSWERED', text, evidence: said, confidence: 0.95 } as const;
  if (form.fact === 'issuedOn') return build({ ...common, kind: 'DATE', date: value });
  return build({ ...common, kind: 'NAMES', names: [value], items: [{ name: value, aliases: [] }] });
}

/** Whether a passage of a title block says a number, an issuer, a date of issue, a period or a kind. */
export function states(text: string, fact: FormOf<'factOf'>['fact'], value: string): boolean {
  if (fact === 'issuer' || fact === 'kind') return text.includes(value);
  if (fact === 'period')
    return value.split('-').some((year) => text.includes(year)) || /十[三四五六]五/.test(text);
  if (fact === 'number')
    return /[〔[(（]\d{4}[〕\])）]/.test(text) && text.includes(`${value.split('〕')[1] ?? ''}`);
  const [year, month, day] = value.split('-').map(Number);
  return (
    text.includes(`${year}年${month}月${day}日`) || /[二〇○零一]{2,4}.{0,3}年.{1,3}月.{1,3}日/.test(text)
  );
}
