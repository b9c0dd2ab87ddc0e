// What is read of files of other formats that differ in one thing (npx vitest run test/ingest/formatSteps.test.ts -u writes
// test/gold/steps anew).
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { decodeText } from '../../src/ingest/load/decode.js';
import { readBytes } from '../../src/ingest/load/load.js';
import { formatNumber } from '../../src/ingest/load/numberFormats.js';
import { sniffFormat } from '../../src/ingest/load/sniff.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { Problem } from '../../src/model/problem.js';
import {
  cell,
  level,
  lists,
  makeOfd,
  makeWord,
  numbered,
  type OfdPiece,
  paragraph,
  run,
  style,
  table,
  type WordParts,
  zip,
} from './formats.js';
import { cases, fileOf, range, said } from './steps.js';

const knowledge = loadKnowledge();

const read = async (bytes: Buffer, name: string, column: string | null = null): Promise<unknown> => {
  try {
    const { text, losses, parts, mediaType, encoding } = await readBytes(
      bytes,
      name,
      column === null ? undefined : { text: column, names: knowledge.columns },
    );
    return {
      text,
      ...(losses.length > 0 && {
        losses: losses.map(({ kind, count, sample, line }) => `${kind} ${count} ${sample} ${line}`),
      }),
      ...(parts.some(({ metadata }) => metadata !== null) && {
        parts: parts.map(({ start, metadata }) => [start, metadata]),
      }),
      mediaType,
      encoding,
    };
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    return `${cause.code}: ${cause.message}`;
  }
};

/** What comes out of each input, one after the other. */
async function outcomes<T>(
  name: string,
  inputs: Readonly<Record<string, T>>,
  outcome: (input: T) => Promise<unknown>,
): Promise<string[]> {
  const lines = [`# ${name}`];
  for (const [word, input] of Object.entries(inputs)) lines.push(`${word}: ${said(await outcome(input))}`);
  return [...lines, ''];
}

async function keep(name: string, ...parts: readonly (readonly string[])[]): Promise<void> {
  await expect(parts.flat().join('\n')).toMatchFileSnapshot(fileOf(name));
}

const NUMBERS = [
  -1, 0, 1, 4, 9, 10, 11, 12, 19, 20, 21, 26, 27, 35, 36, 40, 50, 51, 52, 99, 100, 101, 110, 111, 260, 261,
  400, 900, 1000, 1001, 1010, 1110, 1994, 9999, 10000, 1.5,
];
const FORMATS = [
  'none',
  'decimal',
  'decimalZero',
  'decimalFullWidth',
  'numberInDash',
  'upperRoman',
  'lowerRoman',
  'upperLetter',
  'lowerLetter',
  'decimalEnclosedCircle',
  'decimalEnclosedFullstop',
  'decimalEnclosedParen',
  'ideographEnclosedCircle',
  'ideographTraditional',
  'ideographZodiac',
  'ideographDigital',
  'chineseCounting',
  'chineseCountingThousand',
  'japaneseCounting',
  'japaneseLegal',
  'chineseLegalSimplified',
  'ideographLegalTraditional',
  'other',
];

it('numbers are written in each format as far as it reaches', async () => {
  await keep(
    'format-numbers',
    cases('a format', FORMATS, (format) => NUMBERS.map((value) => formatNumber(value, format)).join(' ')),
  );
});

