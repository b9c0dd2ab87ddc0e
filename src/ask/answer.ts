import type { Answer, AnswerEvidence, LogicalForm, Question } from '../model/question.js';
import type { Compiled } from './compile.js';

type Row = Readonly<Record<string, unknown>>;
interface Edge {
  readonly node: {
    readonly id: string;
    readonly title?: string;
    readonly name?: string;
    readonly number?: string | null;
    readonly aliases?: readonly string[];
    readonly nameEn?: string;
  };
  readonly confidence: number;
  readonly evidence: readonly AnswerEvidence[];
}

/** Wording of answers. `P` stands for the names and `E` for what was asked about. */
const WORDING = {
  zh: {
    plansOf: {
      directs: (n: number, e: string, p: string) => `有${n}份规划部署了${e}：${p}。`,
      mentions: (n: number, e: string, p: string) => `有${n}份规划提到${e}：${p}。`,
    },
    entitiesOf: (n: number, plan: string, names: string) => `《${plan}》涉及${n}个：${names}。`,
    targetsOf: (n: number, plan: string) => `《${plan}》提出${n}项量化目标。`,
    allPlans: (n: number, names: string) => `共有${n}份规划：${names}。`,
    fact: { number: '文号', issuer: '发文机关', issuedOn: '成文日期' },
    is: (plan: string, fact: string, value: string) => `《${plan}》的${fact}是${value}。`,
    sets: (plan: string, value: string, year: number | null) =>
      `《${plan}》${year ? `到${year}年` : ''}${value}`,
    conflicts: (n: number, names: string) => `有${n}项指标在不同规划里的目标不一致：${names}。`,
    conflictsNone: '目标不一致的指标',
    colon: '：',
    semicolon: '；',
    stop: '。',
    empty: (name: string) => `已收录的规划没有说到这一点：${name}。`,
    unknown: (name: string) => `已收录的规划没有提到“${name}”。`,
    notUnderstood: (known: string, samples: string) => `没有理解这个问题${known}。可以试试：${samples}`,
    knownNames: (names: string) => `（认出了：${names}）`,
    title: (title: string) => `《${title}》`,
    comma: '、',
  },
  en: {
    plansOf: {
      directs: (n: number, e: string, p: string) =>
        `${n} ${n === 1 ? 'plan directs' : 'plans direct'} something at ${e}: ${p}.`,
      mentions: (n: number, e: string, p: string) =>
        `${n} ${n === 1 ? 'plan mentions' : 'plans mention'} ${e}: ${p}.`,
    },
    entitiesOf: (n: number, plan: string, names: string) => `《${plan}》 names ${n}: ${names}.`,
    targetsOf: (n: number, plan: string) =>
      `《${plan}》 sets ${n} quantified ${n === 1 ? 'target' : 'targets'}.`,
    allPlans: (n: number, names: string) => `There are ${n} plans: ${names}.`,
    fact: { number: 'document number', issuer: 'issuer', issuedOn: 'date of issue' },
    is: (plan: string, fact: string, value: string) => `The ${fact} of 《${plan}》 is ${value}.`,
    sets: (plan: string, value: string, year: number | null) =>
      `${value}${year ? ` by ${year}` : ''} (《${plan}》)`,
    conflicts: (n: number, names: string) => `The plans set different targets for ${n} indicators: ${names}.`,
    conflictsNone: 'indicators with different targets',
    colon: ': ',
    semicolon: '; ',
    stop: '.',
    empty: (name: string) => `The plans do not say: ${name}.`,
    unknown: (name: string) => `The plans do not name “${name}”.`,
    notUnderstood: (known: string, samples: string) =>
      `The question was not understood${known}. Try: ${samples}`,
    knownNames: (names: string) => ` (recognised: ${names})`,
    title: (title: string) => `《${title}》`,
    comma: ', ',
  },
} as const;

const MOST_EVIDENCE = 50;

/** The answer to a question that was not understood: what was, and questions that would work. */
export function answerNotUnderstood(question: Question, samples: readonly string[]): Answer {
  const words = WORDING[question.language];
  const names = question.names.map(({ reference }) => reference.name).join(words.comma);
  return build({
    status: 'NOT_UNDERSTOOD',
    text: words.notUnderstood(names ? words.knownNames(names) : '', samples.join(' · ')),
  });
}

/** Puts the rows of the statement into words, with the sentences that they rest on. */
export function answerRows(
  question: Question,
  form: LogicalForm,
  compiled: Compiled | null,
  rows: readonly Row[],
  cypher: string,
): Answer {
  const interpretation: Answer['interpretation'] = {
    entities: question.names.map(({ text, reference }) => ({
      text,
      type: reference.type,
      name: reference.name,
    })),
    logicalForm: JSON.stringify(form),
    cypher,
    parameters: JSON.stringify(compiled?.parameters ?? {}),
  };
  return { ...answerForm(question, form, rows), interpretation };
}

