import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../../src/ingest/load/load.js';
import type { SourceFile } from '../../../src/model/document.js';

const FIXTURES = new URL('./fixtures/', import.meta.url);
const bytesOf = (name: string) => readFileSync(new URL(`${name}.html`, FIXTURES));
const readPage = (name: string) => readBytes(bytesOf(name), `${name}.html`);
const readBody = (body: string, head = '') =>
  readBytes(
    Buffer.from(`<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`),
    'page.html',
  );

/** The lines of a text without the white space by which they are indented. */
const linesOf = ({ text }: SourceFile) => text.split('\n').map((line) => line.replace(/^\s+(?=\S)/, ''));
const metadataOf = ({ parts }: SourceFile) => parts[0]!.metadata;
const samplesOf = ({ losses }: SourceFile, kind = 'furniture') =>
  losses
    .filter((loss) => loss.kind === kind)
    .map(({ sample }) => sample)
    .join('\n');

describe('pages of the State Council', () => {
  it('in layout tables with the index above: the text begins with its own head, the index is metadata', async () => {
    const file = await readPage('state-council-2019');
    expect(linesOf(file)).toEqual([
      '国务院办公厅关于印发',
      '海洋装备产业发展行动计划的通知',
      '国办发〔2019〕88号',
      '各省、自治区、直辖市人民政府，国务院各部委、各直属机构：',
      '《海洋装备产业发展行动计划》已经国务院同意，现印发给你们，请认真贯彻执行。',
      '国务院办公厅',
      '2019年12月7日',
      '（此件公开发布）',
      '海洋装备产业发展行动计划',
      '一、总体目标',
      '到2025年，海洋装备产业规模达到8000亿元，本土化配套率提高到70%。',
      '二、重点任务',
      '（一）建设创新平台。支持骨干企业牵头，布局10个国家级创新中心。',
    ]);
    expect(metadataOf(file)).toEqual({
      title: '国务院办公厅关于印发海洋装备产业发展行动计划的通知',
      number: '国办发〔2019〕88号',
      issuer: '国务院办公厅',
      date: '2019-12-07',
    });
    expect(samplesOf(file)).toMatch(/首页[\s\S]*000014349\/2019-00188[\s\S]*相关解读[\s\S]*<script>/);
  });

  it('with one column: title from above the text, line of source and buttons left out, pictures counted', async () => {
    const file = await readPage('state-council-article');
    expect(linesOf(file)).toEqual([
      '# 工业和信息化部关于促进智能船舶产业发展的指导意见',
      '工信部装〔2018〕286号',
      '各省、自治区、直辖市工业和信息化主管部门：',
      '为促进智能船舶产业健康发展，现提出以下意见。',
      '一、发展目标',
      '到2022年，智能船舶示范应用达到50艘。',
      '工业和信息化部',
      '2018年12月25日',
    ]);
    expect(metadataOf(file)).toEqual({
      title: '工业和信息化部关于促进智能船舶产业发展的指导意见',
      number: null,
      issuer: null,
      date: '2018-12-28',
    });
    expect(file.losses).toContainEqual({ kind: 'image', count: 1, sample: 'W020181228359.jpg', line: 7 });
    expect(samplesOf(file)).toMatch(
      /【字体：大 中 小】打印[\s\S]*责任编辑：某某 扫一扫在手机打开当前页 相关稿件/,
    );
  });

  it('of the library of ministries: joint organs, a table with spanned cells and its note', async () => {
    const file = await readPage('ministry-library');
    expect(metadataOf(file)).toEqual({
      title: '关于印发《绿色港口建设实施方案》的通知',
      number: '交水发〔2023〕126号',
      issuer: '交通运输部、国家发展改革委',
      date: '2023-09-25',
    });
    expect(linesOf(file).slice(0, 3)).toEqual([
      '交通运输部 国家发展改革委',
      '关于印发《绿色港口建设实施方案》的通知',
      '交水发〔2023〕126号',
    ]);
    expect(linesOf(file).slice(-6)).toEqual([
      '到2027年，主要港口岸电使用量年均增长15%以上，建成零碳码头20个[^1]。',
      '类别\t指标\t目标\t',
      '类别\t指标\t2025年\t2027年',
      '能源\t岸电泊位 （个）\t300\t500',
      '能源\t清洁能源占比（%）\t12\t15',
      '[^1]: 零碳码头的认定办法另行制定，由交通运输主管部门负责解释。',
    ]);
  });

  it('of its latest layout: title and number stand above the element of the text', async () => {
    const file = await readPage('state-council-2024');
    expect(linesOf(file)).toEqual([
      '# 国务院关于推进低空装备产业发展的意见',
      '国发〔2024〕3号',
      '各省、自治区、直辖市人民政府，国务院各部委、各直属机构：',
      '为推进低空装备产业发展，现提出如下意见。',
      '### 一、总体要求',
      '到2030年，低空装备产业规模达到1万亿元。',
      '国务院',
      '2024年2月26日',
      '（本文有删减）',
    ]);
    expect(metadataOf(file)).toEqual({
      title: '国务院关于推进低空装备产业发展的意见',
      number: '国发〔2024〕3号',
      issuer: '国务院',
      date: '2024-02-26',
    });
  });

  it('of its gazette: a title over two lines in a row of a layout table', async () => {
    const file = await readPage('gazette');
    expect(linesOf(file).slice(0, 4)).toEqual([
      '国务院关于江州海洋经济试验区',
      '建设方案的批复',
      '国函〔2018〕144号',
      '江州市人民政府：',
    ]);
    expect(linesOf(file).slice(-2)).toEqual(['国务院', '2018年11月20日']);
    expect(metadataOf(file)).toEqual({
      title: '国务院关于江州海洋经济试验区建设方案的批复',
      number: null,
      issuer: null,
      date: '2018-11-30',
    });
  });
});