it('what a file is and how it is encoded is told by its bytes', async () => {
  const mixed = (controls: number) => Buffer.from('a'.repeat(1000 - controls) + '\u0001'.repeat(controls));
  const wrong = (count: number) =>
    Buffer.concat([Buffer.from('城'.repeat(3000 - count)), Buffer.alloc(count, 0xff)]);
  const files: Readonly<Record<string, readonly [Buffer, string]>> = {
    'a PDF behind other bytes': [Buffer.from(`${' '.repeat(1019)}%PDF-1.4`), 'a.txt'],
    'a PDF too far behind': [Buffer.from(`${' '.repeat(1020)}%PDF-1.4`), 'a.txt'],
    'an old Word document': [Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'a.txt'],
    'half its mark': [Buffer.from('d0cf11e0', 'hex'), 'a.txt'],
    RTF: [Buffer.from('{\\rtf1}'), 'a.txt'],
    'a page': [Buffer.from('<html><body>'), 'a.txt'],
    'a page behind a comment': [Buffer.from('<!-- x --> <!DOCTYPE html>'), 'a.txt'],
    'a page behind a mark': [Buffer.from('\ufeff<html>'), 'a.txt'],
    'a page in UTF-16': [iconv.encode('<html>', 'utf16le', { addBOM: true }), 'a.txt'],
    'a fragment': [Buffer.from('<div class="a">支持</div>'), 'a.txt'],
    'a fragment behind a mark': [Buffer.from('\ufeff<p>支持'), 'a.txt'],
    'a fragment in Markdown': [Buffer.from('<div>支持</div>'), 'a.md'],
    'another element': [Buffer.from('<plan>支持</plan>'), 'a.txt'],
    'a web archive': [
      Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n'),
      'a.txt',
    ],
    Markdown: [Buffer.from('# a'), 'a.MD'],
    'a table': [Buffer.from('a,b'), 'a.csv'],
    'lines of objects': [Buffer.from('{}'), 'a.jsonl'],
    'a text': [Buffer.from('支持'), 'a'],
    nothing: [Buffer.alloc(0), 'a'],
    'few control characters': [mixed(10), 'a'],
    'more control characters': [mixed(11), 'a'],
    'bytes behind a mark': [Buffer.from([0xff, 0xfe, 1, 1, 1, 1]), 'a'],
    'bytes behind the other mark': [Buffer.from([0xfe, 0xff, 1, 1, 1, 1]), 'a'],
    'bytes behind half a mark': [Buffer.from([0xff, 1, 1, 1, 1]), 'a'],
    'bytes behind half the other mark': [Buffer.from([0xfe, 1, 1, 1, 1]), 'a'],
    'tabs and lines': [Buffer.from('\t\n\r\v\f'), 'a'],
    bells: [Buffer.from('\u0008\u000e\u001f '), 'a'],
    'a damaged archive': [Buffer.from('PK\u0003\u0004xx'), 'a'],
    'an archive': [await zip({ 'a.txt': 'a' }), 'a'],
    'a Word document': [await zip({ 'word/document.xml': 'a' }), 'a'],
    'an OFD document': [await zip({ 'OFD.xml': 'a' }), 'a'],
    'an open document': [await zip({ mimetype: 'application/vnd.oasis.opendocument.text' }), 'a'],
    'another open document': [await zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }), 'a'],
  };
  const gbk = iconv.encode('支持企业扩大产能，建设示范基地。', 'gbk');
  const texts: Readonly<Record<string, readonly [Buffer, string | null]>> = {
    'UTF-8': [Buffer.from('支持'), null],
    'UTF-8 with a mark': [Buffer.from('\ufeff支持'), null],
    'UTF-16': [iconv.encode('支持', 'utf16le', { addBOM: true }), null],
    'UTF-16 the other way': [iconv.encode('支持', 'utf16-be', { addBOM: true }), null],
    'half a mark': [Buffer.from([0xef, 0xbb, 0x41]), 'gbk'],
    'a third of a mark': [Buffer.from([0xef, 0x41, 0xbf]), 'gbk'],
    'GBK that says so': [gbk, 'gbk'],
    'GBK that says GB2312': [gbk, 'gb2312'],
    'GBK that says UTF-8': [gbk, 'utf-8'],
    'GBK that says something': [gbk, 'other'],
    'GBK that says Big5': [gbk, 'big5'],
    'GBK that says nothing': [gbk, null],
    'GBK that says an empty word': [gbk, ''],
    Big5: [iconv.encode('支持企業擴大產能，建設示範基地，推動產業發展，完善標準體系。', 'big5'), null],
  };
  await keep(
    'format-bytes',
    await outcomes('a file', files, ([bytes, name]) => sniffFormat(bytes, name)),
    await outcomes('a text', texts, async ([bytes, declared]) => {
      const { text, encoding } = decodeText(bytes, declared);
      return `${encoding} ${text}`;
    }),
    cases('wrong bytes in UTF-8', [0, 1, 2, 3, 4], (count) => decodeText(wrong(count), 'gbk').encoding),
  );
});