function answerForm(question: Question, form: LogicalForm, rows: readonly Row[]): Answer {
  const words = WORDING[question.language];
  const first = rows[0]?.value as Record<string, { edges?: Edge[]; nodes?: Row[] }> | undefined;
  switch (form.kind) {
    case 'unknownName':
      return build({ status: 'EMPTY', text: words.unknown(form.name) });
    case 'plansOf': {
      const edges =
        form.relation === 'mentions' ? rows.map((row) => row.value as Edge) : (first?.plans?.edges ?? []);
      if (edges.length === 0) return build({ status: 'EMPTY', text: words.empty(form.entity.name) });
      const titles = edges.map(({ node }) => node.title!);
      const listed = titles.map(words.title).join(words.comma);
      return namesAnswer(edges, titles, words.plansOf[form.relation](edges.length, form.entity.name, listed));
    }
    case 'entitiesOf': {
      const edges = Object.values(first ?? {}).find((part) => part?.edges)?.edges ?? [];
      if (edges.length === 0) return build({ status: 'EMPTY', text: words.empty(form.plan.name) });
      const names = edges.map(({ node }) =>
        question.language === 'en' ? `${node.name} (${node.nameEn})` : node.name!,
      );
      return namesAnswer(
        edges,
        edges.map(({ node }) => node.name!),
        words.entitiesOf(edges.length, form.plan.name, names.join(words.comma)),
      );
    }
    case 'targetsOf': {
      const targets = (first?.targets?.nodes ?? []) as Row[];
      if (targets.length === 0) return build({ status: 'EMPTY', text: words.empty(form.plan.name) });
      const evidence = targets.flatMap((target) => target.evidence as AnswerEvidence[]);
      return build({
        status: 'ANSWERED',
        kind: 'TARGETS',
        text: words.targetsOf(targets.length, form.plan.name),
        targets,
        count: targets.length,
        evidence: unique(evidence),
        confidence: 0.8,
      });
    }
    case 'targetsFor':
      return targetsAnswer(
        question,
        form,
        rows.map((row) => row.value as TargetRow),
      );
    case 'conflicts': {
      const targets = rows.map((row) => row.value as TargetRow);
      if (targets.length === 0) return build({ status: 'EMPTY', text: words.empty(words.conflictsNone) });
      const names = [...new Set(targets.map(({ indicator }) => indicator.name))];
      return build({
        status: 'ANSWERED',
        kind: 'TARGETS',
        text: words.conflicts(names.length, names.join(words.comma)),
        names,
        items: names.map((name) => ({
          name,
          aliases: targets.find(({ indicator }) => indicator.name === name)!.indicator.aliases ?? [],
        })),
        targets,
        count: names.length,
        evidence: unique(targets.flatMap(({ evidence }) => evidence)),
        confidence: 0.8,
      });
    }
    case 'factOf':
      return factAnswer(question, form, rows[0]);
    case 'allPlans': {
      const plans = rows.map((row) => row.value as Edge['node']);
      if (plans.length === 0) return build({ status: 'EMPTY', text: words.empty('') });
      const edges = rows.map((row) => ({
        node: row.value as Edge['node'],
        confidence: 1,
        evidence: row.evidence as AnswerEvidence[],
      }));
      const titles = plans.map(({ title }) => title!);
      return namesAnswer(
        edges,
        titles,
        words.allPlans(plans.length, titles.map(words.title).join(words.comma)),
      );
    }
  }
}

interface TargetRow extends Row {
  readonly value: number;
  readonly unit: string;
  readonly comparator: string;
  readonly baseValue: number;
  readonly holdsBy: number | null;
  readonly indicator: {
    readonly name: string;
    readonly nameEn: string;
    readonly aliases?: readonly string[];
  };
  readonly plan: { readonly id: string; readonly title: string };
  readonly evidence: readonly AnswerEvidence[];
}

