import type { Knowledge } from '../../knowledge/knowledge.js';
import { groupBy } from '../../language/group.js';
import { NameMatcher } from '../../language/matcher.js';
import { cutWords } from '../../language/words.js';
import type { Document } from '../../model/document.js';
import type { Mention, Rejected } from '../../model/entity.js';
import type { Outline, Passage, Plan } from '../../model/plan.js';
import { overlap } from './candidates.js';
import { makeClosedFinder } from './closed.js';
import { makeColumnTyper } from './columns.js';
import { type DecidedName, decodePassage } from './decode.js';
import { makeGroupFinder } from './groups.js';
import { type Introduction, makeIntroductionFinder } from './introductions.js';
import type { TaggableText, Tagger } from './tagger/tagger.js';

export interface Recognised {
  readonly mentions: readonly Mention[];
  /** What was looked at as a name and turned down, with the reason. */
  readonly rejected: readonly Rejected[];
}

/** Finds the names in every passage of a document. */
export type Recognise = (outline: Outline, document: Document) => Promise<Recognised>;

/**
 * Prepares the recognition of names: what is of a closed form is proposed by rules and lexicons, all else by the
 * tagger, and the decoder chooses. What is found depends on the document, on `knowledge` and on the model alone.
 */
export function makeRecogniser(
  knowledge: Knowledge,
  tagger: Tagger,
): (outline: Outline) => Promise<Recognised> {
  const findClosed = makeClosedFinder(knowledge);
  const findGroups = makeGroupFinder(knowledge);
  const findIntroductions = makeIntroductionFinder(knowledge);
  const typeByColumns = makeColumnTyper(knowledge);
  const recognisePlan = async (plan: Plan, passages: readonly Passage[]): Promise<Recognised> => {
    const texts = passages.map(({ text }): TaggableText => {
      const words = cutWords(text);
      return { text, words, closed: findClosed(plan, text, words) };
    });
    const lattices = await tagger.tag(texts);
    const decoded = texts.map((text, i) => decodePassage(text, lattices[i]!, tagger));
    const introduced = passages.flatMap(({ text }, i) => findIntroductions(text, decoded[i]!.names));
    const shorts = new Map(introduced.map((introduction) => [introduction.short, introduction]));
    const matcher = new NameMatcher(shorts);
    return {
      mentions: passages.flatMap((passage, i) => {
        const beside = [...findAgain(passage.text, matcher), ...findGroups(passage.text)];
        const { names } = decoded[i]!;
        const kept = [...names, ...beside.filter((name) => !names.some((other) => overlap(name, other)))];
        return typeByColumns(passage, kept)
          .sort((a, b) => a.start - b.start)
          .map((name) => mentionOf(passage, name, shorts));
      }),
      rejected: passages.flatMap((passage, i) =>
        decoded[i]!.rejected.map(({ start, end, type, confidence, source, reason }) => ({
          type,
          text: passage.text.slice(start, end),
          plan: plan.id,
          passage: passage.id,
          confidence,
          source,
          reason,
        })),
      ),
    };
  };
  return async (outline) => {
    const found: Recognised[] = [];
    // A file that holds a plan several times has several plans of one id.
    const plans = new Map(outline.plans.map((plan) => [plan.id, plan]));
    for (const [id, passages] of groupBy(outline.passages, ({ plan }) => plan)) {
      found.push(await recognisePlan(plans.get(id)!, passages));
    }
    return {
      mentions: found.flatMap(({ mentions }) => mentions),
      rejected: found.flatMap(({ rejected }) => rejected),
    };
  };
}

/** The short names that the plan has introduced, where they stand. They are as sure as where they were introduced. */
function findAgain(text: string, matcher: NameMatcher<Introduction>): DecidedName[] {
  return matcher.findLongest(text).map(({ start, end, value: { type, confidence } }) => ({
    start,
    end,
    type,
    source: 'introduced by the plan',
    confidence,
  }));
}

function mentionOf(
  { text, plan, id, span }: Passage,
  { start, end, type, source, confidence }: DecidedName,
  shorts: ReadonlyMap<string, Introduction>,
): Mention {
  const name = text.slice(start, end);
  const short = shorts.get(name);
  return {
    type,
    text: name,
    plan,
    passage: id,
    span: { start: span.start + start, end: span.start + end },
    source,
    confidence,
    standsFor: short?.type === type ? short.full : null,
  };
}
