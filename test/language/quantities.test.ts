import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { makeQuantityReader } from '../../src/language/quantities.js';

const { numbers } = loadKnowledge();
const reader = makeQuantityReader(numbers);
const read = (text: string) =>
  reader
    .find(text)
    .map(({ value, valueMax, unit }) => [value, ...(valueMax === null ? [] : [valueMax]), unit]);

const measures = numbers.dimensions.flatMap(({ factors }) => Object.keys(factors));
const multipliers = Object.keys(numbers.multipliers).filter((word) => !['十', '百', '千'].includes(word));

describe('the grammar of units', () => {
  it('composes every multiplier with every noun of measure', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', ...multipliers),
        fc.constantFrom(...measures.filter((word) => !/^[A-Za-z]$/.test(word))),
        fc.integer({ min: 1, max: 99_999 }),
        (multiplier, measure, value) => {
          const unit = multiplier + measure;
          expect(read(`规模达到${value}${unit}，居前列`)).toEqual([[value, unit.replace('％', '%')]]);
        },
      ),
    );
  });

  it.each([
    ['粮食产量稳定在1.3万亿斤以上', [[1.3, '万亿斤']]],
    ['增长5.5%—6%', [[5.5, 6, '%']]],
    ['培育3-5家企业', [[3, 5, '家']]],
    ['减征100万元至300万元部分', [[100, 300, '万元']]],
    ['劳动生产率达到42万元/人', [[42, '万元/人']]],
    ['浓度不高于35微克/立方米', [[35, '微克/立方米']]],
    ['整治道路12条（段）', [[12, '条（段）']]],
    ['百分之三十', [[30, '%']]],
    ['1,200家企业', [[1200, '家']]],
    ['压缩到15个工作日', [[15, '个工作日']]],
    ['完成培训40学时', [[40, '学时']]],
    ['年满65周岁', [[65, '周岁']]],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    '出栏3900万吖',
    '“1+9”行动',
    '城乡收入比2.27:1',
    'G318国道',
    '第3批',
    '推进5G网络建设',
    '从3方面发力',
  ])('reads no amount in %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('says that 余 and 多 are more than the number', () => {
    expect(reader.find('清理300余家、3万多户').map(({ value, over }) => [value, over])).toEqual([
      [300, true],
      [3, true],
    ]);
  });

  it('takes units apart', () => {
    expect(reader.parseUnit('亿美元')).toEqual({ multiplier: 1e8, measure: '美元', per: null });
    expect(reader.parseUnit('万元/人')).toEqual({ multiplier: 1e4, measure: '元', per: '人' });
    expect(reader.parseUnit('预期性')).toBeNull();
  });
});

describe('digits that are set apart', () => {
  const joined = (text: string) => {
    const spaces = new Set(reader.spacesInside(text));
    return [...text].filter((_, i) => !spaces.has(i)).join('');
  };
  it.each([
    ['产值 6 0 0 亿元', '产值 600 亿元'],
    ['到2 0 2 5年', '到2025年'],
    ['增长6 . 5 %左右', '增长6.5 %左右'],
    ['企业12 000家', '企业12000家'],
  ])('%s is %s', (text, expected) => {
    expect(joined(text)).toBe(expected);
  });
  it.each(['国家级平台 个 5 8 预期性', '2020 2025 目标值'])('%s are several', (text) => {
    expect(joined(text)).toBe(text);
  });
});

describe('what bounds a number', () => {
  const opposites = numbers.bounds.filter(({ denied }) => denied);
  const words = opposites.flatMap((rule) => rule.words.map((word) => ({ ...rule, word })));

  it('is a word, or the denial of its opposite, whatever modal stands around it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        fc.constantFrom('', ...numbers.denials),
        fc.constantFrom('', '力争', '确保', '应', '必须'),
        ({ word, means, denied }, denial, modal) => {
          const comparator = denial === '' ? means : denied;
          expect(reader.boundOf(`覆盖率${modal}${denial}${word}`, '，')?.comparator).toBe(comparator);
        },
      ),
    );
  });

  it('may stand behind the number, but never against a denial before it', () => {
    expect(reader.boundOf('失业率控制在', '以内')?.comparator).toBe('<=');
    expect(reader.boundOf('覆盖率', '（含）以上')?.comparator).toBe('>=');
    expect(reader.boundOf('覆盖率不得低于', '左右')?.comparator).toBe('>=');
    expect(reader.boundOf('覆盖率达到', '')).toBeNull();
  });
});
