import escapeRegExp from 'escape-string-regexp';
import type { Knowledge } from '../../knowledge/knowledge.js';
import { ENTITY_TYPES, type EntityType } from '../../model/entity.js';
import {
  type FormOf,
  isCorpusPlan,
  type LinkedName,
  type LogicalForm,
  logicalForm,
  type Question,
  type Reference,
  type Wanted,
} from '../../model/question.js';
import type { ReadTerms } from '../read/terms.js';
import { splitDescription } from './described.js';
import { leftover } from './leftover.js';
import { readPlansQuestion } from './plansQuestion.js';

interface Names {
  readonly plan: Reference | undefined;
  readonly indicator: Reference | undefined;
  readonly year: number | null;
  /** The question asks for the highest. */
  readonly highest: boolean;
}
type Build = (names: Names) => LogicalForm;

const entitiesOf =
  (type: EntityType): Build =>
  ({ plan }) => ({ kind: 'entitiesOf', plan: plan!, type });
const factOf =
  (fact: FormOf<'factOf'>['fact']): Build =>
  ({ plan }) => ({ kind: 'factOf', plan: plan ?? null, described: null, fact });

/** What each intent of `graph/rules/questions.yaml` means. */
const MEANINGS: Readonly<Record<string, Build>> = {
  planNumber: factOf('number'),
  planIssuer: factOf('issuer'),
  planDate: factOf('issuedOn'),
  planPeriod: factOf('period'),
  targetsOfPlan: ({ plan }) => ({ kind: 'targetsOf', plan: plan! }),
  zonesOfPlan: entitiesOf('Zone'),
  industriesOfPlan: entitiesOf('Industry'),
  institutionsOfPlan: entitiesOf('Institution'),
  projectsOfPlan: entitiesOf('Project'),
  citedByPlan: ({ plan }) => ({ kind: 'cited', plan: plan! }),
  conflicts: () => ({ kind: 'conflicts' }),
  targetsFor: ({ indicator, plan, year, highest }) => ({
    kind: 'targetsFor',
    indicator: indicator!,
    plan: plan ?? null,
    year,
    highest,
  }),
};

const YEAR = /(20\d\d)\s*年?(?:底|末|前)?/;
/** Questions with fewer words than this say too little to look for sentences. */
const FEWEST_WORDS = 1;

/**
 * What a question may mean, the most literal first; the first one that the graph answers is taken. Empty where its words fit
 * nothing.
 */
export function interpretQuestion(
  question: Question,
  knowledge: Knowledge,
  readTerms: ReadTerms,
  nearest: (name: string) => Reference[],
): LogicalForm[] {
  const forms = [
    pathBetween(question, knowledge),
    byIntent(question, knowledge),
    readPlansQuestion(question, knowledge),
    ...byWords(question, knowledge, readTerms),
    unknownName(question, knowledge, nearest),
  ];
  return forms.filter((form) => form !== null).map((form) => logicalForm.parse(form));
}

const isEntity = ({ reference }: LinkedName) => reference.type !== 'Plan' && reference.type !== 'Indicator';

function byIntent(question: Question, { questions }: Knowledge): LogicalForm | null {
  const plan = question.names.find(isCorpusPlan)?.reference;
  const indicator = question.names.find(({ reference }) => reference.type === 'Indicator')?.reference;
  const entities = question.names.filter(isEntity);
  for (const intent of questions.intents) {
    if (!intent.pattern.test(question.frame)) continue;
    if (intent.needs.includes('plan') && !plan) continue;
    if (intent.needs.includes('indicator') && !indicator) continue;
    if (entities.length > 0) continue;
    if (intent.needs.length === 0 && question.names.length > 0) continue;
    if (leftover(question.frame, [intent.pattern, YEAR], questions)) continue;
    return MEANINGS[intent.id]!({
      plan,
      indicator,
      year: yearOf(question),
      highest: questions.highest.test(question.frame),
    });
  }
  return null;
}

function yearOf({ frame }: Question): number | null {
  const found = YEAR.exec(frame)?.[1];
  return found ? Number(found) : null;
}

