import { z } from 'zod';
import { logistic } from '../../inference/logistic.js';
import { MODELS_FOLDER, readModelDescription } from '../../inference/modelFiles.js';
import { commonness } from '../../language/commonness.js';
import { cutWords } from '../../language/words.js';
import type { Term } from '../../model/question.js';
import type { Segment } from './segments.js';

/** What is known of a word of a question: the features of the model, by name. */
export type WordFeatures = Readonly<Record<string, number>>;

const weighing = z.object({ bias: z.number(), weights: z.record(z.string(), z.number()) });
/** What features of a word say, each with its weight. */
export type WordWeighing = z.infer<typeof weighing>;

const model = weighing.extend({
  /** The same by what is known of any word (`isGeneral`), for whole parts of a message. */
  general: weighing,
  /** A part of a message whose words all matter less than this by `general` is set aside. */
  aside: z.number(),
});
export type WordModel = z.infer<typeof model>;

/**
 * Opens models/words.json: how much a word of a question matters, learned by train/words.ts.
 *
 * @throws Problem MODEL_UNUSABLE where it is missing or damaged
 */
export const openWordModel = (folder: string = MODELS_FOLDER): WordModel =>
  readModelDescription(folder, 'words.json', model);

const NOUN = /^(?:n|j|l|i|vn|b|eng)/;
const VERB = /^(?:v|a|d)/;

/** How many characters beside a word are looked at. */
const BESIDE = 2;

/** The features of a term in its part of the message; all from 0 to 1. */
export function featuresOf(
  { said, written }: Pick<Term, 'said' | 'written'>,
  { text, asks, isPersonal, binds }: Pick<Segment, 'text' | 'asks' | 'isPersonal' | 'binds'>,
  isName: boolean,
): WordFeatures {
  const isChinese = /[\u4e00-\u9fff]/.test(said);
  const tags = isChinese ? cutWords(said).map(({ tag }) => tag) : [];
  const common = commonness(said);
  const flag = (holds: boolean) => (holds ? 1 : 0);
  return {
    common,
    senses: Math.min(1, written.length / 10),
    english: flag(!isChinese),
    noun: flag(tags.length > 0 && tags.every((tag) => NOUN.test(tag))),
    verb: flag(tags.length > 0 && tags.every((tag) => VERB.test(tag))),
    long: flag(said.length > 3 && isChinese),
    name: flag(isName),
    digits: flag(/\d/.test(said)),
    asks: flag(asks),
    personal: flag(isPersonal),
    binds: flag(binds),
    story: flag(isPersonal && !asks),
    commonStory: common * flag(!asks),
    [`tag ${tags.at(-1) ?? ''}`]: 1,
    ...(isName ? {} : { [`is ${said.toLowerCase()}`]: 1 }),
    ...besides(said, text),
  };
}

/** What stands before and behind a word in its part of the message. */
function besides(said: string, text: string): WordFeatures {
  const at = text.indexOf(said);
  if (at < 0) return {};
  const [before, behind] = [text.slice(0, at), text.slice(at + said.length)];
  const isChinese = /[\u4e00-\u9fff]/.test(said);
  const left = isChinese
    ? before.slice(-BESIDE)
    : (before
        .toLowerCase()
        .match(/[a-z]+\W*$/)?.[0]
        .trim() ?? '');
  const right = isChinese
    ? behind.slice(0, BESIDE)
    : (behind
        .toLowerCase()
        .match(/^\W*[a-z]+/)?.[0]
        .trim() ?? '');
  return { [`before ${left}`]: 1, [`behind ${right}`]: 1 };
}

/** Whether a feature is no matter of which word it is and which words stand beside it. */
export function isGeneral(feature: string): boolean {
  return !feature.includes(' ');
}

/** How likely a word with these features stands in the sentence that answers, from 0 to 1. */
export function probabilityOf(features: WordFeatures, { bias, weights }: WordWeighing): number {
  const sum = Object.entries(features).reduce(
    (all, [name, value]) => all + (weights[name] ?? 0) * value,
    bias,
  );
  return logistic(sum);
}