describe('pages of provinces and cities', () => {
  it('with an index in a list: title and number between index and text stay, numbered lists are numbered', async () => {
    const file = await readPage('province-trs');
    expect(linesOf(file)).toEqual([
      '江州省人民政府关于印发',
      '江州省新材料产业发展规划的通知',
      '江府发〔2022〕9号',
      '各设区市人民政府，省政府各部门：',
      '现将《江州省新材料产业发展规划》印发给你们，请认真贯彻执行。',
      '2022年5月12日',
      '江州省新材料产业发展规划',
      '一、发展目标',
      '到2025年，全省新材料产业产值突破3000亿元，年均增长12%以上。',
      '3. 打造高性能纤维产业链，建设面积达到5km²的产业园。',
      '4. 培育先进陶瓷产业链，新增企业100家。',
      '稀土功能材料产业链，产值达到500亿元。',
    ]);
    expect(metadataOf(file)).toEqual({
      title: '江州省人民政府关于印发江州省新材料产业发展规划的通知',
      number: '江府发〔2022〕9号',
      issuer: '江州省人民政府',
      date: '2022-05-12',
    });
    expect(samplesOf(file)).toMatch(/当前位置[\s\S]*浏览次数[\s\S]*上一篇/);
  });

  it('with the text in a row of a layout table: the list of annexes stays, a newspaper is no issuer', async () => {
    const file = await readPage('city-hanweb');
    expect(linesOf(file)[0]).toBe('江州市人民政府办公室关于印发江州市氢能产业三年行动方案的通知');
    expect(linesOf(file)[1]).toBe('江政办发〔2021〕31号');
    expect(linesOf(file).at(-1)).toBe('附件：江州市氢能产业重点任务分工表');
    expect(metadataOf(file)).toMatchObject({ issuer: null, date: '2021-08-03' });
    expect(samplesOf(file)).toMatch(/字号：\[ 大 中 小 \][\s\S]*【打印本页】【关闭窗口】 主办/);
  });

  it('with an index of labels without colons', async () => {
    const file = await readPage('catalogue-dl');
    expect(linesOf(file).slice(0, 2)).toEqual([
      '# 关于印发江州市现代物流业发展规划的通知',
      '各县（市、区）发展改革委：',
    ]);
    expect(metadataOf(file)).toEqual({
      title: '关于印发江州市现代物流业发展规划的通知',
      number: '江发改产业〔2023〕12号',
      issuer: '江州市发展和改革委员会',
      date: '2023-02-06',
    });
  });

  it('with lines that end in br and are indented by spaces of all widths', async () => {
    const file = await readPage('breaks');
    expect(linesOf(file)).toEqual([
      '江州市数字经济发展规划',
      '（2021—2025年）',
      '为加快发展数字经济，制定本规划。',
      '一、发展基础',
      '数字经济核心产业增加值占生产总值的比重为6.5%，位居全省前列。',
      '二、发展目标 与重点',
      '到2025年，数字经济核心产业增加值占生产总值的比重达到10%。',
      '江州市人民政府',
      '2021年9月1日',
    ]);
    expect(file.text).toContain('\n\u3000\u3000到2025年');
  });

  it('of nested layout tables: a paragraph to each row, and the table of targets stays one', async () => {
    const file = await readPage('nested-tables');
    expect(linesOf(file).slice(0, 2)).toEqual([
      '江州市人民政府关于加快智能网联汽车产业发展的实施意见',
      '江政〔2023〕15号',
    ]);
    expect(linesOf(file).slice(5)).toEqual([
      '到2025年，全市智能网联汽车产业规模突破2000亿元。',
      '指标\t2022年\t2025年',
      '产业规模（亿元）\t900\t2000',
      '测试道路（公里）\t120\t500',
      '二、保障措施',
      '加强组织领导，完善工作机制，强化要素保障。',
      '2023年6月8日',
    ]);
    expect(metadataOf(file)).toBeNull();
    expect(samplesOf(file)).toMatch(/规划信息[\s\S]*打印[\s\S]*地址/);
  });

  it('of elements without names: title and signature beside the prose stay, lists of links go', async () => {
    const lines = linesOf(await readPage('divs'));
    expect([lines[0], ...lines.slice(-2)]).toEqual([
      '江州市促进生物医药产业发展若干措施',
      '江州市人民政府',
      '2023年4月10日',
    ]);
    expect(lines).toHaveLength(9);
  });

  it('in GB2312, with forms and frames around the text', async () => {
    const file = await readBytes(iconv.encode(bytesOf('aspx').toString('utf8'), 'gbk'), 'show.aspx');
    expect(file).toMatchObject({ mediaType: 'text/html', encoding: 'gb18030' });
    expect(linesOf(file)).toEqual([
      '江州县特色农产品发展实施方案',
      '为发展特色农产品，制定本方案。',
      '一、目标任务',
      '到2016年，特色农产品种植面积达到50万亩，带动农户3万户。',
      '江州县人民政府办公室',
      '2014年5月28日',
    ]);
    expect(metadataOf(file)).toEqual({ title: null, number: null, issuer: null, date: '2014-06-03' });
  });

  it('that are nothing but a table keep it, with its foot last and its caption a line', async () => {
    const file = await readPage('table-only');
    expect(file.text.split('\n')).toEqual([
      '## 江州市“十四五”主要指标表',
      '表1 主要指标',
      '序号\t指标\t2020年\t2025年\t属性',
      '一、经济发展\t\t\t\t',
      '1\t地区生产总值（亿元）\t3000\t4200\t预期性',
      '2\t研发经费投入强度（%）\t1.8\t2.6\t预期性',
      '注：带星号的为五年累计数，由市统计局负责解释，数据以统计公报为准，不含飞地。',
    ]);
  });
});