/** What the rest of a question asks of a plan that it describes: its number, its issuer, its date or its period. */
function factAsked(frame: string, questions: Knowledge['questions']): FormOf<'factOf'>['fact'] | null {
  for (const { id, pattern } of questions.intents) {
    if (!pattern.test(frame) || leftover(frame, [pattern], questions)) continue;
    const form = MEANINGS[id]!({ plan: undefined, indicator: undefined, year: null, highest: false });
    if (form.kind === 'factOf') return form.fact;
  }
  return null;
}

/** How two things are connected, or all that has to do with one. */
function pathBetween({ names, frame }: Question, { questions }: Knowledge): LogicalForm | null {
  const [from, to, ...more] = names.filter(isEntity).map(({ reference }) => reference);
  if (from && to && more.length === 0 && names.length === 2 && questions.connected.pattern.test(frame))
    return { kind: 'path', from, to };
  const asksAll = from && !to && names.length === 1 && questions.everything.pattern.test(frame);
  if (asksAll && !leftover(frame, [questions.everything.pattern], questions, true))
    return { kind: 'related', entity: from, type: 'any', plan: null };
  return null;
}

/** A name behind 什么 or 哪些 is what things are asked for as, not what is asked about: 建什么研发中心. */
function withoutKind(question: Question): Question {
  const marks = [...question.frame.matchAll(/«[A-Z]»/g)];
  const kind = marks.findIndex(
    ({ index, 0: mark }) =>
      mark === '«E»' &&
      /^[^\u4e00-\u9fffA-Za-z]|^$/.test(question.frame.slice(index + 3)) &&
      /(?:什么|哪一?[些几两三四五六七八九十]*[个家所项类]?)$/.test(question.frame.slice(0, index)),
  );
  if (kind < 0) return question;
  const { index } = marks[kind]!;
  return {
    ...question,
    frame: question.frame.slice(0, index) + question.names[kind]!.text + question.frame.slice(index + 3),
    names: question.names.filter((_, i) => i !== kind),
  };
}

