import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { CONFIGURATION, readConfiguration } from '../../src/cli/config.js';
import { claimHome } from '../../src/cli/homeClaim.js';
import { checkLexicon, formatLexiconReport } from '../../src/cli/lexiconCheck.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { takePort } from '../../src/store/embedded/server.js';

interface Outcome {
  code: number;
  out: string;
  err: string;
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plangraph-cli-'));
  mkdirSync(join(folder, 'empty'));
  mkdirSync(join(folder, 'mixed'));
  writeFileSync(join(folder, 'mixed', 'empty.txt'), '');
  writeFileSync(
    join(folder, 'mixed', 'plan.txt'),
    '郑州市测试行动计划\n\n一、主要任务\n\n支持中原科技城建设。\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const onScratch = () => {
  const { uri, user, password } = inject('scratch');
  return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password };
};

function plangraph(args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli.ts', ...args],
      { env: { ...process.env, ...env }, maxBuffer: 1 << 26 },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

describe('help', () => {
  it.each([
    [],
    ['start'],
    ['ingest'],
    ['ask'],
    ['list'],
    ['remove'],
    ['export'],
    ['extract'],
    ['passages'],
    ['pairs'],
    ['numbers'],
    ['check'],
    ['checksum'],
    ['backup'],
    ['restore'],
    ['doctor'],
  ])('plangraph %s --help shows an example', async (...command) => {
    const { code, out } = await plangraph([...command.filter(Boolean), '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(/Examples?:\n {2}\$ plangraph|\$ \S*=\S+ .*plangraph/);
  });
});

describe('extract', () => {
  it('says what it left out of each file, and lists it with --report', async () => {
    const path = join(folder, 'noted.txt');
    const report = join(folder, 'left-out.jsonl');
    writeFileSync(
      path,
      '郑州市测试行动计划\n\n一、主要任务\n\n支持中原科技城建设。\n\n— 1 —\n\n加快\ufffd建设智能传感谷。\n\n— 2 —\n',
    );
    const { code, err } = await plangraph(['extract', '--report', report, path]);
    expect(code).toBe(0);
    expect(err).toContain(
      'noted.txt: left out 2 lines of page furniture, 1 character that could not be decoded',
    );
    const listed = readFileSync(report, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(listed).toEqual([
      { file: 'noted.txt', kind: 'unreadable', count: 1, sample: expect.stringContaining('\ufffd'), line: 9 },
      { file: 'noted.txt', kind: 'furniture', count: 2, sample: '— 1 —', line: 7 },
    ]);
  });

  it('prints JSON lines, reports what it cannot read and goes on', async () => {
    const { code, out, err } = await plangraph(['extract', join(folder, 'mixed')]);
    const records = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records[0]).toMatchObject({ record: 'plan', file: 'plan.txt', title: '郑州市测试行动计划' });
    expect(
      records.some(({ predicate, object }) => predicate === 'TARGETS' && object.name === '中原科技城'),
    ).toBe(true);
    expect(err).toContain('empty.txt is empty');
    expect(code).toBe(1);
  });
});

describe('ingest and ask', () => {
  it('read a folder into the graph and answer from it', async () => {
    const ingested = await plangraph(['ingest', join(folder, 'mixed')], onScratch());
    expect(ingested).toMatchObject({ code: 0, err: expect.stringMatching(/plan\.txt +1 /) });
    expect(ingested.err).toContain('! ');
    const again = await plangraph(['ingest', join(folder, 'mixed')], onScratch());
    expect(again.err).toMatch(/plan\.txt .*unchanged/);
    const { out } = await plangraph(['ask', 'which plans target Zhongyuan Science City'], onScratch());
    expect(out).toContain('郑州市测试行动计划');
    expect(out).toContain('plan.txt:5');
  });

  it('export prints all of it: each relation and target with its sentences, whose ids are those of the records', async () => {
    const { code, out } = await plangraph(['export'], onScratch());
    expect(code).toBe(0);
    const records = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const plan = records.find(({ record, title }) => record === 'plan' && title === '郑州市测试行动计划');
    const zone = records.find(({ record, name }) => record === 'entity' && name === '中原科技城');
    expect(zone).toMatchObject({ type: 'Zone', nameEn: 'Zhongyuan Science City' });
    expect(records).toContainEqual({
      record: 'relation',
      predicate: 'TARGETS',
      subject: { type: 'Plan', id: plan.id, name: plan.title },
      object: { type: 'Zone', id: zone.id, name: zone.name },
      count: 1,
      confidence: expect.any(Number),
      evidence: [
        {
          id: expect.any(String),
          file: 'plan.txt',
          line: 5,
          text: '支持中原科技城建设。',
          plan: plan.id,
          confidence: expect.any(Number),
        },
      ],
    });
  });

  it('are undone by taking the document out', async () => {
    const listed = await plangraph(['list'], onScratch());
    expect(listed.out).toMatch(/^file +sha256 +plans +characters\n/);
    expect(listed.out).toMatch(/^plan\.txt +[0-9a-f]{12} +1 +\d+$/m);
    const home = { ...onScratch(), PLANGRAPH_HOME: join(folder, 'home') };
    const copy = join(folder, 'home', 'graph-copy.json');
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, '{"passages": ["a sentence of plan.txt"]}');
    expect(await plangraph(['remove', 'plan.txt'], home)).toMatchObject({
      code: 0,
      err: expect.stringContaining('Removed plan.txt (1 plans).'),
    });
    expect(existsSync(copy)).toBe(false);
    expect((await plangraph(['list'], onScratch())).out).not.toContain('plan.txt');
    expect(await plangraph(['remove', 'plan.txt'], home)).toMatchObject({
      code: 1,
      err: expect.stringContaining('The graph holds no document plan.txt. plangraph list shows them all.'),
    });
  });
});

describe('bad start-up input is one sentence and a failure', () => {
  it.each([
    ['a missing folder', ['ingest', '/no/such/folder'], {}, 'There is no file or folder /no/such/folder.'],
    ['a wrong port', ['start'], { PORT: 'many' }, 'PORT is "many"'],
    [
      'a misspelled variable',
      ['start'],
      { PLANGRAPH_PORT: '1' },
      'There is no variable PLANGRAPH_PORT. Did you mean PORT?',
    ],
    ['a wrong address', ['start'], { NEO4J_URI: 'http://localhost' }, 'NEO4J_URI is "http://localhost"'],
    [
      'an unreachable server',
      ['ask', 'x'],
      { NEO4J_URI: 'bolt://127.0.0.1:9' },
      'No Neo4j server answers at bolt://127.0.0.1:9.',
    ],
    ['no Java', ['ask', 'x'], { PATH: '', JAVA_HOME: '' }, 'Java was not found'],
  ])('%s', async (_name, args, env, message) => {
    const { PATH = process.env.PATH!, ...rest } = env as Record<string, string>;
    const home = { PLANGRAPH_HOME: join(folder, 'home') };
    const outcome = await new Promise<Outcome>((done) => {
      execFile(
        process.execPath,
        ['--import', 'tsx', 'src/cli.ts', ...args],
        { env: { ...process.env, ...home, ...rest, PATH } },
        (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
      );
    });
    expect(outcome.err).toContain(message);
    expect(outcome.err.trim().split('\n')).toHaveLength(1);
    expect(outcome.code).toBe(1);
  });

  it('an empty folder and a wrong password', async () => {
    const empty = await plangraph(['ingest', join(folder, 'empty')]);
    expect(empty).toMatchObject({ code: 1, err: expect.stringContaining('holds no file that can be read') });
    const wrong = await plangraph(['ask', 'x'], { ...onScratch(), NEO4J_PASSWORD: 'wrong-password' });
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('refuses the user neo4j') });
    expect(wrong.err).not.toContain('wrong-password');
  });

  it('a taken port', async () => {
    const server = createServer();
    const port = await new Promise<number>((done) => {
      server.listen(0, '127.0.0.1', () => done((server.address() as { port: number }).port));
    });
    const { code, err } = await plangraph(['start'], {
      // Told before a store is looked for: there is none here.
      NEO4J_URI: 'bolt://127.0.0.1:9',
      PORT: String(port),
      PLANGRAPH_SEEDS: join(folder, 'mixed'),
    });
    server.close();
    expect(code).toBe(1);
    expect(err).toContain(`Port ${port} is taken.`);
  });
});

describe('start', () => {
  it('serves, says where, and stops on Ctrl-C', async () => {
    const port = await takePort(0);
    const env = {
      ...process.env,
      ...onScratch(),
      PORT: String(port),
      PLANGRAPH_SEEDS: join(folder, 'mixed'),
    };
    const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'start'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr!.on('data', (data) => {
      said += data;
    });
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    for (let i = 0; i < 2500 && child.exitCode === null && !said.includes('Ctrl-C'); i++)
      await new Promise((done) => setTimeout(done, 100));
    expect(said).toContain(`http://127.0.0.1:${port}/graphql`);
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ plans { totalCount } }' }),
    });
    expect(await response.json()).toMatchObject({ data: { plans: { totalCount: expect.any(Number) } } });
    // Without a password nobody opens the store: it is the running API that answers.
    const asked = await plangraph(
      ['ask', '--port', String(port), 'which plans target Zhongyuan Science City'],
      { ...onScratch(), NEO4J_PASSWORD: 'wrong-password' },
    );
    expect(asked).toMatchObject({ code: 0, out: expect.stringContaining('plan.txt:5') });
    const home = join(folder, 'served');
    const release = await claimHome(readConfiguration({ PORT: String(port), PLANGRAPH_HOME: home }));
    const second = await plangraph(['start', '--home', home], { PORT: '1' });
    release();
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err.trim().split('\n').at(-1)).toContain(
      `Process ${process.pid} serves the home ${home} already, at http://127.0.0.1:${port}. Use that, stop it `,
    );
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  }, 300_000);
});

