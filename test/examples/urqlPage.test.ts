import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBrowser, violationsOf } from '../e2e/browser.js';

const FOLDER = 'examples/urql';
const site = express()
  .use(express.static(`${FOLDER}/dist`))
  .listen(0, '127.0.0.1');
await once(site, 'listening');
const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
const { base, open } = useBrowser({ origins: [origin] });

const npm = (...args: string[]) => execFileSync('npm', [...args, '--silent'], { cwd: FOLDER, stdio: 'pipe' });
beforeAll(() => npm('ci', '--no-audit', '--no-fund'));
afterAll(() => void site.close());

describe('the page with urql', () => {
  it('asks what the schema has, with the types of the client preset under the strict compiler', () => {
    expect(() => npm('run', 'check')).not.toThrow();
  });

  it('shows the plans of a zone with their sentences, from another origin', async () => {
    npm('run', 'codegen');
    npm('run', 'build');
    const page = await open(`${origin}/?endpoint=${encodeURIComponent(`${base()}/graphql`)}`);
    await page.locator('li blockquote').first().waitFor();
    expect(await page.getByRole('status').innerText()).toMatch(/^\d+份规划部署了中原科技城$/);
    expect(await page.locator('li').count()).toBeGreaterThan(4);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByLabel('区域').fill('不存在的科技城');
    await page.keyboard.press('Enter');
    await page.getByText('规划中没有提到不存在的科技城').waitFor();
  });
});
