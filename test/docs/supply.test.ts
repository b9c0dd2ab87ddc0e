import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { neo4jVersion } from '../../src/store/embedded/jars.js';
import { readPinnedJars, verifyJars } from '../../src/store/embedded/pinned.js';
import { NOTICE_FILE, readLock, writeNotice } from '../../supply/notice.js';

describe('the jars that Maven fetches', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plangraph-jars-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const pinned = ['a', 'b'].map((name) => ({ file: `${name}.jar`, sha256: sha256(name) }));
  const put = (name: string, text: string) => writeFileSync(join(folder, `${name}.jar`), text);

  it('are taken as they were pinned, and none that is wrong, missing or one too many', () => {
    put('a', 'a');
    expect(() => verifyJars(folder, pinned)).toThrow('Maven did not fetch b.jar.');
    put('b', 'b');
    expect(verifyJars(folder, pinned)).toBeUndefined();
    put('c', 'c');
    expect(() => verifyJars(folder, pinned)).toThrow(
      'Maven fetched c.jar, which is no part of the embedded Neo4j.',
    );
    rmSync(join(folder, 'c.jar'));
    put('b', 'something else');
    expect(() => verifyJars(folder, pinned)).toThrow(
      `b.jar, which Maven fetched, is not the file that was pinned (its SHA-256 is ${sha256('something else')}).`,
    );
  });

  it('are those of the Neo4j that is fetched, each pinned once with its licence', () => {
    const jars = readPinnedJars();
    expect(new Set(jars.map(({ file }) => file)).size).toBe(jars.length);
    expect(jars.find(({ group, artifact }) => group === 'org.neo4j' && artifact === 'neo4j')!.version).toBe(
      neo4jVersion(),
    );
    expect(jars.filter(({ licences }) => licences.length === 0)).toEqual([]);
  });
});

describe('NOTICE', () => {
  it('names what npm installs and Maven fetches with its licence (npm run supply:notice writes it)', () => {
    expect(readFileSync(NOTICE_FILE, 'utf8')).toBe(writeNotice(readLock(), readPinnedJars()));
    const without = readLock().packages;
    const unknown = Object.entries(without).filter(([path, { license }]) => path !== '' && !license);
    expect(unknown.map(([path]) => path)).toEqual([]);
  });
});
