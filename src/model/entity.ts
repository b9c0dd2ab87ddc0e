import type { Span } from './document.js';

export const ENTITY_TYPES = ['Zone', 'Industry', 'Institution', 'Project'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];
/** A cited policy text is mentioned like an entity, but is a Plan. */
export const MENTION_TYPES = [...ENTITY_TYPES, 'Plan'] as const;
export type MentionType = (typeof MENTION_TYPES)[number];

/** Source and kind of units that a measure names as all of a kind: responsible, but no organisation with a name of its own. */
export const UNIT_GROUP = 'group';

/** A name found in the text, before linking. */
export interface Mention {
  readonly type: MentionType;
  /** The name as written, without the white space of the layout. */
  readonly text: string;
  readonly plan: string;
  readonly passage: string;
  readonly span: Span;
  /** The rule or lexicon file that knows it; `model` where the tagger alone does. */
  readonly source: string;
  /** The share of names found with the same certainty that are right, 0 to 1. */
  readonly confidence: number;
  /** The full name that the document introduces this one for (以下简称), or null. */
  readonly standsFor: string | null;
}

/** What looked like a name and was not taken for one. */
export interface Rejected {
  readonly type: MentionType;
  readonly text: string;
  readonly plan: string;
  readonly passage: string;
  /** As for a mention; 0 where the model sees no name at all. */
  readonly confidence: number;
  readonly source: string;
  readonly reason: string;
}

/** Whether an English name is an official one, which the lexicons have, or composed by the program. */
export type EnglishNameSource = 'CURATED' | 'COMPOSED';

/** A thing of the graph: its identity is type, name and jurisdiction. */
export interface Entity {
  readonly id: string;
  readonly type: MentionType;
  /** The fullest usual name. */
  readonly name: string;
  /** Other names that the lexicons know for it, in Chinese and English. */
  readonly knownAliases: readonly string[];
  /** Null where it has no official English name and none can be composed of what its parts mean. */
  readonly nameEn: string | null;
  /** Null where there is no English name. */
  readonly nameEnSource: EnglishNameSource | null;
  /** The Chinese name in pinyin without tones, a word for a word. */
  readonly pinyin: string;
  readonly kind: string | null;
  /** The place that tells namesakes apart, as 郑州市; null where the name is unique. */
  readonly city: string | null;
}

/** The likeliest fuller name that a name may stand for. */
export interface Resolution {
  readonly name: string;
  /** How likely it stands for it, 0 to 1. */
  readonly confidence: number;
  /** Whether it is taken for it. */
  readonly isTaken: boolean;
}

/** A mention with the thing that it names. */
export interface LinkedMention extends Mention {
  /** Id of the entity, or of the plan itself where a plan names itself. */
  readonly entity: string;
  readonly canonical: string;
  /** Why the mention is taken for that thing. */
  readonly reason: string;
  /** The fuller name that was weighed, or null where rules and lexicons decide. */
  readonly resolution: Resolution | null;
  /** The document number that the mention gives for a cited plan, in its usual form, or null. */
  readonly number: string | null;
}