it('exports are read by their columns', async () => {
  const long = '支持企业扩大产能，建设示范基地。'.repeat(20);
  const files: Readonly<Record<string, readonly [string, string]>> = {
    commas: [`标题,正文\n甲规划,${long}\n`, 'a.csv'],
    tabs: [`标题\t正文\n甲规划\t${long}\n`, 'a.tsv'],
    semicolons: [`标题;正文\n甲规划;${long}\n`, 'a.csv'],
    'a column without a name': [`标题,,正文\n甲规划,1,${long}\n`, 'a.csv'],
    'a short row': [`标题,正文,文号\n甲规划,${long}\n`, 'a.csv'],
    'two columns of one name': [`正文,标题,标题\n${long},甲,乙\n`, 'a.csv'],
    days: [
      `正文,成文日期,发布日期\n${long},20240305,2024-03-06\n${long}甲,,2024年3月6日\n${long}乙,三月,\n${long}丙,202403051,\n`,
      'a.csv',
    ],
    'names in other writings': [
      `正 文,Doc_No,Issuing Authority,标 题\n${long},云政发〔2024〕7号,云湖市水利局,\n`,
      'a.csv',
    ],
    'quotes that do not end': ['标题,正文\n"甲,乙\n', 'a.csv'],
    'two long columns': [`甲,乙\n${long},${long}\n`, 'a.csv'],
    'no text': ['标题,文号\n甲,乙\n', 'a.csv'],
    'no rows': ['标题,正文\n', 'a.csv'],
    'a list of objects': [JSON.stringify([{ 标题: '甲规划', 正文: long }]), 'a.json'],
    'a list in an object': [
      JSON.stringify({ code: 0, data: { list: [{ 标题: '甲规划', 正文: long }] } }),
      'a.json',
    ],
    'a list too deep': [JSON.stringify({ a: { b: { c: { d: { e: { f: [{ 正文: long }] } } } } } }), 'a.json'],
    'two lists': [JSON.stringify({ a: [{ 正文: long }], b: [{ 正文: long }] }), 'a.json'],
    'one object': [JSON.stringify({ 标题: '甲规划', 正文: long }), 'a.json'],
    'an object without texts': [JSON.stringify({ a: 1 }), 'a.json'],
    'a list of numbers': ['[1,2]', 'a.json'],
    'a list of objects and numbers': [JSON.stringify([{ 正文: long }, 1]), 'a.json'],
    'an empty list': ['[]', 'a.json'],
    'lines of objects': [
      `${JSON.stringify({ 正文: long })}\n\n${JSON.stringify({ 正文: `${long}甲` })}\n`,
      'a.jsonl',
    ],
    'no JSON': ['{', 'a.json'],
    'values of all kinds': [
      JSON.stringify([{ 标题: 7, 正文: [long, '第二段', 3], 文号: null, 发文机关: { a: 1 }, 日期: true }]),
      'a.json',
    ],
  };
  await keep(
    'format-exports',
    (await outcomes('a file', files, ([text, name]) => read(Buffer.from(text), name, '正文'))).map((line) =>
      line.replaceAll(long, '…'),
    ),
  );
});

