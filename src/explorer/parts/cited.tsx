import { request } from '../api.js';
import {
  type SentenceFragment,
  StatementsDocument,
  type StatementsQueryVariables,
} from '../generated/operations.js';
import { useWords } from '../words.js';
import { Evidence } from './evidence.js';
import { More, useMore } from './more.js';

/** Sentences that come at a time. */
export const PAGE_OF_SENTENCES = 20;

/** Brings the sentences behind so many. */
export type MoreSentences = (skip: number) => Promise<readonly SentenceFragment[]>;

/** The sentences that say something: how many there are, and the way to those that are not shown yet. */
export function Cited(props: {
  sentences: readonly SentenceFragment[];
  /** How many there are in all. */
  all: number;
  more: MoreSentences;
}) {
  const words = useWords();
  const { sentences, all, more } = props;
  const paged = useMore(sentences, more);
  return (
    <>
      <Evidence sentences={paged.shown} />
      <More
        paged={paged}
        all={all}
        page={PAGE_OF_SENTENCES}
        said={words.sentencesShown(paged.shown.length, all)}
      />
    </>
  );
}

/** The further sentences of what is stated of one thing of another. */
export const moreOf =
  (ends: Pick<StatementsQueryVariables, 'from' | 'to' | 'filter'>): MoreSentences =>
  async (skip) => {
    const { statements } = await request(StatementsDocument, { ...ends, first: PAGE_OF_SENTENCES, skip });
    return statements!.flatMap(({ evidence }) => evidence);
  };
