import Cypher from '@neo4j/cypher-builder';
import { Problem } from '../model/problem.js';
import { pageSize } from './connection.js';
import { typeOf } from './graphModel.js';
import { compileParts } from './parts.js';
import { projectNode } from './project.js';
import type { Selection } from './selection.js';

const USUAL_HITS = 20;
const USUAL_SUGGESTIONS = 10;
/** Hits of an index that are looked at before types are chosen. */
const MOST_HITS = 200;
const LONGEST_SEARCH = 200;
const MOST_WORDS = 20;

/** Names, aliases, English names and passages that hold the words, the best first. */
export function compileSearch({ args, below }: Selection): Cypher.Expr {
  const types = (args.types as string[] | undefined) ?? [];
  const wanted = types.map((type) => type.charAt(0) + type.slice(1).toLowerCase());
  const hasPassages = types.length === 0 || types.includes('PASSAGE');
  const labels = wanted.filter((type) => type !== 'Passage');
  const query = wordQuery(checkLength(args.text));
  const size = pageSize(args, USUAL_HITS);
  const names = compileHits({ index: 'names', query, labels, size }, below);
  const passages = compileHits({ index: 'passages', query, size }, below);
  const parts = [
    ...(types.length === 0 || labels.length > 0 ? [names] : []),
    ...(hasPassages ? [passages] : []),
  ];
  const all = parts.length === 1 ? parts[0]! : Cypher.plus(parts[0]!, parts[1]!);
  return new Cypher.Raw((env) => `${env.compile(all)}[0..${env.compile(new Cypher.Param(size))}]`);
}

/** Names that begin so or are spelled nearly so, the most mentioned first. */
export function compileSuggestions({ args, below }: Selection): Cypher.Expr {
  const prefix = checkLength(args.prefix).trim();
  const latin = prefix.replace(/[^A-Za-z0-9 ]+/g, ' ').trim();
  const terms = latin
    ? latin.split(/\s+/).flatMap((word) => [`${word}*`, ...(word.length > 3 ? [`${word}~`] : [])])
    : [wordQuery(prefix)];
  const size = pageSize(args, USUAL_SUGGESTIONS);
  return compileHits({ index: 'names', query: terms.join(' '), size }, below);
}

/** The hits of a full-text index. */
interface Hits {
  readonly index: 'names' | 'passages';
  readonly query: string;
  /** Only nodes with one of these labels; with any, where none is given. */
  readonly labels?: readonly string[];
  readonly size: number;
}

function compileHits({ index, query, labels = [], size }: Hits, below: readonly Selection[]): Cypher.Expr {
  const node = new Cypher.NamedNode('node');
  const score = new Cypher.NamedVariable('score');
  const call = new Cypher.Raw(
    (env) =>
      `CALL db.index.fulltext.queryNodes(${env.compile(new Cypher.Param(index))}, ${env.compile(new Cypher.Param(query))}, {limit: ${env.compile(new Cypher.Param(MOST_HITS))}}) YIELD node, score` +
      ` WITH node, score WHERE NOT coalesce(node.external, false)${labels.length > 0 ? ` AND any(label IN labels(node) WHERE label IN ${env.compile(new Cypher.Param([...labels]))})` : ''}` +
      ` RETURN ${env.compile(projectHit(node, score, below))} AS item ORDER BY score DESC, coalesce(node.name, node.title, node.id) LIMIT ${env.compile(new Cypher.Param(size))}`,
  );
  return new Cypher.Raw((env) => `COLLECT { ${env.compile(call)} }`);
}

function projectHit(node: Cypher.Node, score: Cypher.Variable, below: readonly Selection[]): Cypher.Expr {
  const raw = (text: string) => () => new Cypher.Raw(() => text);
  const name = raw('coalesce(node.name, node.title, node.text)');
  return compileParts(below, {
    score: () => score,
    type: raw(
      "CASE WHEN node:Passage THEN 'PASSAGE' WHEN node:Plan THEN 'PLAN' WHEN node:Indicator THEN 'INDICATOR' ELSE toUpper(node.type) END",
    ),
    id: raw(
      `CASE WHEN node:Passage THEN 'Evidence' WHEN node:Indicator THEN 'Indicator' ELSE ${typeOf('node')} END + ':' + node.id`,
    ),
    name,
    highlight: name,
    nameEn: raw('coalesce(node.nameEn, node.titleEn)'),
    evidence: (part) => {
      const evidence = projectNode('Evidence', node, part.below);
      return new Cypher.Raw((env) => `CASE WHEN node:Passage THEN ${env.compile(evidence)} ELSE null END`);
    },
  });
}

/** The words of a text for the full-text index: each one as a phrase, and what stands in quotation marks too. */
function wordQuery(text: string): string {
  const words = text.match(/[\u4e00-\u9fff]+|[A-Za-z0-9]+/g) ?? [];
  if (words.length > MOST_WORDS)
    throw new Problem(
      'BAD_USER_INPUT',
      `There are ${words.length} words to look for; at most ${MOST_WORDS} are.`,
      'Leave out the common ones.',
    );
  return words.length > 0 ? words.map((word) => `"${word}"`).join(' ') : '"\u0001"';
}

/** @throws Problem BAD_USER_INPUT where there is nothing to look for, or too much */
function checkLength(said: unknown): string {
  const text = String(said);
  if (text.trim() !== '' && text.length <= LONGEST_SEARCH) return text;
  throw new Problem(
    'BAD_USER_INPUT',
    `The words to look for have ${text.trim() === '' ? 0 : text.length} characters.`,
    `Give 1 to ${LONGEST_SEARCH}.`,
  );
}
