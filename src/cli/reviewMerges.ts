import { groupBy } from '../language/group.js';
import type { LinkedMention, MentionType } from '../model/entity.js';
import type { Graph } from '../model/graph.js';

/** A name that was, or was nearly, taken for a fuller one, with sentences that it stands in. */
export interface WeighedMerge {
  readonly type: MentionType;
  readonly text: string;
  readonly name: string;
  /** How likely the name stands for the fuller one, 0 to 1: that of its surest mention. */
  readonly confidence: number;
  readonly isTaken: boolean;
  readonly count: number;
  readonly sentences: readonly { readonly file: string; readonly line: number; readonly text: string }[];
}

const SENTENCES = 2;

/** The merges that a model decided, those first of which it is the least certain. */
export function listMerges(graphs: readonly Graph[]): WeighedMerge[] {
  const weighed = graphs.flatMap((graph) => {
    const passages = new Map(graph.outline.passages.map((passage) => [passage.id, passage]));
    return graph.mentions.flatMap((mention) =>
      mention.resolution
        ? [
            {
              mention,
              resolution: mention.resolution,
              file: graph.document.name,
              passage: passages.get(mention.passage)!,
            },
          ]
        : [],
    );
  });
  const keyOf = (mention: LinkedMention, name: string) => `${mention.type}\n${mention.text}\n${name}`;
  const groups = groupBy(weighed, ({ mention, resolution }) => keyOf(mention, resolution.name));
  return [...groups.values()]
    .map((group): WeighedMerge => {
      const [surest] = [...group].sort((a, b) => b.resolution.confidence - a.resolution.confidence);
      const { mention, resolution } = surest!;
      const sentences = group.map(({ file, passage: { line, text } }) => ({ file, line, text }));
      return {
        type: mention.type,
        text: mention.text,
        ...resolution,
        count: group.length,
        sentences: sentences.slice(0, SENTENCES),
      };
    })
    .sort((a, b) => doubtOf(b) - doubtOf(a) || (a.text < b.text ? -1 : 1));
}

/** 1 where it is as likely one thing as two, 0 where it is certain. */
function doubtOf({ confidence }: WeighedMerge): number {
  return 1 - 2 * Math.abs(confidence - 0.5);
}

/** A merge as lines for a terminal. */
export function formatMerge({
  type,
  text,
  name,
  confidence,
  isTaken,
  count,
  sentences,
}: WeighedMerge): string {
  const verdict = isTaken ? 'is taken for' : 'is not taken for';
  return [
    `${confidence.toFixed(2)}  ${type} ${text} ${verdict} ${name}  ×${count}`,
    ...sentences.map(({ file, line, text: said }) => `      ${file}:${line}  ${said}`),
  ].join('\n');
}
