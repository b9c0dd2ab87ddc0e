// What is read of pages that differ in one thing (npx vitest run test/ingest/pages/pageSteps.test.ts -u writes test/gold/steps anew).
import { expect, it } from 'vitest';
import { readHtml } from '../../../src/ingest/load/html.js';
import { cases, range, said, steps } from '../steps.js';

const PROSE =
  '为加强水务工作，制定本规划，各部门要认真贯彻执行，确保取得实效，并及时报告落实情况和存在的问题。';
const MORE = '各地要落实责任，加强督促检查，推动各项任务完成，重要情况及时报告，有关经验注意总结和推广。';

const page = (body: string, head = '') =>
  readHtml(`<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`, 'page.html');
const short = (text: string) => text.replaceAll(PROSE, '…').replaceAll(MORE, '……');
const textOf = (body: string, head = '') => short(page(body, head).text);
/** The text of an article with these elements in it. */
const inside = (body: string) =>
  textOf(`<div class="article_content"><p>${PROSE}</p>${body}<p>${MORE}</p></div>`);
const lossesOf = (body: string) =>
  page(body).losses.map(({ kind, count, sample, line }) => `${kind} ${count} ${short(sample)} ${line}`);
const all = (body: string, head = '') => {
  const { text, metadata, url } = page(body, head);
  return [short(text), ...(metadata ? [said(metadata)] : []), ...(url ? [url] : [])];
};
const city = (count: number) => '城'.repeat(count);

async function keep(name: string, ...parts: readonly (readonly string[])[]): Promise<void> {
  await expect(short(parts.flat().join('\n'))).toMatchFileSnapshot(`../../gold/steps/${name}.txt`);
}

