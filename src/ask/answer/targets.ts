import { loadNameRules } from '../../knowledge/load.js';
import { replaceEvery } from '../../language/everywhere.js';
import { bare, characterPairs } from '../../language/fold.js';
import type { Answer, FormOf, Question } from '../../model/question.js';
import type { ConflictRow, TargetRow } from '../../query/rows.js';
import { makeCoverage } from '../passages/coverage.js';
import { build, citing } from './build.js';
import { type Figure, figuresOf, say, saysGrowth } from './figures.js';
import { WORDING } from './wording.js';

/** What the plans say of an indicator: one value where they agree, else what each of them says. */
export function answerTargets(
  question: Question,
  form: Pick<FormOf<'targetsFor'>, 'indicator' | 'year' | 'highest' | 'of'>,
  rows: readonly TargetRow[],
): Answer {
  const words = WORDING[question.language];
  const name =
    question.language === 'en' ? (rows[0]?.indicator.nameEn ?? form.indicator.name) : form.indicator.name;
  const about = form.year ? `${name} (${form.year})` : name;
  const all = figuresOf(rows, form.of, form.year);
  if (all.length === 0) return build({ status: 'EMPTY', text: words.empty(about) });
  const highest = Math.max(...all.map(({ baseValue }) => baseValue));
  const figures = onePerPlan(form.highest ? all.filter(({ baseValue }) => baseValue === highest) : all);
  const isOne = new Set(figures.map(({ baseValue }) => baseValue)).size === 1;
  const [first] = figures;
  const said = figures.map((figure) => say(figure, words));
  const targets = figures.map(({ target }) => target);
  return build({
    status: 'ANSWERED',
    kind: isOne ? 'VALUE' : 'TARGETS',
    text: `${about}${words.colon}${said.join(words.semicolon)}${words.stop}`,
    names: [...new Set(targets.map(({ plan }) => plan.title))],
    value: isOne ? first!.value : null,
    unit: isOne ? first!.unit : null,
    targets: targets.map(dated),
    count: targets.length,
    ...citing(targets.flatMap(({ evidence }) => evidence)),
    confidence: 0.85,
  });
}

/** In answers a target that gives no year holds by the last of its plan's period. */
export const dated = (target: TargetRow): TargetRow => ({ ...target, year: target.year ?? target.holdsBy });

/** A plan that says the same number twice says it once; restatements differ in nothing but their place. */
function onePerPlan(figures: readonly Figure[]): Figure[] {
  const kept = new Map<string, Figure>();
  for (const figure of figures) {
    const key = `${figure.target.plan.id} ${figure.baseValue} ${figure.year}`;
    if (!kept.has(key)) kept.set(key, figure);
  }
  return [...kept.values()];
}

/** Indicators for which plans set different values. */
export function answerConflicts(question: Question, conflicts: readonly ConflictRow[]): Answer {
  const words = WORDING[question.language];
  const targets = conflicts.flatMap((conflict) => conflict.targets);
  if (targets.length === 0) return build({ status: 'EMPTY', text: words.empty(words.conflictsNone) });
  const names = [...new Set(targets.map(({ indicator }) => indicator.name))];
  return build({
    status: 'ANSWERED',
    kind: 'TARGETS',
    text: words.conflicts(names.length, names.join(words.comma)),
    names,
    items: names.map((name) => {
      const { indicator } = targets.find((target) => target.indicator.name === name)!;
      return { name, aliases: indicator.aliases ?? [], nameEn: indicator.nameEn };
    }),
    targets,
    count: names.length,
    ...citing(targets.flatMap(({ evidence }) => evidence)),
    confidence: 0.8,
  });
}

