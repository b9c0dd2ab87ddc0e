import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CYPHER_FOLDER = fileURLToPath(new URL('../../cypher/', import.meta.url));
const cache = new Map<string, string>();

/** The text of a fixed statement, as `write/plans` for `cypher/write/plans.cypher`. */
export function loadStatement(name: string): string {
  let text = cache.get(name);
  if (text === undefined) {
    text = readFileSync(join(CYPHER_FOLDER, `${name}.cypher`), 'utf8');
    cache.set(name, text);
  }
  return text;
}

/** A migration file: its version, and its statements without comments. */
export interface Migration {
  readonly version: string;
  readonly text: string;
  readonly statements: readonly string[];
}

/** The migrations of `cypher/schema/`, by their numbers. */
export function loadMigrations(folder: string = join(CYPHER_FOLDER, 'schema')): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^V\d{3}__.+\.cypher$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const statements = text
        .replace(/^\s*\/\/.*$/gm, '')
        .split(/;\s*(?:\n|$)/)
        .map((statement) => statement.trim())
        .filter((statement) => statement !== '');
      return { version: file.replace(/\.cypher$/, ''), text, statements };
    });
}
