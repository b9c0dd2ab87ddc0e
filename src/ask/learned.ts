import type { Knowledge } from '../knowledge/knowledge.js';
import type { GraphCopy } from '../model/graphCopy.js';
import { type NamedThing, namedThing, parseRows, searchedSection } from '../query/rows.js';
import { type FindPassages, indexPassages } from './find/passageIndex.js';
import type { NumberPrefixes } from './interpret/criteria.js';
import type { QuestionWords } from './interpret/interpret.js';
import { once } from './once.js';
import { makeLightWords } from './understand/lightWords.js';
import { makeQuestionReader, type ReadQuestion } from './understand/read.js';
import { makeTermReader } from './understand/terms.js';
import { makeVocabulary } from './understand/vocabulary.js';

/** What is kept of a graph between two questions. */
export interface Learned {
  /** That of the copy it was made from. */
  readonly version: string;
  readonly read: ReadQuestion;
  readonly words: QuestionWords;
  /** Indexes the passages when it is first called, which takes a second or more. */
  readonly index: () => FindPassages;
  readonly best: (type: NamedThing['type']) => NamedThing | undefined;
}

/**
 * Makes of a copy what questions are read by. It takes a second or so.
 *
 * @throws ZodError for rows of another shape than the statements give
 */
export function learnGraph({ version, names, passages }: GraphCopy, knowledge: Knowledge): Learned {
  const things = parseRows(namedThing, names);
  const sections = parseRows(searchedSection, passages);
  const texts = sections.flatMap((section) => section.passages.map(({ text }) => text));
  const vocabulary = makeVocabulary(knowledge, things, texts);
  const read = makeQuestionReader(things, knowledge, vocabulary);
  return {
    version,
    read,
    words: {
      readTerms: makeTermReader(knowledge, vocabulary),
      isLight: makeLightWords(knowledge, vocabulary),
      nearest: read.nearest,
      hasText: vocabulary.corpus.hasText,
      numberPrefixes: prefixesOf(things),
    },
    index: once(() => indexPassages(sections)),
    best: (type) => mostNamed(things, type),
  };
}

/** The thing of a type that the corpus names most; the administrative places it governs say little as an example. */
function mostNamed(things: readonly NamedThing[], type: NamedThing['type']): NamedThing | undefined {
  return things
    .filter((thing) => thing.type === type && thing.kind !== 'administrative')
    .sort((a, b) => b.mentions - a.mentions || a.name.localeCompare(b.name))[0];
}

/** What document numbers begin with: 郑政办 of 郑政办〔2022〕1号. */
function prefixesOf(things: readonly NamedThing[]): NumberPrefixes {
  const plans = things.filter(({ type }) => type === 'Plan');
  const begin = (some: readonly NamedThing[]) => [
    ...new Set(
      some
        .flatMap(({ aliases }) => aliases)
        .flatMap((number) => /^([\u4e00-\u9fff]{2,8})〔/u.exec(number)?.[1] ?? []),
    ),
  ];
  return {
    own: begin(plans.filter(({ kind }) => kind !== 'external')),
    cited: begin(plans.filter(({ kind }) => kind === 'external')),
  };
}
