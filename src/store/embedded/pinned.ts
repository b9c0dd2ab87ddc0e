import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Problem } from '../../model/problem.js';

const here = (name: string) => fileURLToPath(new URL(`../../../src/store/embedded/${name}`, import.meta.url));

/** Names what the embedded server is made of, for Maven. */
export const POM = here('pom.xml');
/** Names every jar that this comes to; `npm run supply:jars` writes it. */
export const JARS_FILE = here('jars.json');

const jarSchema = z.object({
  file: z.string(),
  group: z.string(),
  artifact: z.string(),
  version: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** As its authors name them. */
  licences: z.array(z.string()),
});
export type Jar = z.infer<typeof jarSchema>;

export const readPinnedJars = (): Jar[] =>
  z.array(jarSchema).parse(JSON.parse(readFileSync(JARS_FILE, 'utf8')));

/**
 * Checks that a folder holds the jars that were pinned, each as it was, and nothing else.
 *
 * @throws Problem JAR_WRONG naming the first file that is not so
 */
export function verifyJars(folder: string, pinned: readonly Pick<Jar, 'file' | 'sha256'>[]): void {
  const wanted = new Map(pinned.map(({ file, sha256 }) => [file, sha256]));
  const found = readdirSync(folder).sort();
  for (const file of found) {
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
    if (!wanted.has(file)) throw wrong(`Maven fetched ${file}, which is no part of the embedded Neo4j.`);
    if (wanted.get(file) !== sha256)
      throw wrong(
        `${file}, which Maven fetched, is not the file that was pinned (its SHA-256 is ${sha256}).`,
      );
  }
  const missing = pinned.find(({ file }) => !found.includes(file));
  if (missing) throw wrong(`Maven did not fetch ${missing.file}.`);
}

const wrong = (message: string) =>
  new Problem(
    'JAR_WRONG',
    message,
    'Delete it from ~/.m2/repository and start again; if it comes back so, do not trust the mirror that Maven uses.',
  );