it('an OFD document is laid by where its pieces stand', async () => {
  const at = (x: number, y: number, text: string, more: Partial<OfdPiece> = {}): OfdPiece => ({
    x,
    y,
    text,
    ...more,
  });
  const OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const ofdPage = (content: string, under = '') =>
    `<ofd:Page ${OFD}>${under}<ofd:Content><ofd:Layer>${content}</ofd:Layer></ofd:Content></ofd:Page>`;
  const pages: Readonly<Record<string, readonly OfdPiece[]>> = {
    'two lines': [at(20, 50, '支持企业'), at(20, 40, '云湖市规划')],
    'pieces of one line': [at(60, 40, '建设'), at(20, 40, '支持')],
    'pieces that touch': [at(30, 40, '建设'), at(20, 40, '支持')],
    'pieces that stand lower': [at(20, 40, '支持'), at(60, 42, '建设'), at(20, 45, '推广')],
    'a piece set twice': [at(20, 40, '支持'), at(21, 40, '支持'), at(60, 40, '支持')],
    'a piece with white space': [
      at(20, 40, '支持 '),
      at(60, 40, '建设'),
      at(20, 60, ' '),
      at(90, 40, ' 推广'),
    ],
    'characters moved apart': [
      at(20, 40, '支持企业', { code: 'DeltaX="5 12 5"' }),
      at(20, 50, '支持企业', { code: 'DeltaX="g 3 5"' }),
      at(20, 60, '支持企业', { code: 'DeltaX="5 g 2 12"' }),
      at(20, 70, '支持企业', { code: 'DeltaX=""' }),
      at(20, 80, 'ab c', { code: 'DeltaX="9 9 9"' }),
      at(20, 90, '支持', { code: 'DeltaX="g"' }),
    ],
    'a matrix': [
      at(20, 40, '支持', { object: 'CTM="2 0 0 2 0 0"' }),
      at(50, 40, '建设'),
      at(20, 60, '支持', { object: 'CTM="1 0 0 1 30 0"' }),
      at(30, 60, '建设'),
    ],
    'a piece that is not shown': [
      at(20, 40, '支持', { object: 'Visible="false"' }),
      at(20, 50, '建设', { object: 'Visible="true"' }),
    ],
    'characters moved by as much as two': [
      at(20, 40, '支持企业', { code: 'DeltaX="10 10.1 9.9"' }),
      at(20, 50, 'ab', { code: 'DeltaX="7.5"' }),
      at(20, 60, 'ab', { code: 'DeltaX="7.6"' }),
    ],
    'a last character with an advance of its own': [
      at(20, 40, '支持', { code: 'DeltaX="5 60"' }),
      at(60, 40, '建设'),
    ],
    'another piece in the same place': [at(20, 40, '支持'), at(20.5, 40, '建设')],
    'a matrix of zeros': [at(20, 40, '支持', { object: 'CTM="0 0 0 0 0 0"' }), at(40, 40, '建设')],
    'a matrix that leans': [
      at(20, 40, '支持', { object: 'CTM="1 0.5 0.5 1 3 4"', code: 'DeltaX="6"' }),
      at(60, 49, '建设'),
    ],
    gaps: [
      at(20, 40, '支'),
      at(28.9, 40, '持'),
      at(20, 50, '支'),
      at(29, 50, '持'),
      at(20, 60, '支'),
      at(29.1, 60, '持'),
    ],
    'half a line lower': [at(20, 40, '支'), at(40, 42.4, '持'), at(20, 60, '支'), at(40, 62.5, '持')],
    'a piece nearly on another': [
      at(20, 40, '支持'),
      at(21.4, 40, '支持'),
      at(20, 60, '支持'),
      at(21.5, 60, '支持'),
    ],
    nothing: [],
  };
  const whole: Readonly<Record<string, () => Promise<Buffer>>> = {
    'two pages over a template': () =>
      makeOfd([[at(20, 40, '支持')], [at(20, 40, '建设')]], [at(20, 10, '云湖市公报')]),
    'a picture beside text': () => makeOfd([[at(20, 40, '支持')], []]),
    'without pages': () => makeOfd([]),
    'without its first part': async () =>
      zip({ 'OFD.xml': '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>' }),
    encrypted: () => makeOfd([[at(20, 40, '支持')]], [], { 'Encryptions.xml': '<a/>' }),
    'larger than is read': () => zip({ 'OFD.xml': Buffer.alloc(65 * 1024 * 1024) }),
    'pages that are not there, and a template': () =>
      makeOfd([[at(20, 40, '支持')]], [], {
        'Doc_0/Document.xml': `<ofd:Document ${OFD}><ofd:Pages>${['Page_7', 'Page_0', 'Page_1'].map((name) => `<ofd:Page BaseLoc="Pages/${name}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
        'Doc_0/Pages/Page_1/Content.xml': ofdPage(
          '<ofd:TextObject Boundary="9 9"><ofd:TextCode>建设</ofd:TextCode></ofd:TextObject>',
          '<ofd:Template TemplateID="8"/>',
        ),
      }),
    'pieces of one object': () =>
      makeOfd([[at(20, 40, '支持')]], [], {
        'Doc_0/Pages/Page_0/Content.xml': ofdPage(
          '<ofd:TextObject Size="5"><ofd:TextCode X="20" Y="40">支持</ofd:TextCode><ofd:TextCode Y="50">建设</ofd:TextCode><ofd:TextCode X="40">推\r\n广</ofd:TextCode></ofd:TextObject><ofd:TextObject Boundary="20 40 1 1"><ofd:TextCode X="13.5" Y="0">企</ofd:TextCode></ofd:TextObject><ofd:TextObject Boundary="20 70 1 1"><ofd:TextCode>企</ofd:TextCode><ofd:TextCode X="7.1">业</ofd:TextCode><ofd:TextCode X="14.4">家</ofd:TextCode></ofd:TextObject>',
        ),
      }),
    'a second body without a document': () =>
      makeOfd([[at(20, 40, '支持')]], [], {
        'OFD.xml': `<ofd:OFD ${OFD}><ofd:DocBody/><ofd:DocBody><ofd:DocRoot> /Doc_0/Document.xml </ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
      }),
    damaged: () => makeOfd([[at(20, 40, '支持')]], [], { 'Doc_0/Document.xml': '<a' }),
  };
  await keep(
    'format-ofd',
    await outcomes('a page', pages, async (pieces) => read(await makeOfd([pieces]), 'a.ofd')),
    await outcomes('a document', whole, async (make) => read(await make(), 'a.ofd')),
  );
});

it('a Word document is read by its parts', async () => {
  const text = (content: string) => `<w:r><w:t xml:space="preserve">${content}</w:t></w:r>`;
  const field = (code: string, shown: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${text(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const picture = (docPr = '') =>
    `<w:r><w:drawing><wp:inline>${docPr}<a:blip/></wp:inline></w:drawing></w:r>`;
  const p = (content: string) => paragraph(content.startsWith('<') ? content : text(content));
  const bodies: Readonly<Record<string, string>> = {
    'hidden words': p(text('支') + run('持', '<w:vanish/>') + run('企', '<w:vanish w:val="0"/>')),
    'raised signs': p(
      text('10') +
        run('8', '<w:vertAlign w:val="superscript"/>') +
        run('2', '<w:vertAlign w:val="subscript"/>') +
        run('3', '<w:position w:val="6"/>') +
        run('4', '<w:position w:val="5"/>') +
        run('+-a', '<w:vertAlign w:val="superscript"/>'),
    ),
    symbols:
      p(
        '<w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:sym w:font="Other" w:char="F041"/><w:sym w:font="Other" w:char="4E2D"/><w:sym w:font="Other" w:char="x"/><w:sym w:char="F100"/></w:r>',
      ) +
      p(
        run('\uf0b7a', '<w:rFonts w:ascii="Symbol"/>') +
          run('\uf0b7', '<w:rFonts w:hAnsi="Wingdings"/>') +
          run('\uf0b7'),
      ),
    'signs in a run': p(
      '<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t><w:noBreakHyphen/><w:t>戊</w:t><w:ptab/><w:t>己</w:t></w:r>',
    ),
    'a field': p(text('第') + field('PAGE', '3') + text('页')),
    'what stands in the code of a field': p(
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${text('隐')}<w:r><w:tab/><w:sym w:char="4E2D"/><w:footnoteReference w:id="1"/></w:r>${picture()}<w:r><w:fldChar w:fldCharType="end"/></w:r>${text('显')}`,
    ),
    'a content control': p(
      `<w:sdt><w:sdtContent>${text('甲')}</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${text('乙')}</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent>${text('丙')}</w:sdtContent></w:sdt><w:sdt/>`,
    ),
    'a block of content controls': `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('甲')}</w:sdtContent></w:sdt><w:sdt><w:sdtContent>${p('乙')}</w:sdtContent></w:sdt><w:ins>${p('丙')}</w:ins><w:del>${p('丁')}</w:del>`,
    'tracked changes': p(
      `<w:ins>${text('甲')}</w:ins><w:del>${text('乙')}</w:del><w:moveTo>${text('丙')}</w:moveTo><w:moveFrom>${text('丁')}</w:moveFrom>`,
    ),
    'paragraphs that are one': `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${text('甲')}</w:p>${p('乙')}<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr>${text('丙')}</w:p>`,
    pictures: p(picture('<wp:docPr descr="图" name="名"/>') + picture('<wp:docPr name="名"/>') + picture()),
    'a text box': p(`${text('甲')}<w:r><w:pict><w:txbxContent>${p('乙')}</w:txbxContent></w:pict></w:r>`),
    alternatives: p(
      `<mc:AlternateContent><mc:Choice/><mc:Fallback>${text('甲')}</mc:Fallback></mc:AlternateContent><w:r><mc:AlternateContent><mc:Choice><w:tab/></mc:Choice><mc:Fallback><w:br/></mc:Fallback></mc:AlternateContent><w:t>乙</w:t></w:r><mc:AlternateContent/>`,
    ),
    formulas: p(
      '<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:f/></m:oMath>',
    ),
    'words with their reading': p(
      '<w:r><w:ruby><w:rt><w:r><w:t>yun</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>云</w:t></w:r></w:rubyBase></w:ruby><w:ruby/></w:r>',
    ),
    links:
      p(`<w:hyperlink w:anchor="_Toc1">${text('总体要求\t3')}</w:hyperlink>`) +
      p(`<w:hyperlink w:anchor="x">${text('说明')}</w:hyperlink>`),
    contents: `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${text('总体要求…3')}</w:p>${p('重点任务')}${p('保障措施...5')}<w:p><w:hyperlink w:anchor="_Toc1">${text('目标')}</w:hyperlink></w:p>${paragraph(text('标题…7'), { style: 'Heading1' })}<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>${p('正文…9')}`,
    'an entry by its style': paragraph(text('总体要求'), { style: 'TOC1' }),
    'a hidden style': paragraph(text('甲'), { style: 'Hidden' }) + paragraph('', { style: 'Hidden' }),
    'runs of a hidden style': p(
      `<w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr><w:t>甲</w:t></w:r>${text('乙')}`,
    ),
    headings:
      [1, 6, 7, 9]
        .map((n) => paragraph(text(`标题${n}`), { properties: `<w:outlineLvl w:val="${n - 1}"/>` }))
        .join('') +
      paragraph(text('正文'), { properties: '<w:outlineLvl w:val="9"/>' }) +
      paragraph(text('样式'), { style: 'Heading1' }) +
      paragraph(text('样式'), { style: 'Heading1', properties: '<w:outlineLvl w:val="9"/>' }) +
      paragraph('<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>', { style: 'Heading1' }),
    notes: p(
      `${text('甲')}<w:r><w:footnoteReference w:id="2"/></w:r>${text('乙')}<w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="9"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r>`,
    ),
    'notes in a table': table([
      [p(`${text('甲')}<w:r><w:footnoteReference w:id="2"/></w:r>`), '乙'],
      ['丙', '丁'],
    ]),
    'a frame': table([['甲'], ['乙']]),
    'a table': table([['gridSpan=2|表头'], ['甲', '1'], ['乙', '2']]),
    'a caption in a table': table([
      ['gridSpan=2|表1 指标'],
      ['甲', '1'],
      ['gridSpan=2|小计'],
      ['gridSpan=2|支持企业。'],
    ]),
    'merged rows': table([
      ['vMerge=restart|甲', '1'],
      ['vMerge|x', '2'],
      ['vMerge=restart|乙', '3'],
    ]),
    'merged rows of sentences': table([
      ['vMerge=restart|支持企业。', '1'],
      ['vMerge|x', '2'],
    ]),
    'merged columns': table([
      ['hMerge=restart|甲', 'hMerge|x', '1'],
      ['hMerge|乙', '丙', '丁'],
    ]),
    'a deleted cell': table([
      ['cellDel|甲', '1'],
      ['乙', '2'],
    ]),
    'rows of other widths': table([
      ['甲', '1', '子'],
      ['乙'],
      ['gridSpan=0|丙', '2'],
      ['gridSpan=-1|丁', '3'],
    ]),
    'a row that begins further on': `<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('甲')}${cell('1')}</w:tr><w:tr>${cell('乙')}${cell('丙')}${cell('2')}</w:tr><w:tr><w:trPr><w:del/></w:trPr>${cell('丁')}${cell('3')}</w:tr></w:tbl>`,
    'wrapped rows': `<w:tbl><w:sdt><w:sdtContent><w:tr><w:ins>${cell('甲')}</w:ins>${cell('1')}</w:tr></w:sdtContent></w:sdt><w:x>${'<w:tr/>'}</w:x><w:tr>${cell('乙')}${cell('2')}</w:tr></w:tbl>`,
    'a table in a cell': table([
      [table([['甲', '乙']]), '1'],
      ['丙', '2'],
    ]),
    'empty rows': table([
      ['', ''],
      ['甲', '1'],
    ]),
    'a chunk': `${p('甲')}<w:altChunk/>${p('乙')}`,
    'a hundred columns': table([range(1, 102).map(String), ['甲', '乙']]),
  };
  const parts: Omit<WordParts, 'body'> = {
    styles:
      style('Heading1', 'heading 1') +
      style('TOC1', 'toc 1') +
      style('Hidden', 'hidden', '<w:rPr><w:vanish/></w:rPr>') +
      '<w:style w:type="character" w:styleId="Gone"><w:name w:val="gone"/><w:rPr><w:vanish/></w:rPr></w:style>',
    footnotes: `<w:footnote w:id="0" w:type="separator">${p('线')}</w:footnote><w:footnote w:id="1">${p('指全市。')}</w:footnote><w:footnote w:id="2">${p(`${text('指全省')}<w:r><w:footnoteReference w:id="1"/></w:r>`)}${p('。')}</w:footnote>`,
    endnotes: `<w:endnote w:id="1">${p('尾。')}</w:endnote>`,
    comments: `<w:comment w:id="1">${p('改。')}</w:comment>`,
  };
  const at = (content: string, list: number, ilvl = 0, of: { style?: string } = {}) =>
    paragraph(text(content), { ...of, properties: numbered(list, ilvl) });
  const numberings: Readonly<Record<string, readonly [string, string, string?]>> = {
    levels: [
      lists({
        1: level(0, 'chineseCounting', '%1、') + level(1, 'decimal', '%1.%2') + level(2, 'decimal', '%3)'),
      }),
      at('甲', 1) + at('乙', 1, 1) + at('丙', 1, 1) + at('丁', 1, 2) + at('戊', 1) + at('己', 1, 1),
    ],
    'legal numbers': [
      lists({
        1:
          level(0, 'chineseCounting', '%1、') +
          level(1, 'decimal', '%1.%2', '<w:isLgl/>') +
          level(2, 'decimal', '%1.%3', '<w:isLgl w:val="0"/>'),
      }),
      at('甲', 1) + at('乙', 1, 1) + at('丙', 1, 2),
    ],
    restarts: [
      lists({
        1:
          level(0, 'decimal', '%1.') +
          level(1, 'decimal', '(%2)', '<w:lvlRestart w:val="0"/>') +
          level(2, 'decimal', '%3)', '<w:lvlRestart w:val="1"/>'),
      }),
      at('甲', 1, 1) +
        at('乙', 1, 2) +
        at('丙', 1) +
        at('丁', 1, 1) +
        at('戊', 1, 2) +
        at('己', 1, 1) +
        at('庚', 1, 2),
    ],
    'a level that is skipped': [
      lists({ 1: level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2') }),
      at('甲', 1, 1) + at('乙', 1),
    ],
    'bullets and empty texts': [
      lists({
        1:
          level(0, 'bullet', '•') +
          level(1, 'decimal', '') +
          level(2, 'none', '%3') +
          level(3, 'decimal', '第%4章') +
          level(4, 'decimal', '%9'),
      }),
      at('甲', 1) +
        at('乙', 1, 1) +
        at('丙', 1, 2) +
        at('丁', 1, 3) +
        at('戊', 1, 4) +
        at('己', 1, 8) +
        at('庚', 1, 9) +
        at('辛', 2),
    ],
    overrides: [
      `${lists({ 1: level(0, 'decimal', '%1.') })}<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">${level(0, 'upperLetter', '%1.')}</w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>`,
      at('甲', 1) + at('乙', 2) + at('丙', 2) + at('丁', 1) + at('戊', 3) + at('己', 4),
    ],
    styles: [
      `${lists({ 1: level(0, 'decimal', '%1.', '<w:pStyle w:val="A"/>') + level(1, 'decimal', '%1.%2', '<w:pStyle w:val="B"/>') })}<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>`,
      paragraph(text('甲'), { style: 'A' }) +
        paragraph(text('乙'), { style: 'B' }) +
        paragraph(text('丙'), { style: 'C' }) +
        at('丁', 7),
      style('A', 'a', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
        style('B', 'b', '<w:basedOn w:val="A"/>') +
        style('C', 'c', '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>') +
        style('L', 'l', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
    ],
  };
  await keep(
    'format-word',
    await outcomes('a body', bodies, async (body) => {
      const { mediaType, encoding, ...rest } = (await read(
        await makeWord({ ...parts, body: p('云湖市发展规划') + body }),
        'a.docx',
      )) as Record<string, unknown>;
      return rest;
    }),
    await outcomes(
      'numbers',
      numberings,
      async ([numbering, body, styles = '']) =>
        ((await read(await makeWord({ body, numbering, styles }), 'a.docx')) as { text: string }).text,
    ),
    await outcomes('margins', { header: '云湖市公报', footer: '云湖' }, async (words) =>
      read(await makeWord({ body: p('支持'), header: p(words), footer: p('') }), 'a.docx'),
    ),
  );
});