describe('configuration', () => {
  it('has a default for everything that a first start needs', () => {
    expect(readConfiguration({})).toMatchObject({ PORT: 4000, HOST: '127.0.0.1', PLANGRAPH_SEEDS: 'seeds' });
  });
  it('describes each of its variables', () => {
    for (const [name, schema] of Object.entries(CONFIGURATION.shape))
      expect([name, schema.description]).toEqual([name, expect.stringMatching(/\w/)]);
  });
});

describe('what a name stands for', () => {
  it('is explained with the reason of every merge', async () => {
    const { code, out } = await plangraph([
      'explain',
      'Zhengzhou Airport Economy Zone',
      'seeds/002_d8b16eeae878069a.txt',
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^郑州航空港经济综合实验区 \(Zone, development zone, 郑州市\) — Zhengzhou Airport Economy Zone \[curated\]/,
    );
    expect(out).toMatch(
      /郑州航空港区 {2}×\d+ in \d plans?: another name of 郑州航空港经济综合实验区 .*; found by lexicon\/regions\/zhengzhou\.yaml [01]\.\d\d/,
    );
  });

  it('is reviewed where a model decided, the least certain first, with sentences', async () => {
    const file = join(folder, 'listed.txt');
    writeFileSync(file, '郑州市测试行动计划\n\n一、主要任务\n\n实施好蓝天、碧水、净土保卫战。\n');
    const { code, out, err } = await plangraph(['review', 'merges', '--first', '5', file]);
    expect(code).toBe(0);
    expect(out).toMatch(/^0\.\d\d {2}Project \S+ is (?:not )?taken for \S+ {2}×\d/);
    expect(out).toContain('listed.txt:');
    expect(err).toContain('apart.yaml');
    const wrong = await plangraph(['review', 'merges', '--first', 'many', file]);
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain('Give a whole number from 1 on.');
  });

  it('that nothing is called is said to be so', async () => {
    const { code, err } = await plangraph(['explain', '兰考县', join(folder, 'mixed', 'plan.txt')]);
    expect(code).toBe(1);
    expect(err).toContain('Nothing that was read is called 兰考县');
  });

  it('and was turned down is listed with confidence and reason, the likeliest first', async () => {
    const { code, out } = await plangraph(['extract', '--rejected', 'seeds/002_d8b16eeae878069a.txt']);
    expect(code).toBe(0);
    const records = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.length).toBeGreaterThan(50);
    expect(records.every(({ record, reason, count }) => record === 'rejected' && reason && count > 0)).toBe(
      true,
    );
    const sure = records.map(({ confidence }) => confidence);
    expect(sure).toEqual([...sure].sort((a, b) => b - a));
  });
});

