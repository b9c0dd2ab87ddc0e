import { describe, expect, it } from 'vitest';
import { readBytes } from '../../src/ingest/load/load.js';
import { formatNumber } from '../../src/ingest/load/numberFormats.js';
import type { SourceFile } from '../../src/model/document.js';
import {
  cell,
  level,
  lists,
  makeWord,
  numbered,
  paragraph,
  run,
  style,
  table,
  type WordParts,
  zip,
} from './formats.js';
import { reader } from './read.js';

const readWord = async (parts: WordParts, options = {}): Promise<SourceFile> =>
  readBytes(await makeWord(parts, options), 'plan.docx');
const linesOf = async (parts: WordParts, options = {}): Promise<string[]> =>
  (await readWord(parts, options)).text.split('\n');

const OUTLINE = lists({
  1:
    level(0, 'chineseCountingThousand', '%1、') +
    level(1, 'chineseCountingThousand', '（%2）') +
    level(2, 'decimal', '%3.') +
    level(3, 'decimalEnclosedCircle', '%4'),
});

describe('automatic numbers', () => {
  it('are written as they show, each level counted anew behind the ones above it', async () => {
    const at = (text: string, ilvl: number) => paragraph(text, { properties: numbered(1, ilvl) });
    expect(
      await linesOf({
        numbering: OUTLINE,
        body: [
          at('发展目标', 0),
          paragraph('正文。'),
          at('重点任务', 0),
          at('壮大产业', 1),
          at('做强龙头企业', 2),
          at('做大园区', 2),
          at('建立台账', 3),
          at('优化布局', 1),
          at('完善链条', 2),
          at('保障措施', 0),
        ].join(''),
      }),
    ).toEqual([
      '一、发展目标',
      '正文。',
      '二、重点任务',
      '（一）壮大产业',
      '1. 做强龙头企业',
      '2. 做大园区',
      '①建立台账',
      '（二）优化布局',
      '1. 完善链条',
      '三、保障措施',
    ]);
  });

  it('of headings are found in the outline', async () => {
    const file = await readWord({
      numbering: OUTLINE,
      body:
        paragraph('江州市氢能产业发展规划') +
        paragraph('发展目标', { properties: numbered(1) }) +
        paragraph('到2027年，氢能产业产值达到300亿元。') +
        paragraph('重点任务', { properties: numbered(1) }) +
        paragraph('支持氢能装备发展。'),
    });
    expect((await reader.read(file)).outline.sections.map(({ marker, heading }) => marker + heading)).toEqual(
      ['', '一、发展目标', '二、重点任务'],
    );
  });

  it('come from styles, the levels from the styles that are linked to them or based on those', async () => {
    expect(
      await linesOf({
        numbering: lists({
          4:
            level(0, 'chineseCounting', '第%1章', '<w:pStyle w:val="1"/>') +
            level(1, 'decimal', '%1.%2', '<w:isLgl/><w:pStyle w:val="2"/>'),
        }),
        styles:
          style('1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>') +
          style('2', 'heading 2', '<w:basedOn w:val="1"/>') +
          style('own', '章节标题', '<w:basedOn w:val="2"/>') +
          style(
            'bare',
            'heading 3',
            '<w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>',
          ),
        body:
          paragraph('总则', { style: '1' }) +
          paragraph('目的', { style: '2' }) +
          paragraph('依据', { style: 'own' }) +
          paragraph('不编号', { style: 'bare' }) +
          paragraph('任务', { style: '1' }) +
          paragraph('布局', { style: '2' }),
      }),
    ).toEqual(['# 第一章 总则', '## 1.1 目的', '## 1.2 依据', '### 不编号', '# 第二章 任务', '## 2.1 布局']);
  });

  it('begin where the list says, go on over lists that share them, and begin anew where one overrides', async () => {
    const more =
      '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>' +
      '<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>' +
      `<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">${level(0, 'upperRoman', '%1)')}</w:lvlOverride></w:num>`;
    const numbering = lists(
      { 1: level(0, 'decimal', '%1)').replace('w:start w:val="1"', 'w:start w:val="3"') },
      more,
    );
    const at = (list: number) => paragraph('项', { properties: numbered(list) });
    expect(await linesOf({ numbering, body: [1, 1, 7, 8, 8, 9].map(at).join('') })).toEqual([
      '3)项',
      '4)项',
      '5)项',
      '1)项',
      '2)项',
      'III)项',
    ]);
  });

  it('of levels that are skipped count with those below them', async () => {
    const at = (ilvl: number) => paragraph('文', { properties: numbered(1, ilvl) });
    const numbering = lists({ 1: level(0, 'decimal', '%1') + level(1, 'decimal', '%1.%2') });
    expect(await linesOf({ numbering, body: [1, 1, 0, 1].map(at).join('') })).toEqual([
      '1.1 文',
      '1.2 文',
      '2 文',
      '2.1 文',
    ]);
  });

  it('of a level that never restarts, or only behind another level, go on', async () => {
    const numbering = lists({
      1:
        level(0, 'decimal', '第%1章') +
        level(1, 'decimal', '第%2节') +
        level(2, 'decimal', '第%3条', '<w:lvlRestart w:val="0"/>') +
        level(3, 'decimal', '%4款', '<w:lvlRestart w:val="1"/>'),
    });
    const at = (ilvl: number) => paragraph('文', { properties: numbered(1, ilvl) });
    expect(await linesOf({ numbering, body: [0, 1, 2, 3, 1, 2, 3, 0, 1, 2, 3].map(at).join('') })).toEqual([
      '第1章 文',
      '第1节 文',
      '第1条 文',
      '1款 文',
      '第2节 文',
      '第2条 文',
      '2款 文',
      '第2章 文',
      '第1节 文',
      '第3条 文',
      '1款 文',
    ]);
  });

  it.each<[string, number, string]>([
    ['chineseCounting', 12, '十二'],
    ['chineseCounting', 101, '一〇一'],
    ['chineseCountingThousand', 20, '二十'],
    ['chineseCountingThousand', 110, '一百一十'],
    ['chineseCountingThousand', 1005, '一千零五'],
    ['japaneseCounting', 121, '百二十一'],
    ['ideographTraditional', 3, '丙'],
    ['ideographTraditional', 11, '11'],
    ['ideographDigital', 10, '一〇'],
    ['chineseLegalSimplified', 10, '壹拾'],
    ['decimalEnclosedCircle', 21, '㉑'],
    ['decimalEnclosedParen', 2, '⑵'],
    ['decimalFullWidth', 12, '１２'],
    ['decimalZero', 7, '07'],
    ['upperRoman', 14, 'XIV'],
    ['lowerLetter', 28, 'bb'],
    ['unknownFormat', 5, '5'],
  ])('in %s write %i as %s', (format, value, written) => {
    expect(formatNumber(value, format)).toBe(written);
  });

  it('of bullets are nothing, and those of empty paragraphs count without a line', async () => {
    const numbering = lists({ 1: level(0, 'bullet', '●'), 2: level(0, 'decimal', '%1.') });
    expect(
      await linesOf({
        numbering,
        body: [
          paragraph('要点', { properties: numbered(1) }),
          paragraph('甲', { properties: numbered(2) }),
          paragraph('', { properties: numbered(2) }),
          paragraph('丙', { properties: numbered(2) }),
        ].join(''),
      }),
    ).toEqual(['要点', '1. 甲', '3. 丙']);
  });
});

