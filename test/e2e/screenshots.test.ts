import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useBrowser } from './browser.js';
import { FILES, PICTURES, takeScreenshots } from './screenshots.js';

const { open } = useBrowser();

/** Width and height as the head of a PNG says them. */
const sizeOf = (file: string) => {
  const head = readFileSync(file);
  return [head.readUInt32BE(16), head.readUInt32BE(20)];
};

it('the pictures of the README are those that the script takes, of modest size', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plangraph-pictures-'));
  try {
    await takeScreenshots(folder, (profile) => open('/', profile));
    for (const file of FILES) {
      expect([file, sizeOf(join(folder, file))]).toEqual([file, sizeOf(join(PICTURES, file))]);
      expect(statSync(join(PICTURES, file)).size).toBeLessThan(200_000);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const shown = ['README.md', 'README.zh.md'].flatMap((readme) =>
    [...readFileSync(readme, 'utf8').matchAll(/\]\(docs\/images\/([^)]+)\)/g)].map(([, file]) => file!),
  );
  expect([...new Set(shown)].sort()).toEqual([...FILES].sort());
}, 240_000);