describe('lexicon check', () => {
  it('finds no duplicates and no conflicts in what is here', async () => {
    const { code, out } = await plangraph(['lexicon', 'check', join(folder, 'mixed', 'plan.txt')]);
    expect(out).toMatch(/^Duplicates: 0\nConflicts: 0\n/);
    expect(out).toMatch(/^graph\/lexicon\/places\.yaml +Zone +\d+ +\d+$/m);
    expect(out).toMatch(
      /\d+ of \d+ entries are not used .*\nplangraph lexicon check --unused lists them\.\n$/,
    );
    expect(code).toBe(0);
  });

  it('tells duplicates from conflicts', () => {
    const names = [
      knownZone('星海区', ['星海']),
      knownZone('星海新区', ['星海']),
      { ...knownZone('云湖', []), type: 'Industry' as const },
      knownZone('云湖', []),
    ];
    const report = checkLexicon({ ...loadKnowledge(), names }, []);
    const said = formatLexiconReport(report, true);
    expect(said).toMatch(/^Duplicates: 1\n {2}Zone: 1\n {4}星海: Zone 星海区 .*Zone 星海新区/);
    expect(said).toMatch(/\nConflicts: 1\n {2}Industry and Zone: 1\n {4}云湖: /);
    expect(said).toMatch(/\n4 of 4 entries are not used .*\ngraph\/a test Zone: 星海区, 星海新区, 云湖\n/);
  });
});

const knownZone = (name: string, aliases: string[]) => ({
  type: 'Zone' as 'Zone' | 'Industry',
  name,
  aliases,
  localAliases: [],
  nameEn: '',
  aliasesEn: [],
  kind: null,
  jurisdiction: null,
  onlyWithEnding: false,
  source: 'a test',
});
