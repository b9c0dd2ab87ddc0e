// What names stand for, by names that differ in one thing, in plans of several places (npx vitest run test/ingest/linkSteps.test.ts -u
// writes test/gold/steps anew).
import { expect, it } from 'vitest';
import { teachNames } from '../../src/ingest/ingest.js';
import { makeIdentifier } from '../../src/ingest/link/identify.js';
import {
  makeApartTest,
  makePlaceLeaver,
  makeSpeller,
  makeZoneKey,
  withoutEnding,
} from '../../src/ingest/link/spelling.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { type EntityType, type Mention, UNIT_GROUP } from '../../src/model/entity.js';
import type { Plan } from '../../src/model/plan.js';
import { cases, fileOf } from './steps.js';

const knowledge = loadKnowledge();
teachNames(knowledge);
const identify = makeIdentifier(knowledge);

const plan = (jurisdiction: string | null, more: Partial<Plan> = {}): Plan => ({
  id: 'p',
  file: 'plan.txt',
  title: '测试产业发展规划',
  number: '测政〔2024〕7号',
  issuer: null,
  issuers: [],
  date: null,
  dateKind: null,
  kind: '规划',
  periodStart: null,
  periodEnd: null,
  jurisdiction,
  fromLine: 1,
  toLine: 9,
  span: { start: 0, end: 9 },
  documentKind: 'policy',
  ...more,
});
const PLANS: readonly Plan[] = [
  plan('郑州市'),
  plan('河南省'),
  plan(null),
  plan('重庆市', { issuers: ['重庆市黔江区人民政府'] }),
  plan('郑州市', { issuers: ['郑州市财政局'] }),
];
const mention = (type: Mention['type'], text: string, more: Partial<Mention> = {}): Mention => ({
  type,
  text,
  plan: 'p',
  passage: 'p',
  span: { start: 0, end: text.length },
  source: 'model',
  confidence: 1,
  standsFor: null,
  ...more,
});

/** What a name stands for in each of the plans, once for those in which it is the same. */
const stands = (type: Mention['type'], text: string, more: Partial<Mention> = {}) => [
  ...new Set(
    PLANS.map((one) => {
      const identity = identify.mention(mention(type, text, more), one);
      const { name, key, city, kind, reason, isOpen } = identity;
      return [
        name,
        key !== undefined && key !== name ? `key ${key}` : null,
        city,
        kind,
        reason,
        isOpen ? 'open' : null,
        identify.isLocal(type, identity) ? 'local' : null,
      ]
        .filter((part) => part !== null)
        .join(', ');
    }),
  ),
];

async function keep(name: string, ...parts: readonly (readonly string[])[]): Promise<void> {
  await expect(parts.flat().join('\n')).toMatchFileSnapshot(fileOf(name));
}

it('a name stands for what its lexicon, its place, its ending and its rules say', async () => {
  await keep(
    'link-names',
    cases(
      'a policy text',
      [
        '《测试产业发展规划》',
        '〈云湖规划〉',
        '测政〔2024〕7号',
        '测政（2024）7号',
        '云政发〔2024〕9号',
        '《关于印发云湖市规划的通知》',
        '《市人才规划》',
        '《市场规划》',
        '《省级规划》',
        '全市人才规划',
      ],
      (text) => [stands('Plan', text), stands('Plan', text, { source: 'document number' })],
    ),
    cases(
      'an industry',
      [
        '氢能产业',
        '氢能',
        '云湖业',
        '产业',
        '新产业',
        '高新技术产业',
        '特色产业',
        '一批氢能产业',
        '三大氢能产业',
        '三大特色产业',
        '氢能产业链',
        '氢能产业集群',
        '现代物流业',
        '物流',
        '物流产业',
        '云湖制造',
        '装备制造（云湖）',
        '氢能（绿氢）',
        '云湖（绿氢）',
        '生物及大健康',
        '生物与大健康产业',
        '人工智能',
        '人工智能产业',
        '餐饮服务业',
        '批发零售业',
        '旅游业',
        '云湖旅游业',
        '汽车',
        '汽车产业',
        '智能网联汽车',
      ],
      (text) => stands('Industry', text),
    ),
    cases(
      'an institution',
      [
        '市财政局',
        '省财政厅',
        '区财政局',
        '县财政局',
        '财政局',
        '市政府',
        '市人民政府',
        '省政府',
        '市委',
        '市委宣传部',
        '市委办公室',
        '郑州市财政局',
        '河南省科技厅',
        '郑州市政府',
        '云湖市政府',
        '云湖市委',
        '云湖市法院',
        '云湖省法院',
        '云湖市中院',
        '云湖市检察院',
        '中国银行',
        '中国银行郑州分行',
        '中国银行云湖分行',
        '云湖银行郑州分行',
        '国务院',
        '国家发展改革委',
        '发改委',
        '市发改委',
        '市发展和改革委员会',
        '办公室',
        '机关党委',
        '公路处',
        '局公路处',
        '金水区',
        '金水区政府',
        '郑东新区管委会',
        '郑州高新区管委会',
        '高新区管委会',
        '云湖高新区管委会',
        '云湖高新区',
        '云',
        '各区县政府',
        '云湖公司',
        '云湖大学',
        '郑州大学',
        '重庆市黔江区财政局',
        '黔江区财政局',
        '水利局',
      ],
      (text) => [
        stands('Institution', text),
        ...(text.endsWith('局') ? [stands('Institution', text, { source: 'office list' })] : []),
        ...(text.startsWith('各') ? [stands('Institution', text, { source: UNIT_GROUP })] : []),
      ],
    ),
    cases(
      'units of a kind',
      ['各区县政府', '区县（市）政府', '各有关管委会', '县〔市、区〕人民政府'],
      (text) => stands('Institution', text, { source: UNIT_GROUP }),
    ),
    cases(
      'a zone',
      [
        '金水区',
        '郑东新区',
        '高新区',
        '经开区',
        '自贸区',
        '自贸试验区',
        '郑州高新区',
        '郑州片区',
        '自贸区郑州片区',
        '河南自贸试验区',
        '云湖自贸区',
        '云湖市',
        '云湖县',
        '云湖镇',
        '云湖新城',
        '云湖新城区域',
        '云湖区域',
        '云湖片区',
        '云湖地区',
        '郑东新区片区',
        '郑东新区区域',
        '黔江区',
        '巩义',
        '巩义市',
        '郑州市巩义市',
        '中牟县',
        '河南省',
        '河南',
        '北京市',
        '朝阳区',
        '鼓楼区',
        '云湖经济技术开发区',
        '云湖市经开区',
        '云湖产业园',
        '云',
        '新区',
      ],
      (text) => stands('Zone', text),
    ),
    cases(
      'a project',
      [
        '市网上大厅',
        '省网上办事大厅',
        '省级平台',
        '市场平台',
        '区块链平台',
        '云湖大桥',
        '全市一张网',
        '县城改造',
        '市民广场',
      ],
      (text) => stands('Project', text),
    ),
    cases(
      'a short name that the plan introduces',
      [
        ['Plan', '《规划》', '《云湖市人才规划》'],
        ['Institution', '市指挥部', '云湖市应急指挥部'],
        ['Industry', '新氢能', '绿色氢能产业'],
        ['Zone', '新区', '郑东新区'],
      ] as const,
      ([type, text, standsFor]) => stands(type, text, { standsFor }),
    ),
    cases('a thing of its own', ['Plan', 'Zone', 'Industry', 'Institution', 'Project'] as const, (type) => {
      const { name, city, kind, reason } = identify.asWritten(mention(type, ' 云湖 片区'), plan('云湖市'));
      return [name, city, kind, reason];
    }),
    cases('an issuer', ['郑州市人民政府', '云湖市财政局', '国务院'], (name) => {
      const found = identify.issuer(name, plan('郑州市'));
      return [found.name, found.city, found.kind, found.reason];
    }),
  );
});

