import { z } from 'zod';
import { MODELS_FOLDER, readModelDescription } from '../../inference/modelFiles.js';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Question } from '../../model/question.js';
import { booleanOf } from './plansQuestion.js';
import { readWant } from './wants.js';

/** What kinds of answers questions ask for. */
export const ASKED = ['plans', 'names', 'value', 'yes', 'count', 'date', 'passages'] as const;
export type Asked = (typeof ASKED)[number];

/** How likely a question asks for each kind of answer; together 1. */
export type AskedFor = Readonly<Record<Asked, number>>;

/** Weights of a logistic model by the names of its features. */
export const linear = z.object({ bias: z.number(), weights: z.record(z.string(), z.number()) });
export type Linear = z.infer<typeof linear>;

const model = z.object({
  /** A row of weights for each kind of answer. */
  asked: z.record(z.string(), linear),
  /** How likely a candidate is the answer. */
  answer: linear,
  /** One that is less likely is not said. */
  threshold: z.number(),
  /** Which share of the answers was right, cross-validated, whose likelihood fell in each of so many equal steps from 0 to 1. */
  reliability: z.array(z.number().min(0).max(1)).min(1),
});
export type AnswerModel = z.infer<typeof model>;

/**
 * Opens models/answers.json, learned by train/answers.py.
 *
 * @throws Problem MODEL_UNUSABLE where it is missing or damaged
 */
export const openAnswerModel = (folder: string = MODELS_FOLDER): AnswerModel =>
  readModelDescription(folder, 'answers.json', model);

/** How sure an answer of a likelihood is: the share that is right, between the middles of the steps that it was counted in. */
export function calibrate(likely: number, { reliability }: Pick<AnswerModel, 'reliability'>): number {
  const at = likely * reliability.length - 0.5;
  const below = Math.max(0, Math.min(reliability.length - 1, Math.floor(at)));
  const above = Math.min(reliability.length - 1, below + 1);
  const share = Math.max(0, Math.min(1, at - below));
  return reliability[below]! * (1 - share) + reliability[above]! * share;
}

/** The sum of the weights of features. */
export const logitOf = (features: Readonly<Record<string, number>>, { bias, weights }: Linear): number =>
  Object.entries(features).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, bias);

/** Rules that tell what is asked for. */
const TOLD = [
  'asksPlans',
  'mentions',
  'issued',
  'cites',
  'repeals',
  'counts',
  'open',
  'leads',
  'only',
] as const;

/** What is known of the words in which a question asks: its n-grams without the names, and what the rules make of them. */
export function askedFeatures(question: Question, knowledge: Knowledge): Readonly<Record<string, number>> {
  const frame = question.frame
    .toLowerCase()
    .replace(/«([a-z])»/g, ' $1_name ')
    .replace(/\d+/g, '#');
  const end = frame.trim().replace(/[?？。!！]+$/, '');
  const names = [
    ...wordGrams(frame),
    ...characterGrams(frame),
    `end:${end.slice(-2)}`,
    ...toldByRules(question, knowledge),
  ];
  return Object.fromEntries(names.map((name) => [name, 1]));
}

/** English words one by one and in pairs, and the first of them. */
function wordGrams(frame: string): string[] {
  const words = frame.match(/[a-z_]+|[#?:]/g) ?? [];
  const pairs = words.slice(1).map((word, i) => `w:${words[i]} ${word}`);
  return [...words.map((word) => `w:${word}`), ...pairs, ...words.slice(0, 1).map((word) => `first:${word}`)];
}

/** One to three Chinese characters in a row. */
function characterGrams(frame: string): string[] {
  const runs = frame.match(/[\u4e00-\u9fff#?？“]+/g) ?? [];
  return runs.flatMap((run) =>
    [1, 2, 3].flatMap((size) =>
      Array.from({ length: Math.max(0, run.length - size + 1) }, (_, at) => `c:${run.slice(at, at + size)}`),
    ),
  );
}

function toldByRules(question: Question, knowledge: Knowledge): string[] {
  const { questions } = knowledge;
  const { frame } = question;
  const want = readWant(question, knowledge)?.want ?? 'none';
  const dimension = questions.measures.find(({ pattern }) => pattern.test(frame))?.dimension ?? 'none';
  const isYes = booleanOf(questions).test(frame);
  return [
    ...TOLD.filter((rule) => questions[rule].pattern.test(frame)).map((rule) => `rule:${rule}`),
    ...(isYes ? ['rule:yes'] : []),
    ...(isYes && !questions.open.pattern.test(frame) ? ['rule:only yes'] : []),
    `want:${want}`,
    `dimension:${dimension}`,
    `both:${want} ${dimension}`,
  ];
}

/** What a question asks for; without a model all is as likely. */
export function readAsked(question: Question, knowledge: Knowledge, { asked }: AnswerModel): AskedFor {
  const features = askedFeatures(question, knowledge);
  const raised = ASKED.map((kind) => Math.exp(asked[kind] ? logitOf(features, asked[kind]) : 0));
  const total = raised.reduce((sum, one) => sum + one, 0);
  return Object.fromEntries(ASKED.map((kind, i) => [kind, raised[i]! / total])) as Record<Asked, number>;
}

/** Less likely than this is as unlikely as can be. */
const LEAST = Math.exp(-5);

/**
 * The evidence that a question asks for an answer of a kind: the logarithm of its probability. Of plans it may ask how many there are.
 */
export const askedEvidence = (asked: AskedFor, kind: Asked): number =>
  Math.log(Math.max(LEAST, asked[kind] + (kind === 'plans' ? asked.count : 0)));