describe('other pages', () => {
  it('of sections within sections, shown by a script', async () => {
    const file = await readPage('wechat');
    expect(linesOf(file)).toEqual([
      '江州市文旅融合发展行动方案',
      '为促进文旅融合发展，制定本方案。',
      '一、主要目标',
      '到2026年，接待游客突破8000万人次。',
    ]);
    expect(samplesOf(file, 'image')).toBe('640');
  });

  it('exported from Word: numbers of lists and footnotes stay, hidden text and readings go', async () => {
    const file = await readPage('word-export');
    expect(linesOf(file)).toEqual([
      '江州市农业现代化规划',
      '一、 发展目标',
      '到2025年，粮食总产量稳定在30亿公斤[^1]以上，高标准农田达到200万亩。',
      '二、重点任务',
      '建设种业创新基地，培育龙头企业壹百家。',
      '[^1]: 指五年平均产量。',
    ]);
    expect(samplesOf(file)).toContain('批注：此处待核');
  });

  it('of a mirror: the title that it repeats stays once, words of furniture in sentences stay', async () => {
    const file = await readPage('mirror');
    expect(linesOf(file).slice(0, 3)).toEqual([
      '江州市人民政府关于印发',
      '江州市现代服务业发展规划的通知',
      '江政发〔2020〕21号',
    ]);
    expect(linesOf(file).slice(-2)).toEqual([
      '（一）现代金融。来源：金融机构应当加大投放，到2025年贷款余额达到8000亿元。',
      '相关部门要加强协调，形成合力。',
    ]);
    expect(metadataOf(file)?.title).toBe('江州市人民政府关于印发江州市现代服务业发展规划的通知');
    expect(samplesOf(file)).toMatch(/上一篇：江州市某计划 下一篇：江州市某方案 热门推荐/);
  });

  it('without their frame, as crawlers keep the element of an article', async () => {
    const bytes = Buffer.from(
      '<div class="TRS_Editor"><p>一、目标</p><p>到2025年，产值达到300亿元。</p></div>',
    );
    const file = await readBytes(bytes, 'article.txt');
    expect(file).toMatchObject({ mediaType: 'text/html', text: '一、目标\n到2025年，产值达到300亿元。' });
  });

  it('saved as web archives', async () => {
    const page =
      '<html><head><title>江州市某规划</title></head><body><p>到2025年，产值达到300亿元。</p></body></html>';
    const archive = [
      'From: <Saved by Blink>',
      'Subject: page',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----Part"',
      '',
      '------Part',
      'Content-Type: text/html; charset=gb2312',
      'Content-Transfer-Encoding: base64',
      '',
      iconv.encode(page, 'gbk').toString('base64'),
      '------Part',
      'Content-Type: image/gif',
      'Content-Transfer-Encoding: base64',
      '',
      'R0lGODlhAQABAAAAACw=',
      '------Part--',
      '',
    ].join('\r\n');
    const file = await readBytes(Buffer.from(archive), 'page.mht');
    expect(file).toMatchObject({ mediaType: 'text/html', text: '到2025年，产值达到300亿元。' });
    const empty = archive.replace('text/html; charset=gb2312', 'image/png');
    await expect(readBytes(Buffer.from(empty), 'page.mht')).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });

  it('with nothing but frames are said to hold no text', async () => {
    const page =
      '<html><frameset><frame src="a.htm"><noframes>您的浏览器不支持框架</noframes></frameset></html>';
    await expect(readBytes(Buffer.from(page), 'page.html')).rejects.toMatchObject({ code: 'NO_TEXT' });
  });
});