/** The targets that one plan sets. */
export function answerTargetsOf(
  question: Question,
  form: FormOf<'targetsOf'>,
  targets: readonly TargetRow[],
): Answer {
  const words = WORDING[question.language];
  if (targets.length === 0) return build({ status: 'EMPTY', text: words.empty(form.plan.name) });
  return build({
    status: 'ANSWERED',
    kind: 'TARGETS',
    text: words.targetsOf(targets.length, form.plan.name),
    targets,
    count: targets.length,
    ...citing(targets.flatMap(({ evidence }) => evidence)),
    confidence: 0.8,
  });
}

/** A target says at least this much of the question, and the question this much of what the target measures. */
const ENOUGH = { said: 0.75, asked: 0.5 } as const;
/** Whether there is a number for something is asked in general words. */
const ENOUGH_TO_BE = { said: 0.5, asked: 0.2 } as const;

/**
 * The targets that measure what the question says, in the words of the question; or, where it asks who has the highest or the
 * lowest, that place, industry or plan. A target that measures more or less than what was asked does not answer.
 */
export function answerMeasured(
  question: Question,
  form: FormOf<'measured'>,
  rows: readonly { readonly value: TargetRow; readonly heading: string }[],
): Answer {
  const words = WORDING[question.language];
  const about = form.terms.map(({ said }) => said).join(' ');
  const cover = makeCoverage(form.terms);
  const enough = form.as === 'boolean' ? ENOUGH_TO_BE : ENOUGH;
  const fitting = rows
    .filter(({ value }) => form.among.length === 0 || form.among.some(({ id }) => id === value.plan.id))
    .filter(({ value }) => form.as === 'boolean' || figuresOf([value], form.of, form.year).length > 0)
    .filter(({ value }) => form.by !== 'Zone' || value.scope)
    .filter(({ value }) => form.by === 'Zone' || (value.scope ?? null) === (form.zone?.name ?? null))
    .map((row) => ({
      ...row,
      ...(form.terms.length === 0 ? { said: 1, asked: 1 } : fitOf(row, cover, form)),
    }))
    .filter(({ said, asked }) => said >= enough.said && asked >= enough.asked)
    .sort((a, b) => b.said + b.asked - (a.said + a.asked));
  if (form.as === 'boolean')
    return answerWhetherSet(
      question,
      form,
      fitting.map(({ value }) => value),
    );
  const stated = form.of === 'growth' ? fitting.filter(({ value }) => saysGrowth(value)) : [];
  const meant = stated.length > 0 ? stated : fitting;
  const [best] = meant;
  if (!best) return build({ status: 'EMPTY', text: words.empty(about) });
  const close = meant.filter(({ said, asked }) => said + asked >= best.said + best.asked - 0.1);
  const same = close.filter(
    ({ value }) => form.by !== null || value.indicator.name === best.value.indicator.name,
  );
  const targets = same.map(({ value }) => value);
  if (form.by && form.extreme) return answerExtreme(question, form, targets);
  const [first] = targets;
  return {
    ...answerTargets(
      question,
      {
        indicator: { type: 'Indicator', id: '', name: first!.indicator.name },
        year: form.year,
        highest: form.extreme === 'highest',
        of: form.of,
      },
      [...targets].sort((a, b) => b.baseValue - a.baseValue),
    ),
    confidence: Math.min(0.9, best.said * best.asked),
  };
}

/** Whether a plan sets a number: it does where one holds by the year, and does not where those that it sets hold by others. */
function answerWhetherSet(
  question: Question,
  form: FormOf<'measured'>,
  targets: readonly TargetRow[],
): Answer {
  const words = WORDING[question.language];
  const meant = targets.filter(
    ({ year, holdsBy }) => form.year === null || year === form.year || holdsBy === form.year,
  );
  const shown = meant.length > 0 ? meant : targets;
  if (shown.length === 0)
    return build({
      status: 'EMPTY',
      text: words.empty(form.zone?.name ?? form.terms.map(({ said }) => said).join(' ')),
    });
  const said = shown.map(({ plan, indicator, value, unit, holdsBy }) =>
    words.sets(plan.title, `${indicator.name} ${value}${unit}`, holdsBy),
  );
  return build({
    status: 'ANSWERED',
    kind: 'BOOLEAN',
    boolean: meant.length > 0,
    text: `${meant.length > 0 ? words.yes : words.no}${said.join(words.semicolon)}${words.stop}`,
    targets: shown.map(dated),
    ...citing(shown.flatMap(({ evidence }) => evidence)),
    confidence: 0.7,
  });
}

