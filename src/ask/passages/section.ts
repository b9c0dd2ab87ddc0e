import type { PassageKind } from '../../model/plan.js';
import type { AnswerEvidence } from '../../model/question.js';

/** A name in a passage with what it names. */
export interface ReadName {
  readonly text: string;
  readonly type: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly nameEn: string | null;
  readonly kind: string | null;
}

export interface ReadPassage extends AnswerEvidence {
  readonly kind: PassageKind;
  readonly names: readonly ReadName[];
}

/** A heading below another one. */
export interface ReadHeading {
  readonly over: string;
  /** Below the section itself; else beside it. */
  readonly isOwn: boolean;
  readonly level: number;
  readonly marker: string;
  readonly heading: string;
  readonly passage: AnswerEvidence;
}

/** Who is responsible by a passage of the section. */
export interface ReadUnit {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly nameEn: string | null;
  readonly passage: string;
  readonly leads: boolean;
}

/** A row of `cypher/read/reading.cypher`: a section that holds words of a question. */
export interface ReadSection {
  readonly plan: { readonly id: string; readonly title: string; readonly issuer?: string | null };
  readonly id: string;
  readonly heading: string;
  readonly above: readonly string[];
  readonly passages: readonly ReadPassage[];
  readonly children: readonly ReadHeading[];
  readonly units: readonly ReadUnit[];
}
