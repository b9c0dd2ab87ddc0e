import type { SentenceEncoder } from '../inference/sentenceEncoder.js';
import type { Knowledge, KnownName } from '../knowledge/knowledge.js';
import { makeEnglishComposer } from '../language/english.js';
import { teachWords } from '../language/words.js';
import type { Document, SourceFile } from '../model/document.js';
import type { EntityType } from '../model/entity.js';
import type { Graph } from '../model/graph.js';
import type { Outline } from '../model/plan.js';
import { cleanSource } from './clean/clean.js';
import { encodePassages } from './encode.js';
import { makeEntityRelationReader } from './extract/entityRelations.js';
import { extractPlanRelations } from './extract/planRelations.js';
import { openPairModel } from './extract/relations/pairModel.js';
import { openTargetModel } from './extract/targets/targetModel.js';
import { extractTargets } from './extract/targets/targets.js';
import { openFullerModel } from './link/fullerModel.js';
import { makeTargetLinker } from './link/indicators.js';
import { makeMentionLinker } from './link/link.js';
import { makeRecogniser, type Recognise } from './recognise/recognise.js';
import type { Tagger } from './recognise/tagger/tagger.js';
import { makeSplitRules, splitDocument } from './split/split.js';

/** The pure line of ingest: one source file in, everything that it says out. */
export interface GraphReader {
  readonly read: (file: SourceFile) => Promise<Graph>;
  /** Changes when the program, its knowledge or its model does: what another reader has stored is read anew. */
  readonly version: string;
}

/** Raised by hand when what the line returns for the same file and knowledge changes. */
const LINE_VERSION = 37;

/** A file after the first two stations: cleaned, and taken apart into plans, sections and passages. */
export interface OutlinedDocument {
  readonly document: Document;
  readonly outline: Outline;
}

/** Makes the names of the lexicons words, for texts and questions alike. */
export function teachNames({ names }: Knowledge): void {
  teachWords(names.flatMap(wordsOf));
}

/** Prepares the first two stations of the line, and the words that passages are cut into. */
export function makeOutlineReader(knowledge: Knowledge): (file: SourceFile) => OutlinedDocument {
  teachNames(knowledge);
  const splitRules = makeSplitRules(knowledge);
  return (file) => {
    const document = cleanSource(file, knowledge);
    return { document, outline: splitDocument(document, splitRules) };
  };
}

/** How a graph is read of a file. */
export interface GraphReaderOptions {
  /** What finds the names; by default rules and model. */
  readonly recognise?: Recognise | undefined;
  /** What says what passages mean, for questions that say it in other words; by default nothing does. */
  readonly encoder?: SentenceEncoder | null;
}

/** Prepares the line for a given knowledge and model. The same file with these always gives the same graph. */
export function makeGraphReader(
  knowledge: Knowledge,
  tagger: Tagger,
  { recognise = makeRecogniser(knowledge, tagger), encoder = null }: GraphReaderOptions = {},
): GraphReader {
  const readOutline = makeOutlineReader(knowledge);
  const pairModel = openPairModel();
  const targetModel = openTargetModel();
  const extractEntityRelations = makeEntityRelationReader(knowledge, pairModel);
  const compose = makeEnglishComposer(knowledge);
  const fullerModel = openFullerModel();
  const linkMentions = makeMentionLinker(knowledge, compose, fullerModel);
  const linkTarget = makeTargetLinker(knowledge, compose);
  const read = async (file: SourceFile): Promise<Graph> => {
    const { document, outline } = readOutline(file);
    const named = await recognise(outline, document);
    const { mentions, entities, issuers, titlesEn } = linkMentions(named.mentions, outline);
    const kinds = new Map(entities.map(({ id, kind }) => [id, kind]));
    const relations = [
      ...extractPlanRelations(outline, mentions, knowledge),
      ...extractEntityRelations({ outline, mentions, kinds }),
    ];
    const targets = extractTargets({ document, outline, mentions }, knowledge, targetModel).map(linkTarget);
    return {
      document,
      outline,
      mentions,
      rejected: named.rejected,
      entities,
      issuers,
      titlesEn,
      relations,
      targets,
      vectors: encoder ? await encodePassages(outline, encoder) : new Map(),
    };
  };
  return {
    read,
    version: `${LINE_VERSION}-${knowledge.fingerprint}-${tagger.fingerprint}-${pairModel.fingerprint}-${targetModel.fingerprint}-${fullerModel.fingerprint}${encoder ? `-${encoder.fingerprint}` : ''}`,
  };
}

/** Jieba's part of speech for names of a type. */
const TAGS: Readonly<Record<EntityType, string>> = {
  Zone: 'ns',
  Institution: 'nt',
  Industry: 'n',
  Project: 'n',
};

function wordsOf({ type, name, aliases }: KnownName): [string, string][] {
  return [name, ...aliases]
    .filter((word) => /^[\u4e00-\u9fff]{2,}$/.test(word))
    .map((word) => [word, TAGS[type]]);
}
