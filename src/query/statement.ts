import Cypher from '@neo4j/cypher-builder';
import type { CypherQuery } from './selection.js';

/** What a statement is written in: its variables and parameters. */
type Writing = Parameters<Cypher.Raw['getCypher']>[0];
interface Found {
  readonly variable: Cypher.Variable;
  readonly value: Cypher.Expr;
}

/** What statements that are being written find first, by what it is. */
const FIRST = new WeakMap<Writing, Map<string, Found>>();
/** Where a statement gathers rows the store takes what was found first for one of their groups: it has to be told that it is one. */
const GATHERS = /\b(?:collect|count|max|min|sum|avg)\(/;

/** A value that a statement finds once, before all else, however often it stands in it. */
class FoundFirst extends Cypher.Raw {
  constructor(
    private readonly key: string,
    private readonly find: () => Cypher.Expr,
  ) {
    super('');
  }

  override getCypher(writing: Writing): string {
    const all = FIRST.get(writing);
    if (!all) return this.find().getCypher(writing);
    const found = all.get(this.key) ?? { variable: new Cypher.Variable(), value: this.find() };
    all.set(this.key, found);
    return found.variable.getCypher(writing);
  }
}

/**
 * A value that does not depend on the rows of a statement: whatever asks for it, the store plans and finds it once.
 *
 * @param key the same for what is the same
 */
export const findFirst = (key: string, find: () => Cypher.Expr): Cypher.Raw => new FoundFirst(key, find);

/** What a statement returns, behind what it finds first. */
class Whole extends Cypher.Raw {
  constructor(private readonly value: Cypher.Expr) {
    super('');
  }

  override getCypher(writing: Writing): string {
    const first = new Map<string, Found>();
    FIRST.set(writing, first);
    const item = `${this.value.getCypher(writing)} AS value`;
    if (first.size === 0) return `RETURN ${item}`;
    const found = [...first.values()].map(
      ({ variable, value }) => `${value.getCypher(writing)} AS ${variable.getCypher(writing)}`,
    );
    const head = `WITH ${found.join(', ')}\n`;
    if (!GATHERS.test(item)) return `${head}RETURN ${item}`;
    const groups = [...first.values()].map(({ variable }) => variable.getCypher(writing));
    return `${head}WITH ${groups.join(', ')}, ${item}\nRETURN value`;
  }
}

/** A statement with one row, `value`. */
export function buildStatement(value: Cypher.Expr): CypherQuery {
  const { cypher, params } = new Whole(value).build();
  return { cypher, parameters: params };
}