describe('headings', () => {
  it('are known by their style, its outline level, or their own, and body text is none', async () => {
    expect(
      await linesOf({
        styles:
          style('a', '标题 2') +
          style('b', '小标题', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>') +
          style('c', '派生', '<w:basedOn w:val="b"/>') +
          style('d', '不是标题', '<w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
        body:
          paragraph('甲', { style: 'a' }) +
          paragraph('乙', { style: 'b' }) +
          paragraph('丙', { style: 'c' }) +
          paragraph('丁', { style: 'd' }) +
          paragraph('戊', { properties: '<w:outlineLvl w:val="0"/>' }),
      }),
    ).toEqual(['## 甲', '### 乙', '### 丙', '丁', '# 戊']);
  });

  it('keep a line break as a space; in prose it begins a line', async () => {
    const broken = `${run('第一章')}<w:r><w:br/></w:r>${run('总则')}<w:r><w:tab/></w:r>${run('略')}`;
    expect(
      await linesOf({
        styles: style('a', 'heading 1'),
        body: paragraph(broken, { style: 'a' }) + paragraph(broken),
      }),
    ).toEqual(['# 第一章 总则 略', '第一章', '总则 略']);
  });

  it('are not lost with a table of contents, whose entries are counted', async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const entry = (text: string, page: number) =>
      `<w:hyperlink w:anchor="_Toc1">${run(text)}<w:r><w:tab/></w:r>${field('begin')}${code(' PAGEREF _Toc1 ')}${field('separate')}${run(String(page))}${field('end')}</w:hyperlink>`;
    const file = await readWord({
      styles:
        style('toc1', 'toc 1') +
        style('1', 'heading 1') +
        style('th', 'TOC Heading', '<w:basedOn w:val="1"/>'),
      body: `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('目录', { style: 'th' })}${paragraph(
        field('begin') + code(' TOC \\o "1-3" ') + field('separate') + entry('一、发展目标', 1),
        { style: 'toc1' },
      )}${paragraph(entry('二、重点任务', 3))}</w:sdtContent></w:sdt>${paragraph('一、发展目标', { style: '1' })}${paragraph('正文。')}${paragraph(field('end'))}${paragraph('二、重点任务', { style: '1' })}`,
    });
    expect(file.text.split('\n')).toEqual(['# 一、发展目标', '正文。', '# 二、重点任务']);
    expect(file.losses).toEqual([{ kind: 'furniture', count: 3, sample: '目录', line: 1 }]);
  });

  it('nor are lines that end like entries where no contents are', async () => {
    expect(await linesOf({ body: paragraph('新建学校……12') })).toEqual(['新建学校……12']);
  });
});

describe('tables', () => {
  it('have merged cells in every row and column that they span', async () => {
    expect(
      await linesOf({
        body: table([
          ['vMerge=restart|类别', 'vMerge=restart|指标', 'gridSpan=2|规划目标', 'vMerge=restart|责任单位'],
          ['vMerge|', 'vMerge|', '2020年', '2025年', 'vMerge|'],
          ['vMerge=restart|经济发展', '地区生产总值', '800', '1200', 'vMerge=restart|市统计局、市发展改革委'],
          ['vMerge|', '高新技术企业数量', '60', '150', 'vMerge|'],
          ['gridSpan=2|森林覆盖率', '40', '42', '市林业局'],
        ]),
      }),
    ).toEqual([
      '类别\t指标\t规划目标\t规划目标\t责任单位',
      '类别\t指标\t2020年\t2025年\t责任单位',
      '经济发展\t地区生产总值\t800\t1200\t市统计局、市发展改革委',
      '经济发展\t高新技术企业数量\t60\t150\t市统计局、市发展改革委',
      '森林覆盖率\t森林覆盖率\t40\t42\t市林业局',
    ]);
  });

  it('have sentences once, captions in a line of their own, and rows that begin further right', async () => {
    const rows = [
      ['gridSpan=3|专栏1 重点项目'],
      ['项目', '内容', '投资'],
      ['甲', 'vMerge=restart|建设园区。', '10'],
      ['乙', 'vMerge|', '20'],
    ];
    const shifted =
      '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>' +
      `${paragraph('合计')}</w:tc>${cell('30')}</w:tr>`;
    expect(await linesOf({ body: table(rows).replace('</w:tbl>', `${shifted}</w:tbl>`) })).toEqual([
      '专栏1 重点项目',
      '项目\t内容\t投资',
      '甲\t建设园区。\t10',
      '乙\t\t20',
      '\t合计\t30',
    ]);
  });

  it('in cells are flattened, paragraphs in cells are separated by spaces, and numbers alone are kept', async () => {
    const inner = table([
      ['其中', '一产'],
      ['占比', '5%'],
    ]);
    expect(
      await linesOf({
        numbering: lists({ 1: level(0, 'decimal', '%1') }),
        body: table([
          ['序号', '内容'],
          [paragraph('', { properties: numbered(1) }), paragraph('第一段') + paragraph('第二段')],
          [paragraph('', { properties: numbered(1) }), inner + paragraph('')],
        ]),
      }),
    ).toEqual(['序号\t内容', '1\t第一段 第二段', '2\t其中 一产 占比 5%']);
  });

  it('of one column are frames around paragraphs and tables', async () => {
    expect(
      await linesOf({
        body: table([
          [paragraph('专栏1 目标') + paragraph('到2025年达到100家。') + table([['甲', '1']]) + paragraph('')],
        ]),
      }),
    ).toEqual(['专栏1 目标', '到2025年达到100家。', '甲\t1']);
  });

  it('give each row the label beside its figures and not the category that it shares', async () => {
    const file = await readWord({
      body:
        paragraph('江州市“十四五”发展规划') +
        paragraph('一、发展目标') +
        table([
          ['类别', '指标', '单位', '2020年', '2025年', '属性'],
          ['vMerge=restart|经济发展', '地区生产总值', '亿元', '800', '1200', '预期性'],
          ['vMerge|', '高新技术企业数量', 'vMerge=restart|家', '60', '150', '预期性'],
          ['创新驱动', '专精特新企业数量', 'vMerge|', '10', '40', '预期性'],
          ['gridSpan=2|森林覆盖率', '%', '40', '42', '约束性'],
        ]),
    });
    expect(
      (await reader.read(file)).targets.map(({ indicator, value, unit, baseline }) => [
        indicator,
        value,
        unit,
        baseline,
      ]),
    ).toEqual([
      ['地区生产总值', 1200, '亿元', 800],
      ['高新技术企业数量', 150, '家', 60],
      ['专精特新企业数量', 40, '家', 10],
      ['森林覆盖率', 42, '%', 40],
    ]);
  });
});

describe('tables that follow each other', () => {
  it('have headings of their own', async () => {
    const file = await readWord({
      body:
        paragraph('江州市“十四五”发展规划') +
        paragraph('一、发展目标') +
        table([
          ['指标', '单位', '2020年', '2025年'],
          ['地区生产总值', '亿元', '800', '1200'],
        ]) +
        paragraph('') +
        table([
          ['序号', '指标', '2025年', '单位'],
          ['1', '森林覆盖率', '42', '%'],
        ]),
    });
    expect(
      (await reader.read(file)).targets.map(({ indicator, value, year, unit }) => [
        indicator,
        value,
        year,
        unit,
      ]),
    ).toEqual([
      ['地区生产总值', 1200, 2025, '亿元'],
      ['森林覆盖率', 42, 2025, '%'],
    ]);
  });
});

describe('notes', () => {
  const note = (kind: string, id: number, text: string) =>
    `<w:${kind} w:id="${id}">${paragraph(text)}</w:${kind}>`;
  const refer = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;

  it('stand behind the paragraph that refers to them, footnotes, endnotes and comments apart', async () => {
    expect(
      await linesOf({
        footnotes: `<w:footnote w:type="separator" w:id="-1">${paragraph('略')}</w:footnote>${note('footnote', 5, '指制氢环节。')}${note('footnote', 6, '指用氢环节。')}`,
        endnotes: note('endnote', 1, '见附件。'),
        comments: note('comment', 0, '待核实'),
        body:
          paragraph(
            `${run('产值300亿元')}${refer('footnote', 6)}${run('，企业20家')}${refer('footnote', 5)}${run('。')}`,
          ) +
          paragraph(`${run('建设园区')}${refer('comment', 0)}${refer('endnote', 1)}${refer('footnote', 99)}`),
      }),
    ).toEqual([
      '产值300亿元[^1]，企业20家[^2]。',
      '[^1]: 指用氢环节。',
      '[^2]: 指制氢环节。',
      '建设园区[^批注1][^尾注1]',
      '[^批注1]: 待核实',
      '[^尾注1]: 见附件。',
    ]);
  });

  it('of cells stand behind their table', async () => {
    expect(
      await linesOf({
        footnotes: note('footnote', 1, '可比价。'),
        body: table([
          ['指标', '2025年'],
          [paragraph(run('产值') + refer('footnote', 1)), '100'],
          ['企业', '20'],
        ]),
      }),
    ).toEqual(['指标\t2025年', '产值[^1]\t100', '企业\t20', '[^1]: 可比价。']);
  });
});

describe('what a page shows and what it does not', () => {
  it('text boxes are read once, with or without the fallback for older programs', async () => {
    const box = `<w:txbxContent>${paragraph('江州市人民政府文件')}</w:txbxContent>`;
    const old = `<w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict>`;
    const both = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback>${old}</mc:Fallback></mc:AlternateContent>`;
    expect(
      await linesOf({
        body:
          paragraph(`<w:r>${both}</w:r>${run('正文')}`) +
          paragraph(`<w:r>${old}</w:r>`) +
          table([['甲', paragraph(`<w:r>${both}</w:r>`)]]),
      }),
    ).toEqual(['正文', '江州市人民政府文件', '江州市人民政府文件', '甲\t江州市人民政府文件']);
  });

  it('tracked changes are accepted: insertions, deletions, moves, ends of paragraphs, rows', async () => {
    const deletedEnd = '<w:rPr><w:del w:id="1"/></w:rPr>';
    const gone = `<w:tr><w:trPr><w:del w:id="2"/></w:trPr>${cell('旧')}${cell('1')}</w:tr>`;
    expect(
      await linesOf({
        body: [
          paragraph(
            `${run('到2025年达到')}<w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins>${run('150')}</w:ins>${run('家。')}`,
          ),
          paragraph(`<w:moveFrom>${run('移走')}</w:moveFrom><w:moveTo>${run('移来')}</w:moveTo>`),
          paragraph('前半', { properties: deletedEnd }),
          paragraph('后半'),
          table([['新', '2']]).replace('<w:tr>', `${gone}<w:tr>`),
        ].join(''),
      }),
    ).toEqual(['到2025年达到150家。', '移来', '前半后半', '新\t2']);
  });

  it('results of fields are read and their codes not, also where a field is never closed', async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    expect(
      await linesOf({
        body: [
          paragraph(
            `${run('见第')}${field('begin')}<w:r><w:instrText> REF a </w:instrText></w:r>${field('separate')}${run('3')}${field('end')}${run('章')}`,
          ),
          paragraph(`<w:fldSimple w:instr=" DATE ">${run('2025年')}</w:fldSimple>`),
          paragraph(`${field('begin')}<w:r><w:instrText> BROKEN </w:instrText></w:r>`),
          paragraph('其余照读'),
        ].join(''),
      }),
    ).toEqual(['见第3章', '2025年', '其余照读']);
  });

  it('content controls are read, but not what they ask to be filled in', async () => {
    const control = (inner: string, properties = '') =>
      `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    expect(
      await linesOf({
        body:
          control(paragraph('块内')) +
          paragraph(run('行') + control(run('内')) + control(run('单击此处'), '<w:showingPlcHdr/>')) +
          `<w:tbl>${control(`<w:tr>${cell('甲')}${control(cell('乙'))}</w:tr>`)}</w:tbl>`,
      }),
    ).toEqual(['块内', '行内', '甲\t乙']);
  });

  it('symbols, raised digits and fractions keep what they say; pinyin does not stand in the text', async () => {
    expect(
      await linesOf({
        body: [
          paragraph(`<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>${run('40%')}`),
          paragraph(run('约10') + run('4', '<w:vertAlign w:val="superscript"/>') + run('亩')),
          paragraph(run('10') + run('-3', '<w:position w:val="8"/>')),
          paragraph(
            `<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>`,
          ),
          paragraph(
            `<w:r><w:ruby><w:rt>${run('zhong')}</w:rt><w:rubyBase>${run('中')}</w:rubyBase></w:ruby></w:r>`,
          ),
          paragraph(`${run('5')}<w:r><w:noBreakHyphen/></w:r>${run('10年')}`),
        ].join(''),
      }),
    ).toEqual(['≥40%', '约10⁴亩', '10⁻³', '1/3', '中', '5-10年']);
  });

  it('hidden text, pictures, headers and footers are counted', async () => {
    const picture =
      '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="布局图"/><a:graphic><a:graphicData><a:blip r:embed="x"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
    const file = await readWord({
      header: paragraph('江州市人民政府公报'),
      footer: paragraph('— 1 —'),
      body:
        paragraph(`${run('明文')}${run('暗文', '<w:vanish/>')}${run('又明文', '<w:vanish w:val="0"/>')}`) +
        paragraph(picture) +
        paragraph(picture),
    });
    expect(file.text).toBe('明文又明文');
    expect(file.losses).toEqual([
      { kind: 'furniture', count: 1, sample: '暗文', line: 1 },
      { kind: 'image', count: 2, sample: '布局图', line: 2 },
      { kind: 'furniture', count: 1, sample: '江州市人民政府公报', line: null },
      { kind: 'furniture', count: 1, sample: '— 1 —', line: null },
    ]);
  });
});

describe('documents that are not as Word writes them', () => {
  it('are read in the strict namespaces, and without the parts that they refer to', async () => {
    const body = paragraph('发展目标', { style: 'Heading1', properties: numbered(1) });
    expect(await linesOf({ body, numbering: OUTLINE }, { strict: true })).toEqual(['# 一、发展目标']);
    expect(await linesOf({ body })).toEqual(['# 发展目标']);
  });

  it('are read where the main part has a byte order mark, another name, or no relationship', async () => {
    const document = (encoding: BufferEncoding) =>
      Buffer.from(
        `\ufeff<?xml version="1.0" encoding="${encoding === 'utf16le' ? 'UTF-16' : 'UTF-8'}"?><d:document xmlns:d="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><d:body><d:p><d:r><d:t>发展目标</d:t></d:r></d:p></d:body></d:document>`,
        encoding,
      );
    const relationship =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>';
    const variants = [
      await zip({ 'word/document.xml': document('utf8') }),
      await zip({ 'word/document.xml': document('utf16le') }),
      await zip({ '_rels/.rels': relationship, 'word/document2.xml': document('utf8') }),
    ];
    for (const bytes of variants) expect((await readBytes(bytes, 'plan.docx')).text).toBe('发展目标');
  });

  it.each<[string, string]>([
    ['one that breaks off', '<w:p><w:r><w:t>发展'],
    ['one with entities of its own', '<w:p><w:r><w:t>&lol;发展</w:t></w:r></w:p>'],
    ['one nested beyond all reason', `${'<w:sdt>'.repeat(5000)}${'</w:sdt>'.repeat(5000)}`],
  ])('%s is damaged', async (_name, body) => {
    await expect(readWord({ body })).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });

  it('one of pictures alone has no text', async () => {
    await expect(
      readWord({ body: paragraph('<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>') }),
    ).rejects.toMatchObject({ code: 'NO_TEXT', remedy: expect.stringContaining('recognition') });
  });

  it('one that unpacks to more than it says is too large', async () => {
    const body = Buffer.from(`<w:p>${' '.repeat(70 * 1024 * 1024)}</w:p>`);
    const bytes = await zip({ 'word/document.xml': body });
    await expect(readBytes(bytes, 'plan.docx')).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      message: expect.stringContaining('more than 64 MB of text'),
    });
  });
});