it('lines are laid by their elements', async () => {
  const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const two = row('甲', '1') + row('乙', '2');
  await keep(
    'page-lines',
    cases(
      'elements',
      [
        '<div>甲<span>乙</span> 丙</div>',
        '<p> 甲 </p>',
        '<p>甲<br>乙</p>',
        '<p>甲\n乙</p>',
        '<pre>甲\n乙</pre>',
        '<div style="white-space: pre-wrap">甲\n乙</div>',
        '<span style="display:block">甲</span><span>乙</span>',
        '<span>甲</span><span>乙</span>',
        '<p>甲 <b> 乙</b></p>',
        '<h2>甲</h2>',
        '<h2>支持企业。</h2>',
        '<h3>云政发〔2024〕7号</h3>',
        `<h2>${city(60)}</h2>`,
        `<h2>${city(61)}</h2>`,
        '<p hidden>甲</p>',
        '<p style="display:none">甲</p>',
        '<p aria-hidden="true">甲</p>',
        '<p aria-hidden="false">甲</p>',
        '<button>甲</button>',
        '<script>甲</script>',
        '<!-- 甲 -->',
        '<p>甲<!-- 乙 -->丙</p>',
        '<object>甲</object>',
        '<svg></svg>',
        '<p>达到10<sup>8</sup>立方米</p>',
        '<p>达到10<sup>12345</sup>立方米</p>',
        '<p>第<sup>ii</sup>条</p>',
        '<p>第<sup>①</sup>条</p>',
        '<p>第<sup>①</sup>条</p><p>① 指全市。</p>',
        '<p>第<sup>①</sup>条<sup>①</sup></p><p>①指全市。</p><p>①指全省。</p>',
        '<p>①指全市。</p><p>第<sup>①</sup>条</p>',
        '<p>第<sup>[1]</sup>条</p><table><tr><td>[1]</td><td>甲</td></tr></table>',
        '<p>第<sup>注</sup>条</p>',
        '<p>第<sup>*</sup>条</p><p>第二<sup>[2]</sup>条</p><p>[2]指全市。</p>',
        '<p>甲<a href="#n1">[1]</a></p><p id="n1">[1] 指全市。</p>',
        '<p>甲<a href="#n1">[1]</a></p><p><a name="n1"></a>[1] 指全市。</p>',
        '<p>甲<a href="#n1">[1]</a></p><p><a name="n1">[1]</a> 指全市。</p>',
        '<p id="n1">[1] 指全市。</p><p>甲<a href="#n1">[1]</a></p>',
        '<p>甲<a href="#n1">[1]</a></p><p id="n1">指全市。</p>',
        '<p>甲<a href="#n1">[1]</a></p><ol><li id="n1">指全市。</li></ol>',
        '<p>甲<a href="#n1">见注</a></p><p id="n1">[1] 指全市。</p>',
        '<p>甲<sup><a href="#n1">1</a></sup></p><p id="n1">（1）指全市。</p>',
        '<p>甲<a href="#n1">[1]</a></p><p id="n1"><span>[1]</span> 指全市。</p>',
        '<p>甲<a href="#n1">[1]</a></p><p><span id="n1"></span></p><p>[1] 指全市。</p>',
        '<p>甲<a href="#n9">[1]</a></p>',
        '<p>甲<a href="#n1">[1]</a>和<a href="#n1">[1]</a></p><p id="n1">[1] 指<a href="#n1">[1]</a>全市。</p>',
        '<p>甲<b href="#">乙</b></p>',
        '<p><a href="/a">甲</a></p>',
      ],
      inside,
    ),
    cases(
      'numbered lists',
      [
        '<ol><li>甲</li><li>乙</li></ol>',
        '<ol start="3"><li>甲</li></ol>',
        '<ol start="x"><li>甲</li></ol>',
        '<ol reversed><li>甲</li><li>乙</li></ol>',
        '<ol><li value="7">甲</li><li>乙</li></ol>',
        '<ol><li value="7.5">甲</li></ol>',
        '<ol type="a"><li>甲</li></ol>',
        '<ol type="A" start="27"><li>甲</li></ol>',
        '<ol type="a" start="0"><li>甲</li></ol>',
        '<ol type="i" start="4"><li>甲</li></ol>',
        '<ol type="I" start="0"><li>甲</li></ol>',
        '<ol type="I" start="3999"><li>甲</li><li>乙</li></ol>',
        '<ol type="x"><li>甲</li></ol>',
        '<ol style="list-style-type: cjk-ideographic" start="99"><li>甲</li><li>乙</li></ol>',
        '<ol style="list-style-type: cjk-ideographic" start="0"><li>甲</li></ol>',
        '<ol style="list-style: decimal-leading-zero"><li>甲</li></ol>',
        '<ol style="list-style: none"><li>甲</li></ol>',
        '<ol style="list-style: inside"><li>甲</li></ol>',
        '<ol><li style="list-style: none">甲</li><li style="list-style: lower-roman">乙</li></ol>',
        '<ol class="custom_cn2"><li>甲</li></ol>',
        '<ol class="other"><li>甲</li></ol>',
        '<ol><li>1. 甲</li><li>2. 乙</li></ol>',
        '<ol><li>1. 甲</li><li>乙</li></ol>',
        '<ol><li><p> </p><p>甲</p><p>乙</p></li></ol>',
        '<ol><div>甲</div><li>乙</li></ol>',
        '<ol><li></li><li>乙</li></ol><p>丙</p>',
        '<ul><li>甲</li></ul>',
      ],
      inside,
    ),
    cases(
      'tables',
      [
        `<table>${two}</table>`,
        `<table role="presentation">${two}</table>`,
        `<table><caption>表1</caption>${two}</table>`,
        `<table><tfoot>${row('合', '3')}</tfoot>${two}</table>`,
        `<table>${row('题')}${two}</table>`,
        `<table>${two}${row('支持企业。')}</table>`,
        `<table>${two}${row('支持企业')}</table>`,
        `<table>${row('', '')}${two}</table>`,
        `<table>${row('甲')}${row('乙')}</table>`,
        `<table>${row('甲')}${row('乙')}${row('丙', '1')}</table>`,
        `<table>${row('甲')}${row('乙')}${row('丙', '1')}${row('丁', '1')}</table>`,
        `<table>${row('甲', '')}${row('', '乙')}</table>`,
        `<table><tr><td rowspan="2">甲</td><td>1</td></tr><tr><td>2</td></tr></table>`,
        `<table><tr><td rowspan="0">甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr></table>`,
        `<table><tr><td colspan="2">甲</td><td>1</td></tr>${row('乙', '丙', '2')}</table>`,
        `<table><tr><td rowspan="2" colspan="2">甲</td><td>1</td></tr><tr><td>2</td></tr></table>`,
        `<table><tr><td rowspan="9">甲</td><td>1</td></tr><tr><td>2</td></tr></table>`,
        `<table><tr><td colspan="0">甲</td><td>1</td></tr><tr><td>2</td></tr></table>`,
        `<table><tr><td>甲</td><td rowspan="2">1</td><td>子</td></tr><tr><td>乙</td><td>丑</td></tr></table>`,
        `<table><tr><td>甲<img src="a.png"></td><td>1<script></script></td></tr>${row('乙', '2')}</table>`,
        `<table><tr><td><p>甲</p><p>乙</p></td><td>1</td></tr>${row('乙', '2')}</table>`,
        `<table><tr><td><a href="/a">甲</a></td><td>1</td></tr>${row('乙', '2')}</table>`,
        `<table><thead>${row('甲', '1')}</thead><tbody>${row('乙', '2')}</tbody></table>`,
        `<table><tr><th>甲</th><td>1</td></tr></table>`,
        `<table><tr><td>甲</td><td>1</td></tr><script>x</script></table>`,
        `<table><tr><td><table>${two}</table></td><td>丙</td></tr></table>`,
      ],
      inside,
    ),
    steps('how long a cell is that goes over two rows', [498, 499, 500, 501, 502], (count) =>
      inside(
        `<table><tr><td rowspan="2">${city(count)}</td><td>1</td></tr><tr><td>2</td></tr></table>`,
      ).replace(/城+/g, '城'),
    ),
    steps('how long a cell of prose is', [398, 399, 400, 401, 402], (count) =>
      inside(
        `<table>${row(`${`${city(96)}。`.repeat(3)}${city(count - 292)}。`, '甲')}${row('乙', '2')}</table>`,
      ).replace(/城+/g, '城'),
    ),
    steps('how many sentences a cell of prose has', range(1, 5), (count) =>
      inside(`<table>${row(`${city(200)}。`.repeat(count), '甲')}${row('乙', '2')}</table>`).replace(
        /城+/g,
        '城',
      ),
    ),
    steps('how much the other cells hold', range(398, 406), (count) =>
      inside(
        `<table>${row(`${`${city(100)}。`.repeat(4)}甲`, city(count))}${row('乙', '2')}</table>`,
      ).replace(/城+/g, '城'),
    ),
    steps('how many columns a table has', [98, 99, 100, 101], (count) =>
      lossesOf(`<table>${`<tr>${'<td>1</td>'.repeat(count)}</tr>`.repeat(2)}</table>`),
    ),
    steps(
      'how many columns a cell spans',
      [98, 99, 100, 101, 102],
      (count) =>
        page(`<table><tr><td>1</td><td colspan="${count}">2</td></tr>${row('1', '2')}</table>`).text.split(
          '\n',
        )[0]!.length,
    ),
    cases(
      'pictures',
      [
        '<img src="/a/b.png?x=1">',
        '<img src="/a/icon1.png">',
        '<img src="b.png" width="32" height="32">',
        '<img src="b.png" width="32" height="33">',
        '<img src="b.png" width="20">',
        '<img data-src="c.png" src="b.png">',
        '<img src="data:image/png;base64,AAAAAAAAAAAAAAAAAAA">',
        '<img>',
        '<img src="/a/">',
      ],
      (image) => lossesOf(`<div class="article_content"><p>${PROSE}</p>${image}<p>${MORE}</p></div>`),
    ),
    cases(
      'what is left out',
      [
        `<p>${PROSE}</p><img src="a.png">`,
        `<img src="a.png"><div class="nav"><p>首页</p></div><p>${PROSE}</p>`,
        `<p>${PROSE}</p><script>x</script><p>${MORE}</p><script>y</script>`,
        `<p>${PROSE}</p><div class="footer">${'<p>版权所有云湖网</p>'.repeat(3)}</div>`,
        `<p>${PROSE}</p><div class="footer"><p>${city(79)}</p></div>`,
        `<p>${PROSE}</p><div class="footer"><p>${city(40)}</p><p>${'湖'.repeat(39)}</p></div>`,
        `<p>${PROSE}</p><div class="footer"><p>${city(40)}</p><p>${'湖'.repeat(40)}</p></div>`,
        '',
        '<p> </p>',
      ],
      (body) => lossesOf(body),
    ),
    cases(
      'pages that a script shows',
      [
        `<div style="display:none"><p>${PROSE}</p></div><p>加载中</p>`,
        `<div style="display:none"><p>${PROSE}</p></div><p>${MORE}${MORE}</p>`,
        `<div class="article_content" style="display:none"><p>${PROSE}</p></div>`,
        `<div style="visibility:hidden">${PROSE}</div>`,
      ],
      (body) => textOf(body),
    ),
  );
});