/** Forms that find sentences and targets by the words of the question. */
function byWords(asked: Question, knowledge: Knowledge, readTerms: ReadTerms): LogicalForm[] {
  const { question: rest, described } = splitDescription(asked, knowledge, readTerms);
  const question = withoutKind(rest);
  const { questions } = knowledge;
  const { frame } = question;
  const plans = question.names.filter(isCorpusPlan).map(({ reference }) => reference);
  const plan = plans[0] ?? null;
  const isCompared = plans.length > 1 && questions.sameness.pattern.test(frame);
  const asksFor =
    wantOf(frame, knowledge) ?? wantBySuffix(frame, knowledge) ?? wantByIndicator(question, knowledge);
  const rule = asksFor ?? OPEN;
  if (questions.mostPlans.pattern.test(frame)) {
    const type = questions.wants.find(({ want, pattern }) => isEntityType(want) && pattern.test(frame))?.want;
    return type && question.names.length === 0 ? [{ kind: 'ranked', type: type as EntityType }] : [];
  }
  const fact = described ? factAsked(frame, questions) : null;
  if (fact) return [{ kind: 'factOf', plan: null, described, fact }];
  const ofUnits = rule.want === 'units' ? [questions.leads.pattern, questions.assists.pattern] : [];
  const asking = [rule.pattern, YEAR, ...ofUnits, ...(isCompared ? [questions.sameness.pattern] : [])];
  const about = readTerms(question, asking, rule.nouns);
  const terms = about.length === 0 && plan ? readTerms(question, asking, []) : about;
  const extreme = questions.lowest.pattern.test(frame)
    ? 'lowest'
    : questions.highest.test(frame)
      ? 'highest'
      : null;
  const counted = sizeOf(frame, questions.numbers);
  const zones = question.names.filter(({ reference }) => reference.type === 'Zone');
  const measured = (by: FormOf<'measured'>['by']): LogicalForm => ({
    kind: 'measured',
    terms: readTerms(question, [...asking, questions.highest, questions.lowest.pattern], rule.nouns).filter(
      ({ said }) => !zones.some(({ text }) => text === said),
    ),
    plan: isCompared ? null : plan,
    among: isCompared ? plans : [],
    described,
    zone: zones.find(({ reference }) => !question.ownPlaces.includes(reference.name))?.reference ?? null,
    year: yearOf(question),
    extreme,
    by,
    as: rule.want === 'boolean' && !isCompared ? 'boolean' : 'values',
  });
  const isSet = rule.want === 'boolean' && questions.setsNumber.pattern.test(frame);
  const reading = (want: Wanted, as: 'names' | 'count' = 'names', strict = false): LogicalForm => ({
    kind: 'reading',
    want,
    terms,
    plan,
    described,
    noun: nounOf(frame, rule.pattern.exec(frame)?.[0] ?? ''),
    many: questions.several.pattern.test(frame),
    size: counted,
    role: questions.leads.pattern.test(frame)
      ? 'leading'
      : questions.assists.pattern.test(frame)
        ? 'assisting'
        : 'any',
    exceeds: questions.exceeds.pattern.test(frame),
    strict,
    as,
  });
  const heading = headingNoun(frame);
  if (heading && rule.want === 'Project' && terms.length === 0)
    terms.push({ said: heading, written: [heading], weight: 1 });
  const headed: LogicalForm[] =
    heading && plan
      ? [
          {
            kind: 'headed',
            plan,
            noun: heading,
            as: rule.want === 'number' || questions.counts.pattern.test(frame) ? 'count' : 'names',
          },
        ]
      : [];
  if (isCompared) return [measured(null)];
  if (isSet && plan) return [measured(null), ...(terms.length > 0 ? [reading('boolean')] : [])];
  if (terms.length < FEWEST_WORDS && headed.length === 0) return [];
  if (rule.want === 'number') {
    const things = /[几多少]+(?:个|项|大)\s*[“"]?[^，。?？]{0,6}(?:工程|行动|项目|片区|组团|板块)/.test(
      frame,
    );
    return things
      ? [...headed, measured(null), reading('Project', 'count')]
      : [...(/[几多少]+个/.test(frame) ? headed : []), measured(null)];
  }
  if (extreme && (rule.want === 'Zone' || rule.want === 'Industry' || rule.want === 'Plan'))
    return [measured(rule.want)];
  const entities = question.names.filter(isEntity);
  const others = terms.filter(({ said }) => !question.names.some(({ text }) => text === said)).length;
  const related: LogicalForm[] =
    entities.length === 1 && others === 0 && (isEntityType(rule.want) || rule.want === 'any')
      ? [{ kind: 'related', entity: entities[0]!.reference, type: rule.want as EntityType | 'any', plan }]
      : [];
  if (rule.want === 'Plan' && !plan) {
    const name = unknownName(question, knowledge, () => [])?.name;
    const isSaid = !name || terms.some(({ said }) => said === name);
    if (!isSaid || questions.excludes.pattern.test(frame)) return [];
  }
  const quoted = terms.length > 1 ? [reading('passages', 'names', true)] : [];
  if (!asksFor) return quoted;
  return [...(rule.want === 'Project' ? headed : []), reading(rule.want), ...related, ...quoted];
}

/**
 * The first of `wants` that fits; of things of a type the one whose words stand closest together, and of 哪些数据中心 and 哪些数据中心项目
 * the whole, unless a verb follows: 哪几个区建设基金小镇.
 */
function wantOf(frame: string, { questions, enumerations }: Knowledge): Wants[number] | undefined {
  const first = questions.wants.find(({ pattern }) => pattern.test(frame));
  if (!first || !isThing(first.want)) return first;
  const asked = (rule: Wants[number]) => rule.pattern.exec(frame)![0];
  const verbs = [...enumerations.openers, ...enumerations.developing];
  const [shortest, ...longer] = questions.wants
    .filter(({ want, pattern }) => isThing(want) && pattern.test(frame))
    .sort((a, b) => asked(a).length - asked(b).length);
  const whole = longer.find((rule) => {
    const rest = asked(rule).startsWith(asked(shortest!)) ? asked(rule).slice(asked(shortest!).length) : '';
    return /^[\u4e00-\u9fff]{1,4}$/.test(rest) && !verbs.some((verb) => rest.startsWith(verb));
  });
  return whole ?? shortest;
}