describe('tables, lists and signs', () => {
  it('a cell stands in every row that it spans, and before empty cells for the columns that it spans', async () => {
    const file = await readBody(
      '<table><tr><th>领域</th><th>指标</th><th colspan="2">目标</th></tr><tr><td rowspan="2" colspan="2">氢能</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>',
    );
    expect(file.text.split('\n')).toEqual(['领域\t指标\t目标\t', '氢能\t\t1\t2', '氢能\t\t3\t4']);
  });

  it('a table that would fill the memory is given up for its text, and counted', async () => {
    const row = '<tr><td rowspan="60000" colspan="1000">氢能</td><td>产值</td></tr>';
    const file = await readBody(`<p>到2025年，产值达到300亿元。</p><table>${row.repeat(3000)}</table>`);
    expect(file.losses).toContainEqual({ kind: 'table', count: 1, sample: '氢能', line: 2 });
    expect(file.text.split('\n')).toHaveLength(6001);
  });

  it('task tables with sentences in their cells stay tables', async () => {
    const file = await readBody(
      '<table><tr><td>序号</td><td>任务</td><td>责任单位</td></tr><tr><td>1</td><td><p>建设氢能产业园。</p><p>支持企业开展技术攻关，建设加氢站20座。</p></td><td>市工信局</td></tr></table>',
    );
    expect(file.text.split('\n')[1]).toBe(
      '1\t建设氢能产业园。 支持企业开展技术攻关，建设加氢站20座。\t市工信局',
    );
  });

  it.each([
    [
      '<ol type="A" start="2"><li>甲园区建设</li><li>乙园区建设</li></ol>',
      ['B. 甲园区建设', 'C. 乙园区建设'],
    ],
    [
      '<ol style="list-style-type:cjk-ideographic" start="10"><li>甲</li><li>乙</li></ol>',
      ['十、甲', '十一、乙'],
    ],
    ['<ol type="i" reversed><li>甲</li><li value="9">乙</li></ol>', ['ii. 甲', 'ix. 乙']],
    ['<ol class="custom_cn2"><li><p>甲</p></li><li><p>乙</p></li></ol>', ['(一)甲', '(二)乙']],
    ['<ol style="list-style:none"><li>甲</li></ol>', ['甲']],
    ['<ol><li>（一）甲</li><li>（二）乙</li></ol>', ['（一）甲', '（二）乙']],
    ['<ul><li>甲</li><li>乙</li></ul>', ['甲', '乙']],
  ])('%s is read as a browser shows it', async (html, lines) => {
    expect((await readBody(html)).text.split('\n')).toEqual(lines);
  });

  it('digits that stand high are no part of the number before them, and no notes without a note', async () => {
    const file = await readBody(
      '<p>建设用地控制在100km<sup>2</sup>以内，产量达到10<sup>8</sup>吨<sup>[2]</sup>。</p>',
    );
    expect(file.text).toBe('建设用地控制在100km²以内，产量达到10⁸吨[2]。');
  });

  it('a note may begin behind the empty element that its reference leads to', async () => {
    const file = await readBody(
      '<p>产值<a href="#n1">[1]</a>达到300亿元。</p><p><a id="n1"></a>[1]指制氢和用氢环节的产值合计。</p>',
    );
    expect(file.text.split('\n')).toEqual(['产值[^1]达到300亿元。', '[^1]: 指制氢和用氢环节的产值合计。']);
  });

  it('tabs and line ends of the source are white space, those of preformatted text end lines', async () => {
    const file = await readBody('<p>建设\t加氢站\n20座。</p><pre>一、目标\n产值达到\t300亿元。</pre>');
    expect(file.text).toBe('建设 加氢站 20座。\n一、目标\n产值达到 300亿元。');
  });
});

