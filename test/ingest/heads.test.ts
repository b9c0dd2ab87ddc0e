import { describe, expect, it } from 'vitest';
import type { SourceMetadata } from '../../src/model/document.js';
import type { Plan } from '../../src/model/plan.js';
import { outlineText, readOutline, sourceOf } from './read.js';

const plansOf = (text: string): readonly Plan[] => outlineText(text).outline.plans;
const only = (text: string): Plan => {
  const plans = plansOf(text);
  expect(plans).toHaveLength(1);
  return plans[0]!;
};
const BODY = '一、主要任务\n支持企业发展，完善服务体系，提高服务能力和水平。\n';

/** A text of several parts, each with what is said of it beside it. */
const readParts = (parts: readonly { text: string; metadata: Partial<SourceMetadata> }[]) => {
  let text = '';
  const starts = parts.map((part) => {
    const start = text.length;
    text += part.text;
    return start;
  });
  const none: SourceMetadata = { title: null, number: null, issuer: null, date: null };
  return readOutline({
    ...sourceOf(text),
    parts: parts.map(({ metadata }, i) => ({ start: starts[i]!, metadata: { ...none, ...metadata } })),
  }).outline.plans;
};

describe('who issues a plan', () => {
  it.each([
    [
      '国务院办公厅关于促进冰雪经济发展的意见\n国办发〔2024〕49号\n各省、自治区、直辖市人民政府：\n',
      ['国务院办公厅'],
    ],
    [
      '国务院关于同意设立国务院质量强国建设协调推进领导小组的批复\n国函〔2022〕11号\n市场监管总局：\n',
      ['国务院'],
    ],
    [
      '生态环境部 商务部 海关总署关于加强危险废物管理的通知\n环固体〔2024〕8号\n各省、自治区、直辖市生态环境厅（局）：\n',
      ['生态环境部', '商务部', '海关总署'],
    ],
    [
      '云岭市发展和改革委员会云岭市财政局关于做好项目储备的通知\n云发改〔2024〕6号\n各区发展改革局：\n',
      ['云岭市发展和改革委员会', '云岭市财政局'],
    ],
    [
      '中共云岭市委办公室 云岭市人民政府办公室关于加强基层治理的意见\n云办发〔2024〕6号\n各区党委、政府：\n',
      ['中共云岭市委办公室', '云岭市人民政府办公室'],
    ],
    [
      '云岭高新技术产业开发区管理委员会关于支持创新的若干措施\n云高管〔2024〕6号\n各有关单位：\n',
      ['云岭高新技术产业开发区管理委员会'],
    ],
    [
      '云岭市推进数字经济发展领导小组办公室关于开展试点的通知\n云数办〔2024〕6号\n各区人民政府：\n',
      ['云岭市推进数字经济发展领导小组办公室'],
    ],
    ['云岭市中级人民法院关于优化法治环境的意见\n云中法〔2024〕6号\n各区人民法院：\n', ['云岭市中级人民法院']],
    ['云岭海关等8部门关于促进跨境贸易便利化的措施\n云关发〔2024〕6号\n各有关单位：\n', ['云岭海关']],
  ])('stands before 关于: %s', (head, issuers) => {
    const plan = only(head + BODY);
    expect(plan.issuers).toEqual(issuers);
    expect(plan.issuer).toBe(issuers[0]);
    expect(plan.title).toBe(head.split('\n')[0]!.replaceAll(' ', ''));
  });

  it('stands in the head of the paper or in the signature where the title names none', () => {
    const paper = `云岭市人民政府文件\n云政发〔2024〕21号\n关于促进低空经济发展的若干措施\n各区人民政府：\n${BODY}`;
    expect(only(paper)).toMatchObject({
      issuers: ['云岭市人民政府'],
      number: '云政发〔2024〕21号',
      fromLine: 1,
    });
    const signed = `关于做好防汛工作的通知\n云汛〔2024〕3号\n各区防汛指挥部：\n${BODY}云岭市水利局\n云岭市应急管理局\n2024年5月6日\n`;
    expect(only(signed)).toMatchObject({
      issuers: ['云岭市水利局', '云岭市应急管理局'],
      date: '2024-05-06',
      dateKind: 'issued',
    });
  });

  it('is whom the signature names where the title only counts them', () => {
    const text = `工业和信息化部等三部门关于加快转型的指导意见\n工信部联规〔2023〕258号\n各省、自治区、直辖市有关部门：\n${BODY}工业和信息化部\n财政部\n国家税务总局\n2023年12月28日\n`;
    expect(only(text).issuers).toEqual(['工业和信息化部', '财政部', '国家税务总局']);
  });

  it('may stand alone above the number, with the title below it', () => {
    const text = `云岭市水利局\n云水规〔2024〕2号\n云岭市水利局\n关于印发《云岭市供水管理办法》的通知\n各区水利局：\n现将《云岭市供水管理办法》印发给你们。\n云岭市水利局\n2024年4月30日\n附件\n云岭市供水管理办法\n为加强供水管理，制定本办法。\n`;
    expect(only(text)).toMatchObject({
      title: '云岭市供水管理办法',
      number: '云水规〔2024〕2号',
      issuers: ['云岭市水利局'],
      date: '2024-04-30',
    });
  });

  it('is the government of the place for a report on its work', () => {
    const report = `政府工作报告\n——2026年1月15日在云岭市第十六届人民代表大会\n第五次会议上\n云岭市市长 李某某\n各位代表：\n现在，我代表市人民政府报告工作。\n${BODY}`;
    expect(only(report)).toMatchObject({
      title: '2026年云岭市政府工作报告',
      issuers: ['云岭市人民政府'],
      date: '2026-01-15',
      dateKind: null,
      periodStart: 2026,
      periodEnd: 2026,
    });
    expect(only(`2025年云岭省人民政府工作报告\n各位代表：\n现在报告工作。\n${BODY}`)).toMatchObject({
      title: '2025年云岭省人民政府工作报告',
      issuers: ['云岭省人民政府'],
      date: null,
    });
  });

  it('is written with the organ in the title unless the organ stands apart from it', () => {
    const rest = `云政发〔2024〕7号\n各区人民政府：\n${BODY}`;
    const title = (head: string) => only(`${head}\n${rest}`).title;
    expect(title('云岭市人民政府\n\n关于加快数字贸易发展的意见')).toBe('关于加快数字贸易发展的意见');
    expect(title('云岭市人民政府\n关于加快数字贸易发展的意见')).toBe(
      '云岭市人民政府关于加快数字贸易发展的意见',
    );
  });
});