it('the article of a page is found by its prose, its container and its title', async () => {
  const TITLE = '云湖市水务发展规划';
  const titled = `<meta name="ArticleTitle" content="${TITLE}">`;
  const links = (count: number, words = '要闻') =>
    range(1, count)
      .map((i) => `<p><a href="/${i}">${words}${i}</a></p>`)
      .join('');
  const around = (before: string, behind: string, body = `<p>${PROSE}</p><p>${MORE}</p>`) =>
    textOf(`${before}<div class="article_content">${body}</div>${behind}`, titled);
  const free = (before: string, behind: string, head = titled) =>
    textOf(
      `<div><div>${before}</div><div><p>${PROSE}</p><p>${MORE}</p></div><div>${behind}</div></div>`,
      head,
    );
  await keep(
    'page-articles',
    steps('how many links follow each other', range(1, 5), (count) =>
      around('', '', `<p>${PROSE}</p>${links(count)}<p>${MORE}</p>`),
    ),
    cases(
      'links',
      [
        '<p><a href="/1">要闻1</a></p>',
        '<p><a href="/1">要闻1</a> 2024-01-02</p>',
        '<p><a href="/1">要闻要闻</a>五字</p>',
        '<p><a href="/1">要闻要闻要闻要闻</a>字</p>',
        '<p><a href="/1">要闻要闻</a>字</p>',
        '<p><a href="/1">附件：任务清单</a></p>',
        '<p>要闻</p>',
        '<p><a href="#a">要闻1</a></p>',
        '<p><a>要闻1</a></p>',
      ],
      (link) => [
        around('', '', `<p>${PROSE}</p>${link.repeat(3)}<p>${MORE}</p>`),
        around('', '', `<p>${PROSE}</p><h3>相关</h3>${link.repeat(3)}<p>${MORE}</p>`),
        around('', '', `<p>${PROSE}</p><p>要点</p>${link.repeat(3)}`),
      ],
    ),
    cases(
      'what stands over the article',
      [
        `<h1>${TITLE}</h1>`,
        `<p>首页</p><h1>${TITLE}</h1>`,
        `<h1>${TITLE}</h1><p>来源：云湖网</p>`,
        `<h1>${TITLE}</h1><p>云政发〔2024〕7号</p>`,
        `<h1>${TITLE}</h1><p>2024年3月5日</p><p>专题</p>`,
        `<h1>云湖市水务</h1><h1>发展规划</h1>`,
        `<h1>云湖市</h1><h1>水务</h1><h1>发展</h1><h1>规划</h1>`,
        `<h1>${TITLE}</h1><img src="a.png"><p>序</p>`,
        `<h1>${TITLE}</h1><p><a href="/1">专题</a></p>`,
        `<h1>${TITLE}</h1><p><a href="/1">专题</a>报道</p>`,
        `<h1>${TITLE}</h1><p>相关链接</p>`,
        `<p>云政发〔2024〕7号</p>`,
        `<p>专题</p>`,
        `<p>专题</p><p>来源：云湖网</p>`,
        '<p>一</p><p>二</p><p>三</p><p>四</p>',
        '<p>一</p><img src="a.png"><p>二</p>',
        '<p>一</p><p><a href="/1">二</a></p><p>三</p>',
        '<p>打印</p><p>一</p>',
        `<h1>关于${TITLE}的说明和有关情况</h1>`,
        `<h1>${TITLE}（2024年版）</h1>`,
        `<h1>${TITLE}${city(20)}</h1>`,
        `<h1>${TITLE}${city(21)}</h1>`,
        '<h1>水务发展规划</h1>',
        '<h1>务发展规划</h1>',
      ],
      (before) => [around(before, ''), free(before, ''), free(before, '', '')],
    ),
    cases(
      'titles that are long',
      [
        '云湖市人民政府关于加快水务事业高质量发展的意见',
        '关于加快水务事业高质量发展的意见',
        '加快水务事业高质量发展的意见',
        '云湖市人民政府办公室印发云湖市水务发展规划',
        '某某省云湖市平川区大湖街道办事处水务发展规划方案',
        '大湖街道办事处水务发展规划方案',
      ],
      (title) =>
        around(`<h1>${title.slice(-16)}</h1><p>序</p>`, '').concat(
          ' | ',
          textOf(
            `<h1>${title.slice(-16)}</h1><p>序</p><div class="article_content"><p>${PROSE}</p><p>${MORE}</p></div>`,
            `<meta name="ArticleTitle" content="${title}">`,
          ),
        ),
    ),
    cases(
      'what stands behind the article',
      [
        '<p>云湖市人民政府</p><p>2024年3月5日</p>',
        '<p>2024年3月5日</p><img src="a.png"><p>（此件公开发布）</p>',
        '<p>2024年3月5日</p><p>其他</p><p>云湖市人民政府</p>',
        '<p>2024年3月5日</p><script>x</script><p>（此件公开发布）</p>',
        '<p>责任编辑：张三</p>',
        '<p>打印</p><p>云湖市人民政府</p>',
        '<p>附件：任务清单</p>',
        '<p>相关链接</p><p>其他</p>',
      ],
      (behind) => [around('', behind), free('', behind)],
    ),
    cases(
      'what stands at the edges of the article',
      [
        '<p>来源：云湖网</p>',
        '<p>2024-03-05</p>',
        '<p>2024年3月5日</p>',
        '<p>作者：张三</p>',
        '<p>相关链接</p><p>其他事项</p>',
        '<p>解读</p>',
        '<p>扫一扫在手机打开当前页</p>',
        '<p>上一篇：要闻</p>',
      ],
      (edge) => [
        around('', '', `${edge}<p>${PROSE}</p><p>${MORE}</p>`),
        around('', '', `<p>${PROSE}</p><p>${MORE}</p>${edge}`),
        around('', '', `<p>${PROSE}</p>${edge}<p>${MORE}</p>`),
      ],
    ),
    cases(
      'a title that is repeated',
      [
        `<p>${TITLE}</p><p>${TITLE}</p>`,
        `<p>${TITLE}</p><p>序言</p><p>${TITLE}</p>`,
        '<p>云湖市水务</p><p>发展规划</p><p>云湖市水务</p><p>发展规划</p>',
        `<p>${TITLE}</p><p>云湖市水务</p><p>发展规划</p>`,
        `<p>${TITLE}</p>`,
        `<p>${TITLE}</p><p>${PROSE}${MORE}</p><p>${TITLE}</p>`,
        '<p>水务发展</p><p>水务发展</p>',
        '<p>水务发展规划有关事项</p><p>水务发展规划有关事项</p>',
      ],
      (body) => [
        around('', '', `${body}<p>${PROSE}</p><p>${MORE}</p>`),
        textOf(`<div class="article_content">${body}<p>${PROSE}</p><p>${MORE}</p></div>`),
      ],
    ),
    steps('how long a line over the text is', range(36, 44), (count) =>
      around('', '', `<p>2024-03-05 10:30 ${city(count - 17)}，</p><p>${PROSE}</p>`).replace(/城+/, '城'),
    ),
    steps('how many links stand in what is around the prose', range(0, 8), (count) =>
      textOf(
        `<div><p>概况说明文字十个字</p>${'<span><a href="/1">要闻</a></span>'.repeat(count)}<div><p>${PROSE}</p><p>${MORE}</p></div></div>`,
      ).includes('概况'),
    ),
    steps(
      'how much of the prose an element holds',
      range(1, 8),
      (count) =>
        textOf(
          `<div id="zoom"><p>${PROSE}</p></div><div>${range(1, count)
            .map((i) => `<p>${i}支持企业扩大产能，建设示范基地。</p>`)
            .join('')}</div>`,
        ).split('\n').length,
    ),
    steps(
      'how much of the prose an element of the page holds',
      range(1, 12),
      (count) =>
        textOf(
          `<p>${PROSE}</p><div class="footer"><p>${'支持企业，'.repeat(count)}建设基地。</p></div>`,
        ).split('\n').length,
    ),
  );
});

