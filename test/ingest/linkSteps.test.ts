// What names stand for, by names that differ in one thing, in plans of several places (npx vitest run test/ingest/linkSteps.test.ts -u
// writes test/gold/steps anew).
import { expect, it } from 'vitest';
import { teachNames } from '../../src/ingest/ingest.js';
import { makeFullerNameProposer } from '../../src/ingest/link/fullerNames.js';
import { makeIdentifier } from '../../src/ingest/link/identify.js';
import { makeTargetLinker } from '../../src/ingest/link/indicators.js';
import { makeDivisionFinder, makeLevelReader } from '../../src/ingest/link/levels.js';
import { indexNames } from '../../src/ingest/link/nameIndex.js';
import {
  makeApartTest,
  makePlaceLeaver,
  makeSpeller,
  makeZoneKey,
  withoutEnding,
} from '../../src/ingest/link/spelling.js';
import { makeLexiconFinder } from '../../src/ingest/recognise/lexicon.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { cutWords } from '../../src/language/words.js';
import { type EntityType, type Mention, UNIT_GROUP } from '../../src/model/entity.js';
import type { Passage, Plan } from '../../src/model/plan.js';
import type { UnlinkedTarget } from '../../src/model/target.js';
import { cases, fileOf, named } from './steps.js';

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

it('an indicator has the name and the unit of its kind', async () => {
  const link = makeTargetLinker(knowledge, (name) => (name.endsWith('公园') ? 'Park' : null));
  await keep(
    'link-indicators',
    cases(
      'an indicator with a value of three',
      [
        ['高新技术企业', '家'],
        ['高新技术企业数量', '家'],
        ['全市高新技术企业数', '户'],
        ['国家高新技术企业总数', '万家'],
        ['研发投入强度', '%'],
        ['全社会研究与试验发展（R&D）经费支出占地区生产总值（GDP）比重', '%'],
        ['森林覆盖率', '%'],
        ['森林覆盖率', '个百分点'],
        ['全市森林覆盖率', '%'],
        ['全市每年新建公园数量', '个'],
        ['全市公园', '个'],
        ['全市公', '个'],
        ['云湖公园数量', '个'],
        ['云湖公园', '个'],
        ['工业产值', '亿元'],
        ['工业总产值', '万元'],
        ['工业产值', '万亿元'],
        ['“云湖”产值', '亿元'],
        ['云湖星海指数', '分'],
        ['的', '个'],
        ['住房面积', '万平方米'],
        ['住房面积', '公顷'],
        ['办理时间', '个工作日'],
        ['电量', '亿千瓦时'],
        ['云湖公园', '座'],
      ] as const,
      ([indicator, unit]) => {
        const target = { indicator, unit, value: 3 } as unknown as UnlinkedTarget;
        const { measures, reason, baseValue } = link(target);
        const { id, ...rest } = measures;
        return [id.slice(0, 14), Object.values(rest), reason, baseValue];
      },
    ),
  );
});

it('names of the lexicons are found whole, and not in other words', async () => {
  const find = [null, '郑州市', '河南省', '金水区', '厦门市'].map((place) =>
    makeLexiconFinder(knowledge, place),
  );
  await keep(
    'link-lexicon',
    cases(
      'a text',
      [
        '发展金融业。',
        '发展金融业务。',
        '发展集成电路产业。',
        '发展集成电路（芯片）产业链。',
        '发展集成电路（芯片、设备、材料）产业。',
        '集成电路化水平。',
        '集成电路化工。',
        '河南省发改委牵头。',
        '省发改委牵头。',
        '由省发改委牵头。',
        '各省发改委牵头。',
        '郑州市发改委牵头。',
        '市发改委牵头。',
        '全市发改委牵头。',
        '各市政府负责。',
        '城市政府负责。',
        '市政府负责。',
        '市委宣传部牵头。',
        '市委员会牵头。',
        '省委托管理。',
        '云湖市委托管理。',
        '内蒙古自治区财政厅',
        '黑龙江省财政厅',
        '郑州市财政局',
        '财政局负责。',
        '在河南举办。',
        '在河南省举办。',
        '河南优品展。',
        '河南省优品展。',
        '河南国际物流中心。',
        '河南和湖北。',
        '河南，推广。',
        '中原区建设。',
        '金水区建设。',
        '金水建设。',
        '航空港区建设。',
        '郑东新区建设。',
        '中原科技城',
        '对外贸易，外贸。',
        '财政部门，财政部。',
      ],
      (text) => [
        ...new Set(
          find.map((one) =>
            one(text, cutWords(text))
              .map(({ start, end, type, source, weight }) =>
                [text.slice(start, end), type, source.replace('lexicon/', ''), weight].join(' '),
              )
              .join(' / '),
          ),
        ),
      ],
    ),
  );
});

