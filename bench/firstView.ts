import { chromium, type Page } from 'playwright-core';

/**
 * What a first visit to the explorer of a running PlanGraph costs, in a real Chromium with a fresh profile: how much script comes
 * with the first view, how long the flagship question takes from Enter to its sentences, and from the click to the line in the text.
 */
const ADDRESS = process.argv[2] ?? 'http://127.0.0.1:4000';
const QUESTIONS = {
  'zh-CN': '哪些规划提到中原科技城？',
  'en-GB': 'Which plans target Zhongyuan Science City?',
} as const;
const KB = 1000;

const since = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  await work();
  return Math.round(performance.now() - began);
};

/** Bytes of script and of all that a page receives, as they travel. */
async function countBytes(page: Page): Promise<{ script: number; all: number }> {
  const session = await page.context().newCDPSession(page);
  const types = new Map<string, string>();
  const sizes = { script: 0, all: 0 };
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sizes.all += encodedDataLength;
    if (types.get(requestId) === 'Script') sizes.script += encodedDataLength;
  });
  await session.send('Network.enable');
  return sizes;
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
console.log('| language | script, kB | all, kB | first view, ms | answer, ms | line in the text, ms |');
console.log('|---|--:|--:|--:|--:|--:|');
for (const [locale, question] of Object.entries(QUESTIONS)) {
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  const sizes = await countBytes(page);
  const view = await since(async () => {
    await page.goto(ADDRESS);
    await page.locator('.totals').waitFor();
  });
  const [script, all] = [sizes.script, sizes.all].map((size) => (size / KB).toFixed(1));
  await page.getByRole('combobox').fill(question);
  const quotation = page.locator('.quotation').first();
  const answer = await since(async () => {
    await page.keyboard.press('Enter');
    await quotation.waitFor();
  });
  const line = await since(async () => {
    await quotation.click();
    await page.locator('.text mark').waitFor();
  });
  console.log(`| ${locale} | ${[script, all, view, answer, line].join(' | ')} |`);
  await context.close();
}
await browser.close();