it('what a page says of its article is read of its index, its meta elements, its title and its headings', async () => {
  const body = `<div class="article_content"><p>${PROSE}</p><p>${MORE}</p></div>`;
  const meta = (entries: Readonly<Record<string, string>>) =>
    Object.entries(entries)
      .map(([name, content]) => `<meta name="${name}" content="${content}">`)
      .join('');
  const index = (pairs: readonly string[], more = '') =>
    all(`<div>${pairs.map((pair) => `<p>${pair}</p>`).join('')}</div>${more}${body}`);
  await keep(
    'page-metadata',
    cases(
      'titles',
      [
        '云湖市水务发展规划',
        '云湖市水务发展规划_云湖市人民政府网站',
        '云湖市水务发展规划 - 云湖市水利局',
        '云湖市人民政府 云湖市水务发展规划',
        '云湖市人民政府 关于水务发展的意见',
        '规划计划 - 云湖市水务发展规划',
        '云湖市水务发展规划-要闻-云湖网',
        '云湖市水务发展规划 — 上篇',
        '云湖市人民政府网站',
        '政策文件',
        '水务',
        '云湖市水务发展…',
        '首页|云湖市水务发展规划|云湖网',
        '__云湖市水务发展规划__云湖网',
        '短 | 云湖网',
        '云湖市水务发展规划|说明',
        '云湖市水务发展规划（云政发〔2024〕7号）',
        '云湖 水务 发展 规划',
        `${city(600)}规划`,
        '云湖市水务发展规划2024-2026年',
        '云湖市水务局文件汇编平台说明资讯',
        '云湖市水务资讯',
      ],
      (title) => [
        all(body, `<title>${title}</title>`).at(-1),
        all(body, `<title>${title}</title>${meta({ SiteName: '短 说明' })}`).at(-1),
        all(`<h1>云湖市水务发展规划纲要</h1>${body}`, `<title>${title}</title>`).at(-1),
      ],
    ),
    steps('how long the name of a site is', range(10, 16), (count) =>
      all(body, `<title>${city(count - 1)}网</title>`).at(-1),
    ),
    steps('how long a title is', range(4, 8), (count) =>
      all(body, `<title>${'云湖市水务规划'.slice(0, count)}</title>`).at(-1),
    ),
    cases(
      'meta elements',
      [
        { ArticleTitle: '云湖市水务发展规划', PubDate: '2024-03-05 10:30', ContentSource: '云湖市水利局' },
        { PubDate: '20240305' },
        { PubDate: '202403051' },
        { PubDate: '2024年3月5日' },
        { PubDate: '2024/03/05' },
        { PubDate: '三月' },
        { PubDate: '二〇二四年三月五日' },
        { ContentSource: '云湖日报' },
        { ContentSource: '云湖市 水利局' },
        { 'og:url': 'https://yunhu.example/a' },
        { url: 'yunhu.example/a' },
        { url: 'ftp://yunhu.example/a' },
        { url: 'https://u:p@yunhu.example/a' },
        { url: 'https://u@yunhu.example/a' },
        { url: 'https://:p@yunhu.example/a' },
        { url: 'https://[x/a' },
        { SiteName: '云湖网', ArticleTitle: '云湖网' },
        { description: '' },
        { ArticleTitle: ' ' },
      ] as readonly Readonly<Record<string, string>>[],
      (entries) => all(body, meta(entries)).slice(1),
    ),
    cases(
      'addresses',
      [
        '<link rel="canonical" href="https://yunhu.example/b">',
        '<link rel=" Canonical " href="https://yunhu.example/b">',
        '<link rel="icon" href="https://yunhu.example/b">',
        '<a rel="canonical" href="https://yunhu.example/b">',
        '<link rel="canonical"><meta name="url" content="https://yunhu.example/c">',
        '<meta name="url" content="https://yunhu.example/c"><meta name="url" content="https://yunhu.example/d">',
        '<meta property="og:url" content="https://yunhu.example/c">',
        '<script name="url" content="https://yunhu.example/c"></script>',
      ],
      (head) => all(body, head).slice(1),
    ),
    steps(
      'how long an address is',
      [1998, 1999, 2000, 2001],
      (count) =>
        all(body, `<link rel="canonical" href="https://yunhu.example/${'a'.repeat(count - 22)}">`).length,
    ),
    cases(
      'indexes',
      [
        ['索引号：000-1', '发文机关：云湖市水利局', '文号：云水发〔2024〕7号'],
        ['索引号：000-1', '发文机关：云湖市水利局'],
        ['发文机关：云湖市水利局', '文号：云水发〔2024〕7号', '成文日期：2024年3月5日'],
        ['来源：云湖网', '编辑：张三', '字体：大'],
        ['文号：云水发〔2024〕7号', '来源：云湖网', '编辑：张三'],
        ['索引号：', '文号：', '发文机关：云湖市水利局'],
        ['索引号：000-1', '文号：无', '发文机关：—', '发布机构：云湖市水利局'],
        ['索引号', '000-1', '文号', '云水发〔2024〕7号', '发文机关', '云湖市水利局 云湖市财政局'],
        ['索引号：000-1 文号：云水发〔2024〕7号 发文机关：云湖市水利局、云湖网'],
        [
          '索引号：000-1',
          '名称：云湖市水务发展规划',
          '发文机关：甲',
          '公开日期：2024-03-06',
          '成文日期：2024-03-05',
        ],
        ['索引号：000-1', '文号：无编号', '主题分类：水务', '公开日期：2024-03-06'],
        ['说明说明说明说明索引号：000-1', '文号：云水发〔2024〕7号', '发文机关：云湖市水利局'],
        ['说明说明说明说明说明说明说明索引号：000-1', '文号：云水发〔2024〕7号', '发文机关：云湖市水利局'],
        ['索引号：000-1', '主题分类', '主题分类', '文号：云水发〔2024〕7号', '发文机关：云湖市水利局'],
      ],
      (pairs) => index(pairs),
    ),
    steps('how long a value of an index on its own line is', [298, 299, 300, 301], (count) =>
      index([
        '索引号：000-1',
        '文号：云水发〔2024〕7号',
        '发文机关：云湖市水利局',
        '内容概述',
        city(count),
      ]).map((one) => one.replace(/城+/, '城')),
    ),
    steps('how long a line of an index is', [3998, 3999, 4000, 4001], (count) =>
      index([
        '索引号：000-1',
        '文号：云水发〔2024〕7号',
        `内容概述：${city(count - 5)}`,
        '发文机关：云湖市水利局',
      ]).map((one) => one.replace(/城+/, '城')),
    ),
    cases(
      'headings among an index',
      [
        ['索引号：000-1', '文号：云水发〔2024〕7号', '发文机关'],
        ['索引号：000-1', '文号：云水发〔2024〕7号', '发文机关：云湖市水利局'],
      ],
      (pairs) => [
        index(pairs, '<h1>云湖市水务发展规划</h1>'),
        index(pairs, '<p>云湖市财政局</p>'),
        index(pairs, '<p>000-1</p>'),
        index(pairs, '<img src="a.png"><p>云湖市财政局</p>'),
      ],
    ),
    cases(
      'lines of source and time',
      [
        '来源：云湖网 2024-03-05',
        '2024-03-05 10:30',
        '发布时间：2024年3月5日',
        '时间：不详',
        `来源：${city(90)} 2024-03-05`,
        `来源：${city(106)} 2024-03-05`,
        `来源：${city(107)} 2024-03-05`,
      ],
      (line) => all(`<p>${line}</p>${body}`).slice(1),
    ),
  );
});
