import Cypher from '@neo4j/cypher-builder';
import { pageSize } from './connection.js';
import { compileField, type Selection } from './selection.js';
import { type Filter, groupOfPlan, sentencesOf } from './sources.js';

/** What is counted: rows, what each of them counts for, and what it is counted under. */
export interface Counted {
  /** Clauses that bind what follows. */
  readonly rows: Cypher.Clause | Cypher.Raw;
  /** Counted once for each value, however many rows it has. */
  readonly item: Cypher.Expr;
  readonly value: Cypher.Expr;
}

/** How many items share a value, the most frequent first, as `Count` of the schema. */
export function compileCounts(part: Selection, { rows, item, value }: Counted): Cypher.Expr {
  const size = new Cypher.Param(compileField(part, () => pageSize(part.args)));
  const variables = Array.from({ length: 6 }, () => new Cypher.Variable());
  // The store allows aggregating functions in few of the places that this may stand in: runs of a sorted list are counted instead.
  return new Cypher.Raw((env) => {
    const [key, count, other, values, starts, at] = variables.map((one) => env.compile(one));
    const fields: Readonly<Record<string, string>> = { value: `toString(${key})`, count: count! };
    const entries = part.below.map(({ key: name, field }) => `\`${name}\`: ${fields[field] ?? 'null'}`);
    return [
      `COLLECT { WITH COLLECT { ${env.compile(rows)}`,
      `WITH DISTINCT ${env.compile(value)} AS ${key}, ${env.compile(item)} AS ${other}`,
      `WHERE ${key} IS NOT NULL RETURN ${key} AS ${key} ORDER BY ${key} } AS ${values}`,
      `WITH ${values}, [${at} IN range(0, size(${values}) - 1)`,
      `WHERE ${at} = 0 OR ${values}[${at}] <> ${values}[${at} - 1]] AS ${starts}`,
      `UNWIND range(0, size(${starts}) - 1) AS ${at}`,
      `WITH ${values}[${starts}[${at}]] AS ${key},`,
      `coalesce(${starts}[${at} + 1], size(${values})) - ${starts}[${at}] AS ${count}`,
      `RETURN {${entries.join(', ')}} AS item ORDER BY ${count} DESC, ${key} LIMIT ${env.compile(size)} }`,
    ].join(' ');
  });
}

/** Relationships that are counted, with what each of them counts for. */
export interface StatedRows {
  /** Clauses that bind what follows. */
  readonly rows: Cypher.Clause | Cypher.Raw;
  readonly relationship: Cypher.Variable;
  readonly item: Cypher.Expr;
  /** What groups that are not about plans count, by their names. */
  readonly values: Readonly<Record<string, Cypher.Expr>>;
}

/** How many items share a value of their own, or of the plans whose sentences, as far as a filter holds for them, state it. */
export function countStated(part: Selection, stated: StatedRows, filter: Filter): Cypher.Expr {
  const { rows: matched, relationship, item, values } = stated;
  const { plan, rows } = sentencesOf(relationship, filter);
  return compileCounts(part, {
    rows: new Cypher.Raw((env) => `${env.compile(matched)} ${env.compile(rows)}`),
    item,
    value: values[String(part.args.by)] ?? groupOfPlan(part.args.by, plan)!,
  });
}
