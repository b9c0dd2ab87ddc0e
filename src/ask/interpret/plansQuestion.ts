import escapeRegExp from 'escape-string-regexp';
import type { Knowledge } from '../../knowledge/knowledge.js';
import {
  type Condition,
  type FormOf,
  isCorpusPlan,
  type LinkedName,
  type Question,
} from '../../model/question.js';
import type { IsLight } from '../read/lightWords.js';
import { readDates } from './dates.js';
import { leftover } from './leftover.js';

/** A question for plans by what holds of them; null where it asks for something else or says more than is understood. */
export function readPlansQuestion(
  question: Question,
  { questions, heads }: Knowledge,
  isLight: IsLight,
): FormOf<'plans'> | null {
  const { frame } = question;
  const read: RegExp[] = [];
  const where: Condition[] = [];
  const not: Condition[] = [];
  const isCited = questions.cites.pattern.test(frame);
  const isIssued = questions.issued.pattern.test(frame);
  const names = question.names.filter(
    ({ reference }) => !question.ownPlaces.includes(reference.name) || question.names.length === 1,
  );
  const marks = [...frame.matchAll(/«([A-Z])»/g)].filter((_, i) => names.includes(question.names[i]!));
  const [plan] = names.filter(isCorpusPlan);
  const byNumber = plan && /[〔[(（]20\d\d[〕\])）]|\[20\d\d\]/.test(plan.text);
  const wantsBoolean = questions.wants.find(({ want }) => want === 'boolean')!.pattern;
  const asks = questions.asksPlans.pattern.test(
    frame.replace(/«[PC]»/g, (mark) => (mark === '«C»' ? '«E»' : mark)),
  );
  const isBoolean = wantsBoolean.test(frame) && !/哪|which/i.test(frame);
  if (
    !asks &&
    !(isBoolean && plan && names.length === 2) &&
    !(byNumber && /哪|什么|啥|what|which/i.test(frame))
  )
    return null;
  let before = 0;
  names.forEach((name, i) => {
    const mark = marks[i];
    if (!mark) return;
    const condition = conditionOf(name, {
      isCited,
      isIssued,
      mentions: questions.mentions.pattern.test(frame),
      byNumber: Boolean(byNumber),
    });
    if (condition)
      (questions.excludes.pattern.test(frame.slice(before, mark.index)) ? not : where).push(condition);
    before = mark.index + mark[0].length;
  });
  if (
    names.some(
      (name) =>
        conditionOf(name, { isCited, isIssued, mentions: false, byNumber: Boolean(byNumber) }) === null,
    )
  ) {
    if (!(isBoolean && plan)) return null;
    where.push({ on: 'is', plan: plan.reference });
  }
  const latest = questions.latest.pattern.test(frame);
  const earliest = questions.earliest.pattern.test(frame);
  const dates = isIssued || latest || earliest ? readDates(frame, questions) : null;
  if (dates) {
    where.push({ on: 'issued', from: dates.from, to: dates.to });
    read.push(new RegExp(escapeRegExp(dates.text)));
  }
  const kind = kindOf(frame, heads.kinds, questions.kindsEn);
  if (kind) {
    where.push({ on: 'kind', kind: kind.kind });
    read.push(new RegExp(escapeRegExp(kind.text)));
  }
  read.push(
    questions.mentions.pattern,
    questions.either.pattern,
    questions.issued.pattern,
    questions.counts.pattern,
    questions.latest.pattern,
    questions.earliest.pattern,
  );
  if (isCited) read.push(questions.cites.pattern);
  if (isBoolean) read.push(wantsBoolean);
  if (questions.compares.pattern.test(frame)) return null;
  const left = leftover(frame, read, questions, true);
  if (left && !(names.length > 0 && isLight(left))) return null;
  if (where.length === 0 && not.length > 0) return null;
  return {
    kind: 'plans',
    where: oneIssuer(where),
    not,
    join: where.length > 1 && questions.either.pattern.test(frame) ? 'any' : 'all',
    only: latest ? 'latest' : earliest ? 'earliest' : null,
    as:
      questions.counts.pattern.test(frame) && !/哪|which/i.test(frame)
        ? 'count'
        : isBoolean
          ? 'boolean'
          : 'names',
  };
}

/** A text has one issuer: several are alternatives. */
function oneIssuer(where: readonly Condition[]): Condition[] {
  const issuers = where.filter((condition) => condition.on === 'issuer');
  const [first, ...others] = issuers;
  if (!first || others.length === 0) return [...where];
  const merged: Condition = { ...first, or: others.map(({ entity }) => entity) };
  return [merged, ...where.filter(({ on }) => on !== 'issuer')];
}

/** What a name of a question says of plans; null for a plan that is only the place to look in. */
function conditionOf(
  { reference }: LinkedName,
  said: { isCited: boolean; isIssued: boolean; mentions: boolean; byNumber: boolean },
): Condition | null {
  if (reference.type === 'Indicator') return null;
  if (reference.type === 'Plan') {
    if (reference.external || (said.isCited && !said.byNumber)) return { on: 'cites', plan: reference };
    return said.byNumber ? { on: 'is', plan: reference } : null;
  }
  if (reference.type === 'Institution' && said.isIssued) return { on: 'issuer', entity: reference, or: [] };
  return { on: said.mentions ? 'mentions' : 'directs', entity: reference };
}

/** The kind of text that a question restricts itself to: 叫“方案”的, how many opinions. */
function kindOf(
  frame: string,
  kinds: readonly string[],
  english: Readonly<Record<string, string>>,
): { kind: string; text: string } | null {
  const all = [...kinds].sort((a, b) => b.length - a.length).join('|');
  const chinese =
    new RegExp(`(?:叫做?|名为|属于|类型为|文种为|是)[“"]?(${all})[”"]?(?:的|类|[?？]?$)`).exec(frame) ??
    new RegExp(`[“"](${all})[”"]`).exec(frame) ??
    /哪一?[个份部]?(意见|预案|办法|通知|条例)/.exec(frame);
  if (chinese) return { kind: chinese[1]!, text: chinese[0] };
  const lower = frame.toLowerCase();
  const phrase = Object.keys(english)
    .sort((a, b) => b.length - a.length)
    .find((one) => new RegExp(`\\b(how many|all|which|list|are|called|as)( the)? ${one}\\b`).test(lower));
  return phrase && phrase !== 'policies' && phrase !== 'measures'
    ? { kind: english[phrase]!, text: phrase }
    : null;
}