/** What the plans set for an indicator: one value where they agree, else what each of them says. */
function targetsAnswer(
  question: Question,
  form: Extract<LogicalForm, { kind: 'targetsFor' }>,
  rows: readonly TargetRow[],
): Answer {
  const words = WORDING[question.language];
  const name =
    question.language === 'en' ? (rows[0]?.indicator.nameEn ?? form.indicator.name) : form.indicator.name;
  const about = form.year ? `${name} (${form.year})` : name;
  if (rows.length === 0) return build({ status: 'EMPTY', text: words.empty(about) });
  const targets = onePerPlan(
    form.highest ? rows.filter(({ baseValue }) => baseValue === rows[0]!.baseValue) : rows,
  );
  const values = new Set(targets.map(({ baseValue }) => baseValue));
  const first = targets[0]!;
  const said = targets.map(({ plan, comparator, value, unit, holdsBy }) =>
    words.sets(plan.title, `${comparator === '=' ? '' : comparator}${value}${unit}`, holdsBy),
  );
  const titles = [...new Set(targets.map(({ plan }) => plan.title))];
  return build({
    status: 'ANSWERED',
    kind: values.size === 1 ? 'VALUE' : 'TARGETS',
    text: `${about}${words.colon}${said.join(words.semicolon)}${words.stop}`,
    names: titles,
    items: titles.map((title) => ({ name: title, aliases: [] })),
    value: values.size === 1 ? first.value : null,
    unit: values.size === 1 ? first.unit : null,
    targets,
    count: targets.length,
    evidence: unique(targets.flatMap(({ evidence }) => evidence)),
    confidence: 0.85,
  });
}

/** A plan that says the same number twice says it once; restatements differ in nothing but their place. */
function onePerPlan(rows: readonly TargetRow[]): TargetRow[] {
  const kept = new Map<string, TargetRow>();
  for (const row of rows) {
    const key = `${row.plan.id} ${row.baseValue} ${row.holdsBy}`;
    if (!kept.has(key)) kept.set(key, row);
  }
  return [...kept.values()];
}

function factAnswer(
  question: Question,
  form: Extract<LogicalForm, { kind: 'factOf' }>,
  row: Row | undefined,
): Answer {
  const words = WORDING[question.language];
  const plan = row?.value as Record<string, string | null> | undefined;
  const value = plan?.[form.fact];
  const said = ((row?.evidence ?? []) as AnswerEvidence[]).filter((passage) =>
    states(passage.text, form.fact, value ?? ''),
  );
  if (!value || said.length === 0)
    return build({ status: 'EMPTY', text: words.empty(`${form.plan.name} · ${words.fact[form.fact]}`) });
  const text = words.is(form.plan.name, words.fact[form.fact], value);
  const common = { status: 'ANSWERED', text, evidence: said, confidence: 0.95 } as const;
  if (form.fact === 'issuedOn') return build({ ...common, kind: 'DATE', date: value });
  return build({ ...common, kind: 'NAMES', names: [value], items: [{ name: value, aliases: [] }] });
}

/** Whether a passage of a title block says a number, an issuer or a date of issue. */
function states(text: string, fact: 'number' | 'issuer' | 'issuedOn', value: string): boolean {
  if (fact === 'issuer') return text.includes(value);
  if (fact === 'number')
    return /[〔[(（]\d{4}[〕\])）]/.test(text) && text.includes(`${value.split('〕')[1] ?? ''}`);
  const [year, month, day] = value.split('-').map(Number);
  return (
    text.includes(`${year}年${month}月${day}日`) || /[二〇○零一]{2,4}.{0,3}年.{1,3}月.{1,3}日/.test(text)
  );
}

function namesAnswer(edges: readonly Edge[], names: readonly string[], text: string): Answer {
  return build({
    status: 'ANSWERED',
    kind: 'NAMES',
    text,
    names,
    items: edges.map(({ node }, i) => ({
      name: names[i]!,
      aliases: [
        ...(node.aliases ?? []),
        ...(node.number ? [node.number] : []),
        ...(node.nameEn ? [node.nameEn] : []),
      ],
    })),
    count: names.length,
    evidence: roundRobin(edges.map(({ evidence }) => evidence)),
    confidence: Math.min(...edges.map(({ confidence }) => confidence)),
  });
}

/** The best sentence of each name first, then the second of each, and so on. */
function roundRobin(lists: readonly (readonly AnswerEvidence[])[]): AnswerEvidence[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const all: AnswerEvidence[] = [];
  for (let i = 0; i < longest; i++) for (const list of lists) if (list[i]) all.push(list[i]!);
  return unique(all);
}

function unique(evidence: readonly AnswerEvidence[]): AnswerEvidence[] {
  return [...new Map(evidence.map((passage) => [passage.id, passage])).values()].slice(0, MOST_EVIDENCE);
}

function build(part: Partial<Answer> & Pick<Answer, 'status' | 'text'>): Answer {
  return {
    kind: null,
    names: [],
    items: [],
    count: null,
    boolean: null,
    value: null,
    unit: null,
    date: null,
    targets: [],
    evidence: [],
    interpretation: null,
    confidence: 0,
    ...part,
  };
}