describe('the date of a plan', () => {
  const head = '云岭市人民政府关于加快数字贸易发展的实施意见\n云政发〔2024〕12号\n各区人民政府：\n';
  it.each([
    ['云岭市人民政府\n2024年4月8日\n', '2024-04-08'],
    ['云岭市人民政府　2024年4月8日\n（此件公开发布）\n', '2024-04-08'],
    ['云 岭 市 人 民 政 府\n二〇二四年四月十八日\n', '2024-04-18'],
    ['2024年4月8日\n', '2024-04-08'],
  ])('is that of its signature: %j', (signature, date) => {
    expect(only(head + BODY + signature)).toMatchObject({ date, dateKind: 'issued' });
  });

  it.each([
    '根据《国务院关于促进贸易的意见》（国发〔2023〕2号，2023年5月1日）制定。\n',
    '2024年3月1日，市政府召开会议部署。\n',
    '完成时限：\n2024年12月31日\n',
    '云岭市人民政府\n2016年4月8日\n',
  ])('is none that the text speaks of: %j', (body) => {
    expect(only(head + BODY + body).date).toBeNull();
  });

  it('is the day of adoption where the text was adopted, and no part of the title', () => {
    expect(
      only(
        `云岭省国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要（2021年1月29日云岭省第十三届人民代表大会第四次会议通过）\n${BODY}`,
      ),
    ).toMatchObject({
      title: '云岭省国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要',
      date: '2021-01-29',
      dateKind: 'adopted',
      periodStart: 2021,
      periodEnd: 2025,
    });
    expect(
      only(
        `中共云岭市委关于制定国民经济和社会发展\n第十五个五年规划的建议\n（2025年11月28日中国共产党云岭市第十三届委员会\n第九次全体会议通过）\n${BODY}`,
      ),
    ).toMatchObject({
      title: '中共云岭市委关于制定国民经济和社会发展第十五个五年规划的建议',
      issuers: ['中共云岭市委'],
      date: '2025-11-28',
      kind: '建议',
      periodStart: 2026,
    });
  });
});

