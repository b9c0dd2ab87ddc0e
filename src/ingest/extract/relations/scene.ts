import type { Knowledge } from '../../../knowledge/knowledge.js';
import type { LinkedMention } from '../../../model/entity.js';
import type { Passage } from '../../../model/plan.js';
import type { EntityPredicate } from '../../../model/relation.js';

/** Confidence of a relation by what of a closed form states it. */
export const CERTAINTY = { stated: 0.9, listed: 0.85 } as const;
export type Certainty = keyof typeof CERTAINTY;

/** A passage with its names, as the rules of closed forms see it. */
export interface Scene {
  readonly knowledge: Knowledge;
  readonly passage: Passage;
  readonly jurisdiction: string | null;
  readonly mentions: readonly LinkedMention[];
  readonly kindOf: (mention: LinkedMention) => string | null;
  /** The plan says that the first of its responsible units leads. */
  readonly firstLeads: boolean;
}

/** What a closed form states between two names of a passage, and the rule that has read it. */
export interface ClosedForm {
  readonly predicate: EntityPredicate;
  readonly subject: LinkedMention;
  readonly object: LinkedMention;
  readonly certainty: Certainty;
  readonly rule: string;
}

/** Adds a statement of the passage at hand. */
export type Add = (statement: ClosedForm) => void;

export const of = (scene: Scene, type: string) => scene.mentions.filter((mention) => mention.type === type);
export const between = ({ passage }: Scene, a: LinkedMention, b: LinkedMention) =>
  wide(passage.text.slice(a.span.end - passage.span.start, b.span.start - passage.span.start));
export const before = ({ passage }: Scene, mention: LinkedMention) =>
  wide(passage.text.slice(0, mention.span.start - passage.span.start));
export const behind = ({ passage }: Scene, mention: LinkedMention) =>
  wide(passage.text.slice(mention.span.end - passage.span.start));
const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '"': '“',
};
/** Half-width signs as full-width ones, so that a rule is written once. */
export const wide = (text: string) => text.replace(/[,;:()"]/g, (sign) => WIDE[sign]!);
