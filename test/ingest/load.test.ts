import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFiles, loadFile, readBytes } from '../../src/ingest/load/load.js';
import { makeDocx, makePdf, zip } from './formats.js';
import { reader } from './read.js';

const TEXT =
  '郑州市人民政府关于印发郑州市科学绿化实施方案的通知。各开发区管委会，各区县（市）人民政府：到2025年，全市森林覆盖率达到百分之三十。'.repeat(
    4,
  );

describe('encodings', () => {
  it.each(['utf8', 'gb18030', 'utf16le', 'utf16-be'])('reads %s', async (encoding) => {
    const bytes = iconv.encode(TEXT, encoding, { addBOM: encoding.startsWith('utf16') });
    expect(await readBytes(bytes, 'plan.txt')).toMatchObject({
      text: TEXT,
      unreadable: 0,
      mediaType: 'text/plain',
    });
  });

  it('reads Big5', async () => {
    const text =
      '鄭州市人民政府關於支持期貨業高質量發展的實施意見，加快建設國家中心城市，發展戰略性新興產業。'.repeat(
        4,
      );
    expect((await readBytes(iconv.encode(text, 'big5'), 'plan.txt')).text).toBe(text);
  });

  it('takes a byte order mark off', async () => {
    expect((await readBytes(Buffer.from(`\ufeff${TEXT}`), 'plan.txt')).text).toBe(TEXT);
  });

  it('counts bytes that spell nothing, and reads the rest', async () => {
    const bytes = Buffer.concat([Buffer.from(TEXT.repeat(20)), Buffer.from([0xff, 0xfe]), Buffer.from(TEXT)]);
    const file = await readBytes(bytes, 'plan.txt');
    expect(file).toMatchObject({ encoding: 'utf8', unreadable: 2 });
    expect(file.text.replace(/\ufffd/g, '')).toBe(TEXT.repeat(21));
  });
});

describe('formats are told by their content', () => {
  it('a page in GBK under the name of a text', async () => {
    const page =
      '<!DOCTYPE html><html><head><meta charset="gb2312"><script>var 脚本 = 1;</script></head><body><nav>首页</nav><h2>一、发展目标</h2><p>到2025年，<b>高新技术企业</b>达到100家。</p><table><tr><td>指标</td><td colspan="2">目标</td></tr><tr><td>企业</td><td>50</td><td>100</td></tr></table></body></html>';
    const file = await readBytes(iconv.encode(page, 'gbk'), 'page.txt');
    expect(file).toMatchObject({ mediaType: 'text/html', encoding: 'gb18030' });
    expect(file.text.split('\n')).toEqual([
      '## 一、发展目标',
      '到2025年，高新技术企业达到100家。',
      '指标\t目标\t',
      '企业\t50\t100',
    ]);
  });

  it('a page whose lists a browser numbers, whatever else stands between their items', async () => {
    const list = (attributes: string, items: string) => `<ol ${attributes}>${items}</ol>`;
    const linesOf = async (body: string) =>
      (
        await readBytes(
          Buffer.from(
            `<!DOCTYPE html><html><body><h2>一、任务</h2><p>推进下列工作。</p>${body}</body></html>`,
          ),
          'page.html',
        )
      ).text
        .split('\n')
        .slice(2);
    const items = '<li>建设园区</li><li>培育企业</li><li>引进人才</li>';
    expect(await linesOf(list('', `<p>说明</p>${items}`))).toEqual([
      '说明',
      '1. 建设园区',
      '2. 培育企业',
      '3. 引进人才',
    ]);
    expect(await linesOf(list('start="3"', items))).toEqual(['3. 建设园区', '4. 培育企业', '5. 引进人才']);
    expect(await linesOf(list('reversed', items))).toEqual(['3. 建设园区', '2. 培育企业', '1. 引进人才']);
    expect(await linesOf(list('type="a"', items))).toEqual(['a. 建设园区', 'b. 培育企业', 'c. 引进人才']);
    expect(await linesOf(list('type="I"', items))).toEqual(['I. 建设园区', 'II. 培育企业', 'III. 引进人才']);
    expect(await linesOf(list('style="list-style-type: cjk-ideographic"', items))).toEqual([
      '一、建设园区',
      '二、培育企业',
      '三、引进人才',
    ]);
    expect(await linesOf(list('style="list-style: decimal-leading-zero inside"', items))).toEqual([
      '01.建设园区',
      '02.培育企业',
      '03.引进人才',
    ]);
    expect(await linesOf(list('style="list-style: none"', items))).toEqual([
      '建设园区',
      '培育企业',
      '引进人才',
    ]);
    expect(
      await linesOf(
        list('', '<li>建设园区</li><li value="7">培育企业</li><li style="list-style: none">引进人才</li>'),
      ),
    ).toEqual(['1. 建设园区', '7. 培育企业', '引进人才']);
    expect(await linesOf(list('', '<li>（一）建设园区</li><li>（二）培育企业</li>'))).toEqual([
      '（一）建设园区',
      '（二）培育企业',
    ]);
  });

  it('a Word document, with its headings and tables', async () => {
    const bytes = await makeDocx('郑州市测试规划', '支持中原科技城建设。', [
      ['指标', '2020年', '2025年'],
      ['高新技术企业', '2918', '6000'],
    ]);
    const file = await readBytes(bytes, 'plan.pdf');
    expect(file.mediaType).toMatch(/wordprocessingml/);
    expect(file.text.split('\n')).toEqual([
      '# 郑州市测试规划',
      '支持中原科技城建设。',
      '指标\t2020年\t2025年',
      '高新技术企业\t2918\t6000',
    ]);
    expect((await reader.read(file)).outline.plans[0]!.title).toBe('郑州市测试规划');
  });

  it('a PDF with GBK-EUC-H fonts and no ToUnicode table, with its pages', async () => {
    const bytes = makePdf([
      ['郑州市测试行动计划', '一、主要任务', '支持中原科技城建设。'],
      ['二、保障措施', '加强组织领导，落实责任。'],
    ]);
    const file = await readBytes(bytes, 'plan.bin');
    expect(file).toMatchObject({ mediaType: 'application/pdf', unreadable: 0 });
    expect(file.text).toContain('支持中原科技城建设。');
    const { outline, relations } = await reader.read(file);
    expect(
      outline.passages.filter(({ kind }) => kind === 'sentence').map(({ text, page }) => [text, page]),
    ).toEqual(
      expect.arrayContaining([
        ['支持中原科技城建设。', 1],
        ['加强组织领导，落实责任。', 2],
      ]),
    );
    expect(relations.map(({ predicate, object }) => `${predicate} ${object.name}`)).toContain(
      'TARGETS 中原科技城',
    );
  });
});