describe('the period of a plan', () => {
  it.each([
    ['云岭省国民经济和社会发展第一个五年计划', 1953, 1957],
    ['云岭省国民经济和社会发展第六个五年计划', 1981, 1985],
    ['云岭省国民经济和社会发展第十个五年计划纲要', 2001, 2005],
    ['云岭省国民经济和社会发展第二十个五年规划', 2051, 2055],
    ['云岭省“十五五”水利发展规划', 2026, 2030],
    ['云岭省“九五”水利发展规划', 1996, 2000],
    ['云岭省氢能产业三年行动计划（2024—2026年）', 2024, 2026],
    ['云岭省2024年至2026年氢能产业行动计划', 2024, 2026],
    ['云岭省2024年工作要点', 2024, 2024],
    ['云岭省营商环境行动方案（2023年版）', null, null],
  ])('of %s is %s to %s', (title, periodStart, periodEnd) => {
    expect(only(`${title}\n${BODY}`)).toMatchObject({ title, periodStart, periodEnd });
  });
});

describe('the place of a plan', () => {
  it.each([
    [
      '国家新材料产业发展规划\n一、发展环境\n战胜了四川汶川特大地震，上海、天津先行先试，产业稳步发展。\n',
      null,
    ],
    ['云岭市文化规划\n一、主要任务\n扩建白银铝厂，办好广东优品展，建设演出中心和文化设施。\n', null],
    [`教育部办公厅关于支持上海教育改革的通知\n教办〔2024〕1号\n上海市教育委员会：\n${BODY}`, null],
    [`无锡市教育局关于支持改革的通知\n锡教〔2024〕1号\n各区教育局：\n${BODY}`, '无锡市'],
    [`关于无锡市促进创业的意见\n${BODY}`, '无锡市'],
    [`促进创业的若干措施\n${BODY}无锡市财政局\n2024年5月6日\n`, '无锡市'],
    [`关于促进创业的意见\n厦府〔2024〕3号\n各区人民政府：\n${BODY}`, '厦门市'],
    [`关于促进创业的意见\n吉政〔2024〕3号\n各县人民政府：\n${BODY}`, null],
    [`云岭市人民政府关于促进创业的意见\n厦府〔2024〕3号\n各区人民政府：\n${BODY}`, null],
  ])('is that of its issuer or its title: %j', (text, jurisdiction) => {
    expect(only(text).jurisdiction).toBe(jurisdiction);
  });
});