/** 哪个交易所, 哪些湿地公园: the type of the things whose names end so. */
function wantBySuffix(frame: string, { suffixes, questions }: Knowledge): Wants[number] | undefined {
  const asked = /(?:哪[些几个家所项两三四五]*|什么)([^，。；,;?？«]{1,12})/.exec(frame);
  if (!asked) return undefined;
  const fitting = suffixes
    .flatMap(({ type, ends }) => ends.map((end) => ({ type, end, at: asked[1]!.indexOf(end) })))
    .filter(({ at, end }) => at >= 0 && end.length >= 2)
    .sort((a, b) => a.at - b.at || b.end.length - a.end.length)[0];
  const rule = questions.wants.find(({ want }) => want === fitting?.type);
  if (!fitting || !rule) return undefined;
  const words = `${asked[0].slice(0, asked[0].length - asked[1]!.length)}${asked[1]!.slice(0, fitting.at + fitting.end.length)}`;
  return { ...rule, pattern: new RegExp(escapeRegExp(words), 'iu') };
}

/** An indicator that is named with nothing asked of it is asked for its value: 惠济区2025年地下水压减合计. */
function wantByIndicator({ names }: Question, { questions }: Knowledge): Wants[number] | undefined {
  const isMeant = names.some(({ reference }) => reference.type === 'Indicator');
  return isMeant ? questions.wants.find(({ want }) => want === 'number') : undefined;
}

/** What fits no words of asking is looked for in sentences that say nearly all of it. */
const OPEN: Wants[number] = {
  want: 'passages',
  pattern: /(?!)/u,
  nouns: [],
  examples: [],
  counterExamples: [],
};

type Wants = Knowledge['questions']['wants'];
const isThing = (want: string) => isEntityType(want) || want === 'Plan';

const isEntityType = (want: string): want is EntityType => ENTITY_TYPES.some((type) => type === want);

/** How many things a question expects: 哪三块, 哪两个, 五大重点工程, four islands. Numbers inside quotation marks are parts of names. */
function sizeOf(frame: string, numbers: Readonly<Record<string, number>>): number | null {
  const bare = frame.replace(/[“"][^”"]*[”"]/g, (quoted) =>
    /^[“"][A-Za-z ]+[”"]$/.test(quoted) ? quoted : '，',
  );
  if (/哪一?(?:个|家|所|份|项)(?![^，。]{0,8}最)/.test(bare)) return 1;
  const zh =
    /哪([两二三四五六七八九十])/.exec(bare) ?? /([两二三四五六七八九十])(?:大|个|块|项|类|家)/.exec(bare);
  if (
    /\b(?:which|what) (?!of\b|are\b|is\b)(?:[\w&'-]+ ){0,5}[\w'-]*[^s\W] (?:does|is|should|will|has|was)\b/i.test(
      bare,
    )
  )
    return 1;
  const words = Object.keys(numbers).filter((key) => /^[a-z]+$/.test(key));
  const said = zh?.[1] ?? new RegExp(`\\b(${words.join('|')})\\b`, 'i').exec(bare)?.[1];
  return said ? (numbers[said.toLowerCase()] ?? null) : null;
}

/** What a question calls the things that it asks for: 哪几个实验室 → 实验室, 重点园区有哪些 → 重点园区. */
function nounOf(frame: string, asked: string): string | null {
  const before =
    /([\u4e00-\u9fff]{2,6}?)(?:都|分别|主要)?(?:有|是|包括|为)?(?:哪些|哪几|什么|啥)(?![\u4e00-\u9fff])/.exec(
      frame,
    )?.[1];
  const behind =
    /哪一?[些几个家所项份两三四五六七八九十]*([^些几个家所项份两三四五六七八九十哪什么有«»][^哪什么有«»]{0,5})$/.exec(
      asked,
    )?.[1] ??
    /什么([^«»]{1,6})$/.exec(asked)?.[1] ??
    /哪[些几][个家]?([\u4e00-\u9fff]{2,6})(?=[，,。?？]|$)/.exec(frame)?.[1];
  return behind ?? before?.split('的').at(-1) ?? null;
}

/** The word that the headings of a plan count with: 专项工程, 专栏. */
function headingNoun(frame: string): string | null {
  return /(专项(?:工程|行动)|重点(?:工程|项目)|重大(?:工程|项目)|专栏)/.exec(frame)?.[1] ?? null;
}

function unknownName(
  question: Question,
  { questions }: Knowledge,
  nearest: (name: string) => Reference[],
): FormOf<'unknownName'> | null {
  if (question.names.length > 0) return null;
  for (const rule of questions.unknownNames) {
    const name = rule.pattern.exec(question.text)?.groups?.name;
    if (name) return { kind: 'unknownName', name: name.trim(), nearest: nearest(name.trim()) };
  }
  return null;
}