describe('traditional characters', () => {
  it('are matched as simplified ones, and the evidence stays as written', async () => {
    const text =
      '鄭州市人民政府\n\n關於支持測試產業發展的實施意見\n\n鄭政〔2022〕99號\n\n2022年7月1日\n\n各開發區管委會，各區縣（市）人民政府，市人民政府各部門，各有關單位：\n\n一、主要任務\n\n支持中原科技城建設，到2025年，高新技術企業達到100家。\n';
    const graph = await reader.read(await readBytes(Buffer.from(text), 'plan.txt'));
    expect(graph.outline.plans[0]).toMatchObject({
      title: '关于支持测试产业发展的实施意见',
      number: '郑政〔2022〕99号',
      kind: '意见',
      issuer: '郑州市人民政府',
    });
    const mention = graph.mentions.find(({ canonical }) => canonical === '中原科技城')!;
    expect(graph.document.written.slice(mention.span.start, mention.span.end)).toBe('中原科技城');
    expect(graph.targets[0]).toMatchObject({ value: 100, text: '高新技術企業達到100家' });
  });
});

describe('input that cannot be read', () => {
  let folder = '';
  const bad: Record<string, Buffer> = {};
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plangraph-load-'));
    mkdirSync(join(folder, 'none'));
    writeFileSync(join(folder, 'plan.txt'), TEXT);
    writeFileSync(join(folder, 'huge.txt'), '');
    truncateSync(join(folder, 'huge.txt'), 200 * 1024 * 1024);
    const docx = await makeDocx('标题', '段落', [['格']]);
    bad.truncated = docx.subarray(0, Math.floor(docx.length / 2));
    bad.bomb = await zip({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml': Buffer.alloc(300 * 1024 * 1024, 32),
    });
    bad.archive = await zip({ 'readme.txt': '文件' });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each<[string, () => Buffer, string]>([
    ['an empty file', () => Buffer.alloc(0), 'FILE_EMPTY'],
    ['a binary', () => Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7) % 256)), 'FILE_BINARY'],
    ['a text without Chinese', () => Buffer.from('Only English here.'), 'NO_TEXT'],
    ['a truncated Word document', () => bad.truncated!, 'FILE_DAMAGED'],
    ['a Word document that unpacks to gigabytes', () => bad.bomb!, 'FILE_TOO_LARGE'],
    ['an archive', () => bad.archive!, 'FORMAT_UNSUPPORTED'],
    ['an old Word document', () => Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'FORMAT_UNSUPPORTED'],
    ['an encrypted PDF', () => makePdf([['密']], { encrypted: true }), 'FILE_ENCRYPTED'],
    ['a damaged PDF', () => Buffer.from('%PDF-1.4\nnothing of use'), 'FILE_DAMAGED'],
    ['a scanned PDF', () => makePdf([[], []]), 'NO_TEXT'],
    ['one line of two million characters', () => Buffer.from('郑'.repeat(2_000_000)), 'FILE_TOO_LARGE'],
  ])('%s is said to be so', async (_name, bytes, code) => {
    const problem = await readBytes(bytes(), 'bad.txt').catch((error) => error);
    expect(problem).toMatchObject({
      code,
      message: expect.stringContaining('bad.txt'),
      remedy: expect.stringMatching(/\w/),
    });
  });

  it('a file of 200 MB, a missing path and an empty folder are said to be so', async () => {
    await expect(loadFile(join(folder, 'huge.txt'))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    await expect(listFiles([join(folder, 'nowhere')])).rejects.toMatchObject({ code: 'PATH_MISSING' });
    await expect(listFiles([join(folder, 'none')])).rejects.toMatchObject({ code: 'FOLDER_EMPTY' });
    await expect(loadFile(join(folder, 'gone.txt'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  it('in a folder of ten thousand files three bad ones are three problems', async () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    for (let i = 0; i < 10_000; i++) {
      const content =
        i % 3333 === 1 && i < 9000
          ? i === 1
            ? ''
            : 'no Chinese'
          : `郑州市第${i}号测试方案\n\n支持中原科技城建设。\n`;
      writeFileSync(join(many, `${i}.txt`), content);
    }
    const files = await listFiles([many]);
    const outcomes = await Promise.all(
      files.map((file) =>
        loadFile(file).then(
          () => 'read',
          (problem) => problem.code as string,
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome !== 'read').sort()).toEqual([
      'FILE_EMPTY',
      'NO_TEXT',
      'NO_TEXT',
    ]);
    expect(outcomes).toHaveLength(10_000);
  });
});
