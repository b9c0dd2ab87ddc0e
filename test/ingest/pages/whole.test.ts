// All that is read of saved pages: of the fixtures beside this file, and of small made-up ones in test/gold/pages, with what each says of
// its article and what was left out of it (npx vitest run test/ingest/pages/whole.test.ts -u).
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../../src/ingest/load/load.js';

const FOLDERS = ['test/ingest/pages/fixtures', 'test/gold/pages'];
const pages = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .map((name) => [name, `${folder}/${name}`] as const),
);

describe('all of a page', () => {
  it.each(pages)('%s', async (name, path) => {
    const { text, parts, losses, encoding } = await readBytes(readFileSync(path), name);
    const left = losses.map(
      ({ kind, count, sample, line }) => `- ${kind} ${count} ${line} ${JSON.stringify(sample)}`,
    );
    const said = JSON.stringify({ encoding, ...parts[0]?.metadata });
    const file = `../../gold/pages/${name.replace('.html', '.read')}`;
    await expect([said, text, ...left, ''].join('\n')).toMatchFileSnapshot(file);
  });
});