describe('one file of many texts', () => {
  const letter = (n: number) =>
    `云岭市人民政府办公室关于做好第${'一二三'[n]}批试点工作的通知\n云政办发〔2024〕${n + 1}号\n各区人民政府：\n${BODY}云岭市人民政府办公室\n2024年${n + 1}月8日\n`;
  it('is cut into them, each with its own number and date', () => {
    expect(plansOf([0, 1, 2].map(letter).join('')).map(({ number, date }) => [number, date])).toEqual([
      ['云政办发〔2024〕1号', '2024-01-08'],
      ['云政办发〔2024〕2号', '2024-02-08'],
      ['云政办发〔2024〕3号', '2024-03-08'],
    ]);
  });

  it('counts an announcement as the head of the text that it announces', () => {
    const text = `${letter(0)}云岭市第十五届人民代表大会常务委员会公告\n第12号\n《云岭市湿地保护条例》已由云岭市第十五届人民代表大会常务委员会第二十次会议于2024年8月29日通过，现予公布。\n云岭市湿地保护条例\n（2024年8月29日云岭市第十五届人民代表大会常务委员会第二十次会议通过）\n第一章 总则\n为了保护湿地，制定本条例。\n`;
    const [, law] = plansOf(text);
    expect(law).toMatchObject({
      title: '云岭市湿地保护条例',
      issuers: ['云岭市第十五届人民代表大会常务委员会'],
      date: '2024-08-29',
      dateKind: 'adopted',
      kind: '条例',
      fromLine: 8,
    });
  });

  it('is cut where the source keeps its texts apart, whatever their words', () => {
    const plans = readParts([
      {
        text: `${BODY}落实本规划。\n`,
        metadata: { title: '云岭市旅游规划', issuer: '云岭市文化和旅游局', date: '2024-03-01' },
      },
      { text: letter(1), metadata: { title: '无关标题', number: '云政〔2000〕1号', date: '2000-01-01' } },
      {
        text: `关于印发方案的通知如下。\n云岭市供水保障方案\n${BODY}`,
        metadata: { title: '云岭市水利局关于印发云岭市供水保障方案的通知', number: '云水〔2024〕5号' },
      },
      { text: `规划的实施意见\n${BODY}`, metadata: { title: '云岭市国土空间规划的实施意见' } },
    ]);
    expect(plans.map(({ title, number, issuer, date }) => [title, number, issuer, date])).toEqual([
      ['云岭市旅游规划', null, '云岭市文化和旅游局', '2024-03-01'],
      [
        '云岭市人民政府办公室关于做好第二批试点工作的通知',
        '云政办发〔2024〕2号',
        '云岭市人民政府办公室',
        '2024-02-08',
      ],
      ['云岭市供水保障方案', '云水〔2024〕5号', '云岭市水利局', null],
      ['云岭市国土空间规划的实施意见', null, null, null],
    ]);
  });
});

describe('a text without a head', () => {
  it('goes by what it calls itself, and by no text that it follows', () => {
    const own =
      '一、总体要求\n为推动养老服务发展，制定《云岭市养老服务规划》。养老服务面向全体老年人，养老服务机构要规范。\n';
    expect(only(own).title).toBe('云岭市养老服务规划');
    const follows =
      '一、总体要求\n根据《养老服务规划》，养老服务面向老年人，养老服务要规范。落实养老服务政策。\n';
    expect(only(follows).title).toBe('plan');
  });
});

describe('what a copied web page adds', () => {
  const page = `当前位置：首页 > 政务公开 > 规划计划
发文字号：云政发〔2024〕3号　成文日期：2024年2月6日
发布日期：2024-02-20
【字体：
大
中
小
】
分享：
来源：
云岭日报
云岭市氢能产业发展行动计划
一、总体目标
分享发展经验，打印电子证照，来源可查。
打印
各部门协同推进，确保取得实效。
【打印】【关闭】
责任编辑：李四
`;
  it('is left out and counted, and what it says of the text is its metadata', () => {
    const { document, outline } = outlineText(page);
    expect(outline.plans).toMatchObject([
      {
        title: '云岭市氢能产业发展行动计划',
        number: '云政发〔2024〕3号',
        date: '2024-02-06',
        dateKind: 'issued',
      },
    ]);
    expect(outline.passages.map(({ text }) => text)).toEqual([
      '云岭市氢能产业发展行动计划',
      '一、总体目标',
      '分享发展经验，打印电子证照，来源可查。',
      '各部门协同推进，确保取得实效。',
    ]);
    const lost = document.losses.filter(({ kind }) => kind === 'furniture');
    expect(lost.reduce((sum, { count }) => sum + count, 0)).toBe(14);
  });

  it('stays out of the title of a report', () => {
    const text = `下载\n打印\n【字号：\n加大\n还原\n减小\n】\n2025年云岭省政府工作报告\n2025-01-20 08:30:00\n——2025年1月18日在云岭省第十四届人民代表大会第三次会议上\n省长 王某\n各位代表：\n现在，我代表省人民政府报告工作。\n${BODY}`;
    expect(only(text)).toMatchObject({ title: '2025年云岭省政府工作报告', date: '2025-01-18', kind: '报告' });
  });
});

