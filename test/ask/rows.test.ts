import { describe, expect, it } from 'vitest';
import { readRows } from '../../src/ask/passages/rows.js';
import { namesBy, passage, propose, section } from './proposing.js';

const rowsOf = (text: string) => readRows(text).map(({ members }) => members);

describe('rows of things that are alike', () => {
  it.each([
    ['坚持集中患者、集中专家、集中资源的“三集中”原则，', ['集中患者', '集中专家', '集中资源']],
    ['制造业智能改造、绿色改造、技术改造“三大改造”深入实施，', ['智能改造', '绿色改造', '技术改造']],
    ['建立甲乙、甲丙、甲丁跨地区协同治理机制。', ['甲乙', '甲丙', '甲丁']],
    ['并在税收、创新、人才等领域予以补贴。', ['税收', '创新', '人才']],
    ['培育一批有研发机构、有研发人员、有研发经费的企业。', ['有研发机构', '有研发人员', '有研发经费']],
    ['实施产业链链长和产业联盟会长“双长制”，', ['产业链链长', '产业联盟会长']],
    ['鼓励建立“苗圃+孵化器+加速器”一体化的链条。', ['苗圃', '孵化器', '加速器']],
    ['通过“展、会、赛”三大板块，搭建平台。', ['展', '会', '赛']],
    [
      '六大能力中心：数据安全中心、公共服务中心、反欺诈中心。',
      ['数据安全中心', '公共服务中心', '反欺诈中心'],
    ],
    [
      '各类主体，包含：创业企业，基金、创业基金管理人，创业基金。',
      ['创业企业', '基金、创业基金管理人', '创业基金'],
    ],
    ['完善弹性出让、混 合 供 地、先 租 后 让等模式，', ['弹性出让', '混合供地', '先租后让']],
    ['现场设初检区、急救处置区、后送区标志牌。', ['初检区', '急救处置区', '后送区']],
  ])('%s', (text, members) => expect(rowsOf(text)).toContainEqual(members));

  it('end where another one begins', () => {
    const rows = rowsOf('使用红、黄、绿、黑分类标志对危重、重症、轻伤和死亡人员做出标志。');
    expect(rows).toContainEqual(['红', '黄', '绿', '黑']);
    expect(rows).toContainEqual(['危重', '重症', '轻伤', '死亡']);
  });

  it('hold no member that is much longer than the others, where nothing is alike', () =>
    expect(
      rowsOf('使用红、黄、绿、黑分类标志对危重、重症、轻伤和死亡人员做出标志。')
        .flat()
        .filter((name) => name.includes('黑分类')),
    ).toEqual([]));

  it('in quotation marks have the clause that they stand in', () => {
    const [row] = readRows('完善服务体系。建设“苗圃+孵化器+加速器”一体化的链条，推动成果转化。');
    expect(row!.clause).toBe('建设“苗圃+孵化器+加速器”一体化的链条');
  });

  it('say how many the name beside them counts', () =>
    expect(readRows('明确重点事项、重点园区、重点企业“三个清单”。')[0]).toMatchObject({
      members: ['重点事项', '重点园区', '重点企业'],
      counted: 3,
      alike: 2,
    }));
});

describe('what a sentence sets beside each other', () => {
  const beside = (frame: string) =>
    namesBy(
      'matched',
      propose(frame, { words: ['预警'] }, [
        section(passage('一、预警', 'heading'), [
          passage(
            '依次用红色、橙色、黄色、蓝色表示特别重大(Ⅰ级)、重大(Ⅱ级)、较大(Ⅲ级)、一般(Ⅳ级)四个级别的预警。',
          ),
        ]),
      ]),
    );

  it('answers by the partner of the one that is named', () => {
    expect(beside('重大事件的预警用什么颜色')).toContainEqual(['橙色']);
    expect(beside('黄色预警是哪个级别')).toContainEqual(['较大']);
    expect(beside('特别重大事件用什么颜色')).toContainEqual(['红色']);
  });
  it('answers nothing where two of a row are named', () => expect(beside('红色和黄色预警')).toEqual([]));
});

describe('whether a sentence gives one to the other', () => {
  const whether = (frame: string, text: string) =>
    propose(frame, { words: ['预警', '标志'] }, [section(passage('一、预警', 'heading'), [passage(text)])])
      .filter(({ features }) => 'matched whether' in features)
      .map(({ reading }) => reading.boolean);
  const levels =
    '依次用红色、橙色、黄色、蓝色表示特别重大(Ⅰ级)、重大(Ⅱ级)、较大(Ⅲ级)、一般(Ⅳ级)四个级别的预警。';
  it('is told by the places of both in their rows', () => {
    expect(whether('橙色预警是特别重大吗', levels)).toEqual([false]);
    expect(whether('橙色预警表示重大吗', levels)).toEqual([true]);
    expect(
      whether('黑色标志给危重的吗', '使用红、黄、绿、黑检伤分类标志对危重、重症、轻伤和死亡人员做出标志。'),
    ).toEqual([false]);
  });
  it('is told of several in the order in which they are named', () => {
    expect(whether('蓝色预警是一般、黄色预警是较大吗', levels)).toEqual([true]);
    expect(whether('蓝色预警是较大、黄色预警是一般吗', levels)).toEqual([false]);
  });
  it('is not told where the question names members of one row only', () =>
    expect(whether('有橙色预警吗', levels)).toEqual([]));
});

describe('a sentence that a page cuts', () => {
  it('is read with its end, and cites both', () => {
    const cut = propose('重点是哪三项', { words: ['重点'] }, [
      section(passage('一、平台', 'heading'), [
        passage('明确重点事项、重点园区、重点'),
        passage('企业“三个清单”。'),
      ]),
    ]).filter(({ features }) => 'spelled' in features);
    const whole = cut.find(({ reading }) => reading.items.length === 3)!;
    expect(whole.reading.items.map(({ name }) => name)).toEqual(['重点事项', '重点园区', '重点企业']);
    expect(whole.reading.evidence).toHaveLength(2);
  });
});
