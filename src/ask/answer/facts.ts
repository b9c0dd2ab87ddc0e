import { loadNameRules } from '../../knowledge/load.js';
import type { Answer, Fact, FormOf, Question } from '../../model/question.js';
import type { HeadRow } from '../../query/rows.js';
import { build, citing } from './build.js';
import { WORDING } from './wording.js';

/** What the head of a plan says of it, with the passages that do; of what it does not say, that it does not. */
export function answerFact(question: Question, form: FormOf<'factOf'>, rows: readonly HeadRow[]): Answer {
  const words = WORDING[question.language];
  const [row] = rows.length === 1 ? rows : [];
  const title = row?.value.title ?? form.plan?.name ?? words.nothing;
  const facts = form.facts.map((fact) => {
    const value = row?.value[fact] ?? null;
    const said = value ? (row?.evidence ?? []).filter(({ text }) => states(text, fact, value)) : [];
    return { fact, value: said.length > 0 ? value : null, said };
  });
  const known = facts.flatMap(({ fact, value, said }) => (value ? [{ fact, value, said }] : []));
  const unsaid = facts.flatMap(({ fact, value }) =>
    value ? [] : [words.empty(`${title} · ${words.fact[fact]}`)],
  );
  const [first] = known;
  if (!first) return build({ status: 'EMPTY', text: unsaid.join(' ') });
  const common = {
    status: 'ANSWERED',
    text: [...known.map(({ fact, value }) => words.is(title, words.fact[fact], value)), ...unsaid].join(' '),
    date: known.find(({ fact }) => fact === 'issuedOn')?.value ?? null,
    ...citing(known.flatMap(({ said }) => said)),
    confidence: 0.95,
  } as const;
  if (known.length === 1 && first.fact === 'issuedOn') return build({ ...common, kind: 'DATE' });
  const names = known.filter(({ fact }) => fact !== 'issuedOn').map(({ value }) => value);
  return build({ ...common, kind: 'NAMES', names, items: names.map((name) => ({ name, aliases: [] })) });
}

/** Whether a passage of a title block says a number, an issuer, a date of issue, a period or a kind. */
export function states(text: string, fact: Fact, value: string): boolean {
  if (fact === 'issuer' || fact === 'kind') return text.includes(value);
  if (fact === 'period')
    return (
      value.split('-').some((year) => text.includes(year)) ||
      loadNameRules().titles.fiveYearOrdinal.pattern.test(text)
    );
  if (fact === 'number')
    return /[〔[(（]\d{4}[〕\])）]/.test(text) && text.includes(`${value.split('〕')[1] ?? ''}`);
  const [year, month, day] = value.split('-').map(Number);
  return (
    text.includes(`${year}年${month}月${day}日`) || /[二〇○零一]{2,4}.{0,3}年.{1,3}月.{1,3}日/.test(text)
  );
}