it('writings of one name are brought together, and no others', async () => {
  const spell = makeSpeller(knowledge);
  const zoneKey = makeZoneKey(knowledge);
  const leave = makePlaceLeaver(knowledge);
  const apart = [
    { type: 'Zone', name: '南部新城', not: '云湖南部新城', because: 'x' },
  ] as unknown as (typeof knowledge)['apart'];
  const isApart = makeApartTest({ apart });
  const leaveApart = makePlaceLeaver({ naming: knowledge.naming, apart });
  const TYPES: readonly EntityType[] = ['Zone', 'Industry', 'Institution', 'Project'];
  await keep(
    'link-spellings',
    cases(
      'a name of each type',
      [
        '云湖市政府',
        '云湖市政府办公室',
        '云湖市委',
        '中共云湖市委',
        '云湖市委宣传部',
        '云湖自治州党委',
        '河南自贸区',
        '中国（河南）自贸试验区',
        '云湖自贸区',
        '河南自由贸易试验区郑州片区',
        '郑州自贸区',
        '生物及大健康',
        '生物及药',
        '云湖市检察院',
        '云湖省高院',
      ],
      (name) => [...new Set(TYPES.map((type) => spell(type, name)))],
    ),
    cases(
      'a zone',
      [
        '云湖经济技术开发区',
        '云湖市经开区',
        '云湖经济开发区',
        '云湖高新技术产业开发区',
        '高新区',
        '云湖区域',
        '云湖片区',
        '云湖平原地区',
        '云湖平原',
        '云湖工业园区',
        '云湖工业园',
        '区域',
        '云区域',
        '云湖',
      ],
      zoneKey,
    ),
    cases('an ending', ['云湖区域', '云区域', '区域', '云湖'], (name) =>
      withoutEnding(name, ['区域', '地区']),
    ),
    cases(
      'two names',
      [
        ['Zone', '南部新城', '云湖南部新城'],
        ['Zone', '云湖南部新城', '南部新城'],
        ['Project', '南部新城', '云湖南部新城'],
        ['Zone', '南部新城', '南部新城'],
        ['Zone', '北部新城', '云湖南部新城'],
        ['Zone', '云湖南部新城', '北部新城'],
        ['Zone', '北部新城', '南部新城'],
      ] as const,
      ([type, one, other]) => isApart(type, one, other),
    ),
    cases(
      'a name behind its place',
      [
        ['云湖市数据交易中心', '云湖市'],
        ['云湖数据交易中心', '云湖市'],
        ['数据交易中心', '云湖市'],
        ['云湖市', '云湖市'],
        ['云湖市中心', '云湖市'],
        ['云湖南部新城', '云湖市'],
        ['云湖市数据交易中心', ''],
        ['云湖市数据交易中心', '市'],
      ],
      ([name, place]) => [
        leave('Zone', name!, place!),
        leaveApart('Zone', name!, place!),
        leaveApart('Project', name!, place!),
      ],
    ),
  );
});
