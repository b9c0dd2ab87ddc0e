import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceSpan } from '../../src/language/sourceMap.js';
import { displayWidth } from '../../src/language/width.js';
import type { Document } from '../../src/model/document.js';
import { clean, outlineSeed, readSeed } from './read.js';

const lines = (document: Document) =>
  document.blocks.map(({ span }) => document.text.slice(span.start, span.end));

describe('joining lines', () => {
  it('joins a paragraph that is wrapped at the page width with blank lines between', () => {
    const text = [
      '战略性新兴产业相关服务业是战略性新兴产业技术发',
      '展而伴随产生的新兴服务业态，主要采用现代化的新技术、',
      '新业态和新服务方式，向战略性新兴产业提供高附加值、高',
      '层次、知识型的生产服务业。',
    ].join('\n\n');
    expect(lines(clean(text))).toEqual([text.replace(/\n/g, '')]);
  });

  it('joins what is set narrower than the text above it, below a heading of its own', () => {
    const wide =
      '大宗商品物流。推进大宗商品物流组织集约化,推动大宗商品物流从以生产企业安排为主的传统模式转型。';
    const heading = '2.创新发展金融业,建设重要的金融中心';
    const narrow = [
      '以全面落实“服务实体经济、防控金融风',
      '险、深化金融改革”三项任务为导向,着力',
      '构建现代金融服务体系,力争到2025年增',
      '加值突破1800亿元。做强金融总部经济,推',
      '动国内外金融机构在江州设立功能性总部。',
    ];
    const text = [...Array<string>(12).fill(wide), heading, ...narrow].join('\n\n');
    expect(lines(clean(text)).slice(12)).toEqual([heading, `${narrow.slice(0, 4).join('')}${narrow[4]}`]);
  });

  it('joins a sentence across a page number and a running head', () => {
    const head = '郑州市人民政府公报 (2022.11)                     市政府文件';
    const page = (number: number, before: string, after: string) =>
      `${before}\n\n—${number}—\n\n${head}\n\n${after}\n\n`;
    const document = clean(
      page(1, '全市科技进步贡献率由2015年的58%提高到2020', '年的63%,研发投入强度持续提高,与国家差距缩小。') +
        page(2, '创新能力不断增强,累计建设各级各类研发机构三', '千余个,创新平台体系不断健全,成效十分明显。'),
    );
    expect(document.text).toContain('提高到2020年的63%');
    expect(document.text).toContain('研发机构三千余个');
    expect(document.text).not.toContain('公报');
    expect(document.runningHeads).toEqual([head]);
  });

  it('takes letters that recognition set apart for words, and leaves words of several characters as they are', () => {
    expect(lines(clean('支持  企业  发展  项目  Plan  2025  落地'))).toEqual([
      '支持企业发展项目Plan 2025落地',
    ]);
    expect(lines(clean('江 州 市 推 进  Plan  2025  落地'))).toEqual(['江州市推进Plan2025落地']);
    expect(lines(clean('江 州 市 建设 A 2 个 中 心。'))).toEqual(['江州市建设A 2个中心。']);
  });

  it('sets a footnote behind the sentence that it interrupts', () => {
    const document = clean(
      '到2027年，氢能产业产值达到300亿元[^1]，建成加氢站\n[^1]: 指制氢、储氢和用氢环节的产值合计。\n20座，推广燃料电池汽车1500辆。\n',
    );
    expect(lines(document)).toEqual([
      '到2027年，氢能产业产值达到300亿元，建成加氢站20座，推广燃料电池汽车1500辆。',
      '指制氢、储氢和用氢环节的产值合计。',
    ]);
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['prose', 'note']);
  });

  it('takes the letter-spacing out of words and the marks of a conversion away', () => {
    expect(lines(clean('建设 颜 值 最 靓、环 境 最 美的科创之窗。'))).toEqual([
      '建设颜值最靓、环境最美的科创之窗。',
    ]);
    expect(lines(clean('[bookmark: _Toc86974510]规划概述\n\n面向“十四五”发展，立足规划体系。'))[0]).toBe(
      '规划概述',
    );
    expect(lines(clean('六、强化服务体系建设**（二十一）拓宽募资渠道**'))).toEqual([
      '六、强化服务体系建设',
      '（二十一）拓宽募资渠道',
    ]);
  });

  it('joins the words of a heading that is broken over lines', () => {
    const blocks = lines(outlineSeed('003').document);
    expect(blocks).toContain('(三)加强关键基础材料攻关,提升新材料产业竞争优势');
    expect(blocks).toContain('(四)建设国内领先的智能传感器研发生产基地');
    expect(lines(outlineSeed('002').document)).toContain('第三章培育战略科技力量强化科技创新策源能力');
  });

  it('keeps table rows apart, with their cells', () => {
    expect(lines(outlineSeed('003').document)).toContain('研发经费投入强度\t%\t2\t2.6\t3\t预期性');
    expect(lines(outlineSeed('002').document)).toContain('8\t新郑市\t200\t800\t\t1000\t1000');
  });

  it('keeps prose with spaces around its figures in one piece', () => {
    expect(lines(clean('本规划期限为 5 年，自 2021 年至 2025 年。'))).toEqual([
      '本规划期限为5年，自2021年至2025年。',
    ]);
  });
});

describe('offsets', () => {
  const holds = (document: Document) => {
    for (const { span } of document.blocks) {
      for (let i = span.start; i < span.end; i++) {
        const shown = document.text[i]!;
        const source = document.source[document.origins[i]!]!;
        if (/\s/.test(shown)) expect(/\s/.test(source)).toBe(true);
        else expect(source).toBe(shown);
        if (i > span.start) expect(document.origins[i]!).toBeGreaterThan(document.origins[i - 1]!);
      }
    }
  };

  it.each(['000', '001', '002', '003', '004'])(
    'every character of seed %s knows its place in the source',
    (seed) => {
      holds(outlineSeed(seed).document);
    },
  );

  it('a mention in a seed, cut out of the source, is the text shown', async () => {
    const { document, mentions } = await readSeed('000');
    for (const mention of mentions) {
      const { start, end } = sourceSpan(document, mention.span);
      const slice = document.source.slice(start, end).replace(/\s/g, '');
      if (!slice.includes('—')) expect(slice).toBe(mention.text.replace(/\s/g, ''));
    }
  });

  it('holds on any text that is wrapped at any width', () => {
    const character = fc.constantFrom(...'郑州市加快建设中原科技城，发展。、2025年（一）AI ');
    fc.assert(
      fc.property(
        fc.array(character, { minLength: 20, maxLength: 300 }),
        fc.integer({ min: 16, max: 60 }),
        fc.boolean(),
        (chars, width, blank) => {
          let source = '';
          let line = '';
          for (const char of chars) {
            line += char;
            if (displayWidth(line) < width) continue;
            source += line + (blank ? '\n\n' : '\n');
            line = '';
          }
          const document = clean(source + line);
          holds(document);
          const bare = (text: string) => text.replace(/\s/g, '');
          expect(bare(document.text)).toBe(bare(document.source));
        },
      ),
      { numRuns: 200 },
    );
  });
});