describe('marks of pages', () => {
  it.each(['# Page 3:', '--- Page 3 ---', '第3页', '第 3 页 共 9 页'])(
    '%j inside a sentence is no heading, and the sentence is whole',
    (mark) => {
      const text = `云岭市供水规划\n一、主要目标。到2026年，公共供水普及率达到\n${mark}\n98%以上。\n二、保障措施\n加强组织领导。\n`;
      const { outline } = outlineText(text);
      expect(outline.sections.map(({ marker, heading }) => marker + heading)).toEqual([
        '',
        '一、主要目标',
        '二、保障措施',
      ]);
      expect(outline.passages.map(({ text: words }) => words)).toContain(
        '到2026年，公共供水普及率达到98%以上。',
      );
    },
  );
});

describe('characters set apart by recognition', () => {
  it('are words again in the title block', () => {
    const text = `云 岭 市 人 民 政 府 办 公 室\n关 于 加 快 发 展 养 老 服 务 的 意 见\n云 政 办 发 〔 2024 〕 17 号\n各 区 人 民 政 府 ：\n一 、 主 要 目 标\n到 2026 年 ， 建 成 养 老 服 务 中 心 30 个 。\n云 岭 市 人 民 政 府 办 公 室\n2 0 2 4 年 5 月 6 日\n`;
    expect(only(text)).toMatchObject({
      title: '云岭市人民政府办公室关于加快发展养老服务的意见',
      number: '云政办发〔2024〕17号',
      issuers: ['云岭市人民政府办公室'],
      date: '2024-05-06',
    });
  });

  it('leave a number in a row of cells', () => {
    const text = `云岭市人民政府文件\n云政发〔2024〕7号\t签发人：王某\n云岭市人民政府关于发展海洋经济的意见\n各区人民政府：\n${BODY}`;
    expect(only(text)).toMatchObject({
      number: '云政发〔2024〕7号',
      title: '云岭市人民政府关于发展海洋经济的意见',
    });
  });
});

describe('a number in a sentence', () => {
  it('begins no text where the line goes on behind it', () => {
    const text = `江州市2023年改革工作要点\n江政办〔2023〕8号\n${BODY}严格落实《关于暂停部分条款的通知》\n（江水厅〔2022〕219号）要求，\n对新开工水利建设项目在发布招标信息时可同步发布预审公告\n（或招标文件）。\n`;
    expect(only(text)).toMatchObject({ title: '江州市2023年改革工作要点', number: '江政办〔2023〕8号' });
  });
});

describe('parts of a plan', () => {
  const levels = (text: string) =>
    outlineText(text)
      .outline.sections.filter(({ level }) => level > 0)
      .map(({ level, marker, heading }) => [level, marker, heading]);

  it('nest from 编 to 节', () => {
    const text =
      '云岭省发展规划\n第一编 总论\n第一篇 背景\n第一部分 基础\n第一章 环境\n第一节 机遇\n机遇与挑战并存。\n第二章 形势\n形势向好。\n第二篇 目标\n目标明确。\n';
    expect(levels(text)).toEqual([
      [1, '第一编', '总论'],
      [2, '第一篇', '背景'],
      [3, '第一部分', '基础'],
      [4, '第一章', '环境'],
      [5, '第一节', '机遇'],
      [4, '第二章', '形势'],
      [2, '第二篇', '目标'],
    ]);
  });

  it.each([
    ['without page numbers', (heading: string) => heading],
    ['with dots', (heading: string) => `${heading}……………3`],
  ])('are not opened by a table of contents %s', (_, entry) => {
    const headings = ['第一章 发展基础', '第一节 主要成就', '第二章 发展目标'];
    const text = `云岭市工业发展规划\n目 录\n${headings.map(entry).join('\n')}\n${headings.map((heading) => `${heading}\n工业体系比较完整。\n`).join('')}`;
    expect(levels(text)).toEqual([
      [1, '第一章', '发展基础'],
      [2, '第一节', '主要成就'],
      [1, '第二章', '发展目标'],
    ]);
  });
});
