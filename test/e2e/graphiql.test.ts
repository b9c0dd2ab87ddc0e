import { expect, it } from 'vitest';
import { useBrowser } from './browser.js';

const { open } = useBrowser();

it('GraphiQL answers under a policy that runs no script but those of its page', async () => {
  const page = await open('/graphql');
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  const response = await page.reload();
  expect(response!.headers()['content-security-policy']).toMatch(/script-src 'sha256-/);
  await page.locator('.graphiql-execute-button').click();
  await page.locator('.result-window .view-line', { hasText: '"data"' }).first().waitFor();
  expect(refused).toEqual([]);
});
