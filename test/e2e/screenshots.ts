import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';

/** Where the pictures of the README lie. */
export const PICTURES = 'docs/images';
const ADDRESS = 'http://127.0.0.1:4000';

/** A language of the pictures, with what is asked and opened in it. */
interface Tongue {
  readonly name: 'en' | 'zh';
  readonly locale: string;
  readonly question: string;
}

const TONGUES: readonly Tongue[] = [
  { name: 'en', locale: 'en-GB', question: 'which plans target Zhongyuan Science City' },
  { name: 'zh', locale: 'zh-CN', question: '哪些规划涉及中原科技城的建设？' },
];

/** What is pictured: from the start, by what a visitor does. */
const SCENES: Readonly<Record<string, (page: Page, tongue: Tongue) => Promise<void>>> = {
  answer: (page, { question }) => answer(page, question),
  text: async (page, { question }) => {
    await answer(page, question);
    await page.locator('.quotation').first().click();
    await page.locator('.facts li').first().waitFor();
  },
  graph: async (page) => {
    await page.goto(new URL('/zones?contains=中原科技城', page.url()).href);
    await page.locator('tbody a').first().click();
    await page.locator('main a[href$="/graph"]').click();
    await page.locator('.drawing canvas').first().waitFor({ state: 'attached' });
    await page.locator('main').evaluate((main) => main.scrollIntoView());
    await settled(page);
  },
  chart: async (page) => {
    await page.goto(new URL('/indicators?contains=高新技术企业', page.url()).href);
    await page.locator('tbody a').first().click();
    await page.locator('.chart-plot canvas').waitFor();
    await page
      .locator('main h2')
      .first()
      .evaluate((heading) => heading.scrollIntoView());
    await settled(page);
  },
};

async function answer(page: Page, question: string): Promise<void> {
  await page.getByRole('combobox').fill(question);
  await page.keyboard.press('Enter');
  await page.locator('.quotation').first().waitFor();
}

/** Drawings move until their picture stays the same. */
async function settled(page: Page): Promise<void> {
  let before = '';
  for (let same = 0; same < 2; ) {
    await page.waitForTimeout(500);
    const now = (await page.screenshot()).toString('base64');
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

/** The files that `takeScreenshots` writes. */
export const FILES = TONGUES.flatMap(({ name }) =>
  Object.keys(SCENES).map((scene) => `${scene}.${name}.png`),
);

/**
 * Takes the pictures of a PlanGraph that runs over the seeds.
 *
 * @param open opens a page of it at its start
 */
export async function takeScreenshots(
  folder: string,
  open: (profile: { locale: string; viewport: { width: number; height: number } }) => Promise<Page>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const tongue of TONGUES)
    for (const [name, go] of Object.entries(SCENES)) {
      const page = await open({ locale: tongue.locale, viewport: { width: 1000, height: 620 } });
      await go(page, tongue);
      await page.screenshot({ path: join(folder, `${name}.${tongue.name}.png`) });
      await page.context().close();
    }
}

async function main(address: string): Promise<void> {
  const isUp = await fetch(new URL('/health/ready', address)).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isUp) {
    process.stderr.write(
      `No PlanGraph answers at ${address}. Start it (npm start), or give its address: npm run screenshots -- http://127.0.0.1:8080\n`,
    );
    process.exitCode = 1;
    return;
  }
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    await takeScreenshots(PICTURES, async (profile) => {
      const page = await (await browser.newContext(profile)).newPage();
      await page.goto(address);
      return page;
    });
    process.stdout.write(`${FILES.map((file) => join(PICTURES, file)).join('\n')}\n`);
  } finally {
    await browser.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv[2] ?? ADDRESS);