/** How much of the question a target says, and how much of what it measures the question does; from 0 to 1. */
export function fitOf(
  { value, heading }: { value: TargetRow; heading: string },
  cover: ReturnType<typeof makeCoverage>,
  form: FormOf<'measured'>,
): { said: number; asked: number } {
  const own = value.name ?? value.indicator.name;
  const said = cover([
    [`${own} ${(value.indicator.aliases ?? []).join(' ')} ${value.text}`, 1],
    [`${value.sector ?? ''} ${value.scope ?? ''}`, 1],
    [value.evidence[0]?.text ?? '', 0.9],
    [heading, 0.8],
  ]);
  const forms = form.terms.flatMap(({ written }) => written.map(bare));
  const { industry } = loadNameRules().indicatorNames;
  const wordings = [own, value.indicator.name, ...(value.indicator.aliases ?? [])].map((wording) =>
    form.by === 'Industry' ? wording.replace(industry.pattern, '') || wording : wording,
  );
  return { said, asked: Math.max(...wordings.map((wording) => shareSaid(wording, forms))) };
}

/** How much of what a target measures the question says, by pairs of characters. */
function shareSaid(name: string, forms: readonly string[]): number {
  const plain = replaceEvery(bare(name), loadNameRules().indicatorNames.idleInIndicator.pattern, '');
  if (plain.length < 2) return 0;
  const all = forms.join(' ');
  const pairs = characterPairs(plain);
  const said = pairs.filter((pair) => all.includes(pair)).length / pairs.length;
  const chars = [...plain].filter((char) => all.includes(char)).length / plain.length;
  return Math.max(said, chars * 0.9);
}

function answerExtreme(question: Question, form: FormOf<'measured'>, rows: readonly TargetRow[]): Answer {
  const words = WORDING[question.language];
  const subject = (target: TargetRow) => subjectOf(target, form.by!);
  const figures = figuresOf(rows, form.of, form.year).filter(({ target }) => subject(target));
  if (figures.length === 0)
    return build({ status: 'EMPTY', text: words.empty(form.terms.map(({ said }) => said).join(' ')) });
  const values = figures.map(({ baseValue }) => baseValue);
  const extreme = form.extreme === 'lowest' ? Math.min(...values) : Math.max(...values);
  const chosen = figures.filter(({ baseValue }) => baseValue === extreme);
  const targets = chosen.map(({ target }) => target);
  const names = [...new Set(targets.map((target) => subject(target)!))];
  const said = [...new Set(chosen.map((figure) => say(figure, words)))];
  return build({
    status: 'ANSWERED',
    kind: 'NAMES',
    text: `${names.join(words.comma)}${words.colon}${said.join(words.semicolon)}${words.stop}`,
    names,
    targets,
    count: names.length,
    ...citing(targets.flatMap(({ evidence }) => evidence)),
    confidence: 0.7,
  });
}

/** The place, the industry or the plan of a target; null where it has none. */
export function subjectOf(target: TargetRow, by: 'Zone' | 'Industry' | 'Plan'): string | null {
  if (by === 'Zone') return target.scope ?? null;
  return by === 'Industry' ? (target.sector ?? subjectIn(target)) : target.plan.title;
}

/** What a target is of, by its wording: 电子信息产业规模 → 电子信息产业. */
const subjectIn = ({ name }: TargetRow): string | null =>
  loadNameRules().indicatorNames.ofIndustry.pattern.exec(name ?? '')?.groups?.industry ?? null;