it('a place is told by the plan and the places around it', async () => {
  const index = indexNames(knowledge);
  const levels = makeLevelReader(knowledge, index);
  const division = makeDivisionFinder(knowledge, index);
  const plans = [
    ...PLANS,
    plan('郑州市', { title: '郑州市金水区中牟县规划', issuers: ['新郑市人民政府'] }),
    plan('河南省', { title: '厦门市规划' }),
    plan('金水区'),
    plan('吉林省'),
    plan('吉林市'),
    plan('云湖市'),
    plan('广西壮族自治区', { issuers: ['南宁市青秀区人民政府'] }),
  ];
  await keep(
    'link-levels',
    named(
      'a plan',
      Object.fromEntries(
        plans.map((one) => [[one.jurisdiction, one.title, ...one.issuers].join(', '), one] as const),
      ),
      (one) => [...levels(one)].map((pair) => pair.join(' ')),
    ),
    cases(
      'a name',
      [
        '巩义',
        '巩义市',
        '郑州市巩义市',
        '河南省巩义市',
        '厦门市巩义市',
        '鼓楼区',
        '市中区',
        '朝阳区',
        '吉林',
        '金水',
        '云湖',
      ],
      (name) => [
        ...new Set(
          plans.map((one) => {
            const found = division(name, one);
            return found && [found.name, found.usual, found.city, found.province].join(' ');
          }),
        ),
      ],
    ),
  );
});

it('fuller names are proposed of lists, of words behind, of the document and of the place', async () => {
  const propose = makeFullerNameProposer(knowledge);
  /** The names of a text that stand in angle brackets. */
  const fuller = (type: Mention['type'], marked: string, place: string | null) => {
    const text = marked.replace(/[<>]/g, '');
    let gone = 0;
    const mentions = [...marked.matchAll(/<([^>]+)>/g)].map((match) => {
      const start = match.index - gone;
      gone += 2;
      return mention(type, match[1]!, { span: { start, end: start + match[1]!.length } });
    });
    const passage = { id: 'p', text, span: { start: 0, end: text.length }, cells: [] } as unknown as Passage;
    return propose(mentions, { plans: [plan(place)], sections: [], passages: [passage] }).map((names, i) =>
      [
        mentions[i]!.text,
        ...names.map(({ name, from, features }) =>
          [
            name,
            ...features
              .filter((feature) => !feature.startsWith(`${from} ${type} `))
              .map((feature) => feature.slice(from.length + 1)),
          ].join(' | '),
        ),
      ].join(' ⇒ '),
    );
  };
  await keep(
    'link-fuller',
    cases(
      'names',
      [
        ['Project', '建设<旭龙>、<古水水电站>。'],
        ['Project', '建设<旭龙水电站>、<古水水电站>。'],
        ['Industry', '发展<氢能>、<绿色装备产业>。'],
        ['Industry', '发展<氢能>、<绿色装备制造>。'],
        ['Zone', '建设<云湖>、<云岭>、<云川工业园区>。'],
        ['Zone', '建设<云湖>等产业园区，推广。'],
        ['Zone', '建设<云湖>产业园区。'],
        ['Zone', '建设<云湖>园推广。'],
        ['Industry', '发展<氢能>等产业。'],
        ['Industry', '发展<氢能>装备产业。'],
        ['Project', '实施<“百日攻坚”>等行动。'],
        ['Project', '实施<“百日攻坚”>、<“春风”>专项行动计划。'],
        ['Project', '办好<投洽会>，<投资贸易洽谈会>，<投洽会>。'],
        ['Project', '办好<云洽会>，<投资贸易洽谈会>。'],
        ['Project', '办好<投洽展>，<投资贸易洽谈会>。'],
        ['Project', '<云湖>和平原，<云湖大桥>，<云湖大桥>，<新云湖>，<云湖隧道>，<老云湖大桥>，<大云湖>。'],
        ['Project', '<湖>，<云湖>，<大湖>。'],
        ['Project', `<云湖>，<${'云'.repeat(15)}云湖>，<${'云'.repeat(16)}云湖>，<${'云'.repeat(17)}云湖>。`],
        ['Institution', '<市财政局>、<科技局>、<执法支队>。'],
        ['Institution', '<财政局>、<市科技局>、<水利局>；<公安局>。'],
        ['Institution', '<省级实验室>、<3号实验室>、<云川实验室>。'],
        ['Zone', '<高新区>、<云川新区>。'],
        ['Plan', '<规划>、<云湖规划>。'],
      ] as const,
      ([type, marked]) => fuller(type, marked, '云川市'),
    ),
    cases('names of a plan of no place', ['<高新区>、<云川新区>。', '<云湖>园，<云湖园>'], (marked) =>
      fuller('Zone', marked, null),
    ),
  );
});