describe('what is no article', () => {
  it('hidden elements, comments and scripts are left out and counted', async () => {
    const file = await readBody(
      '<p>到2025年，产值<span style="display: none">不</span>达到300亿元。</p><p hidden>草稿段落，请勿发布。</p><p aria-hidden="true">装饰</p><!-- 注释 --><script>var 产值 = 1;</script>',
    );
    expect(file.text).toBe('到2025年，产值达到300亿元。');
    expect(file.losses.map(({ kind }) => kind)).toEqual(['furniture', 'furniture', 'furniture']);
    expect(file.losses.reduce((sum, { count }) => sum + count, 0)).toBe(5);
    expect(samplesOf(file)).toMatch(/草稿段落，请勿发布。/);
  });

  it.each(['footer', 'crumbs', 'share', 'related', 'ewm', 'noprint'])(
    'what stands in an element called %s is left out and counted',
    async (name) => {
      const file = await readBody(
        `<p>到2025年，产值达到300亿元，企业超过50家，建成加氢站20座。</p><div class="${name}">页面工具由本站提供。</div><p>支持企业建设国家级创新中心，推动成果转化。</p>`,
      );
      expect(file.text).not.toContain('页面工具');
      expect(samplesOf(file)).toContain('页面工具由本站提供。');
    },
  );

  it('an index is no table of the plan, but a table of repealed texts is', async () => {
    const file = await readBody(
      '<p>为了维护法制统一，决定废止下列文件，现予公布。</p><table><tr><td>序号</td><td>文件名称</td><td>文号</td><td>发文机关</td></tr><tr><td>1</td><td>江州市某办法</td><td>江政发〔2010〕5号</td><td>市政府</td></tr></table>',
    );
    expect(file.text.split('\n').slice(1)).toEqual([
      '序号\t文件名称\t文号\t发文机关',
      '1\t江州市某办法\t江政发〔2010〕5号\t市政府',
    ]);
    expect(metadataOf(file)).toBeNull();
  });

  it.each([
    ['江州市氢能产业发展规划-江州市人民政府', '江州市氢能产业发展规划'],
    ['江州市氢能产业发展规划_市政府文件_江州市人民政府门户网站', '江州市氢能产业发展规划'],
    ['国务院关于氢能产业发展规划的批复_能源、电力_中国政府网', '国务院关于氢能产业发展规划的批复'],
    [
      '江州市氢能产业发展规划（2021-2025年） | 江州市发展和改革委员会',
      '江州市氢能产业发展规划（2021-2025年）',
    ],
    ['江州市人民政府 政府文件 江州市氢能产业发展规划', '江州市氢能产业发展规划'],
    ['江州市人民政府 关于加快氢能产业发展的意见', '江州市人民政府关于加快氢能产业发展的意见'],
    ['中国政府网', null],
    ['江州市人民政府门户网站', null],
  ])('the title %s is that of %s', async (title, expected) => {
    const file = await readBody('<p>到2025年，产值达到300亿元。</p>', `<title>${title}</title>`);
    expect(metadataOf(file)?.title ?? null).toBe(expected);
  });

  it.each([
    ['nested beyond measure', '<div>'.repeat(10_000)],
    ['with formatting that multiplies', Array.from({ length: 5000 }, (_, i) => `<b id=${i}>`).join('')],
    ['with thousands of attributes', `<p ${Array.from({ length: 5000 }, (_, i) => `a${i}`).join(' ')}>`],
  ])('a page %s is said to be damaged', async (_name, html) => {
    await expect(readBody(`${html}<p>产值达到300亿元。</p>`)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });

  it('a page nested deeper than any, but not beyond measure, is read', async () => {
    const file = await readBody(`${'<div>'.repeat(2000)}产值达到300亿元。`);
    expect(file.text).toBe('产值达到300亿元。');
  });
});

describe('an article that only its prose tells', () => {
  const TITLE = '江州市人民政府关于印发江州市海洋规划的通知';
  const PROSE = '<p>到2025年，海洋生产总值达到3000亿元，年均增长8%。</p>';
  const LINKS =
    '<ul><li><a href="1">要闻动态</a> 03-04</li><li><a href="2">规划计划</a></li><li><a href="3">统计数据</a></li></ul>';

  it('keeps its title and number from above, and its signature from below', async () => {
    const file = await readBody(
      `${LINKS}<div>${TITLE}</div><div>江政发〔2022〕3号</div><div>2022-03-08 10:00　来源：市政府办</div><div>${PROSE}${PROSE.replace('8', '9')}</div><div>江州市人民政府</div><div>2022年3月4日</div>${LINKS}`,
      `<title>${TITLE}-江州市人民政府</title>`,
    );
    expect(file.text.split('\n')).toEqual([
      TITLE,
      '江政发〔2022〕3号',
      '到2025年，海洋生产总值达到3000亿元，年均增长8%。',
      '到2025年，海洋生产总值达到3000亿元，年均增长9%。',
      '江州市人民政府',
      '2022年3月4日',
    ]);
  });

  it('keeps the plain lines right above a known element where the page does not say its title', async () => {
    const file = await readBody(
      `${LINKS}<p>当前位置：首页</p><p>${TITLE}</p><p>字号：大 中 小</p><div id="zoom">${PROSE}</div>`,
    );
    expect(file.text.split('\n')[0]).toBe(TITLE);
    expect(file.text.split('\n')).toHaveLength(2);
  });

  it('keeps its list of contents, whose links stay on the page', async () => {
    const file = await readBody(
      `<div><p><a href="#a">第一章 目标</a></p><p><a href="#b">第二章 任务</a></p><p><a href="#c">第三章 保障</a></p>${PROSE}</div>`,
    );
    expect(file.text.split('\n').slice(0, 3)).toEqual(['第一章 目标', '第二章 任务', '第三章 保障']);
  });

  it('does not take the title behind an empty label of the index for its value', async () => {
    const file = await readBody(
      `<dl><dt>索引号</dt><dd>000/1</dd><dt>名称</dt><dd>${TITLE}</dd><dt>文号</dt><dd>江政发〔2022〕3号</dd><dt>有效期</dt><dd></dd></dl><div>${TITLE}</div><div id="zoom">${PROSE}</div>`,
    );
    expect(file.text.split('\n')[0]).toBe(TITLE);
    expect(metadataOf(file)).toMatchObject({ title: TITLE, number: '江政发〔2022〕3号' });
  });
});

describe('the address of a page', () => {
  const addressOf = async (head: string) => (await readBody('<p>江州市海洋经济发展规划。</p>', head)).url;

  it('is its canonical link, else what its meta elements say', async () => {
    expect(await addressOf('<link rel="canonical" href="https://www.example.cn/a.html">')).toBe(
      'https://www.example.cn/a.html',
    );
    expect(await addressOf('<meta name="Url" content="http://www.example.cn/b.html">')).toBe(
      'http://www.example.cn/b.html',
    );
    expect(
      await addressOf(
        '<meta property="og:url" content="https://www.example.cn/c"><link rel="canonical" href="/relative">',
      ),
    ).toBe('https://www.example.cn/c');
  });

  it('is none where it is no address of the web', async () => {
    for (const given of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      '/a.html',
      'https://me:secret@example.cn/',
    ])
      expect(await addressOf(`<link rel="canonical" href="${given}">`)).toBeNull();
    expect(await addressOf('')).toBeNull();
  });
});
