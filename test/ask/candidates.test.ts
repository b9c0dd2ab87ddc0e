// What made-up sentences propose as answers, with all that the likeliest one is chosen by: the weights of models/answers.json were
// fitted on these very features, so that a change in one of them is a change in what they were fitted on. They are written anew by
// npx vitest run test/ask/candidates.test.ts -u
import { describe, expect, it } from 'vitest';
import { proposeReadings } from '../../src/ask/passages/candidates.js';
import type { Proposed } from '../../src/ask/passages/task.js';
import type { ReadSection } from '../../src/query/rows.js';
import { CUTS_TABLE, hitsOf, named, passage, propose, section, taskOf } from './proposing.js';

type Said = Parameters<typeof taskOf>[1];
type Case = readonly [frame: string, said: Said, ...sections: readonly (readonly string[])[]];

const NAME = /<(\w+) ([^>]+)>/g;

/** A passage of a text with its names in angle brackets: 依托<Zone 甲高新区>. */
function read(text: string, kind: 'heading' | 'sentence') {
  const names = [...text.matchAll(NAME)].map(([, type, name]) => named(name!, type!));
  const plain = text.replace(NAME, '$2');
  return passage(plain, plain.includes('\t') ? 'row' : kind, names);
}

/** A heading and what stands under it; who is responsible stands behind ※. */
function toSection([heading, ...texts]: readonly string[]): ReadSection {
  const passages = texts.map((text) => read(text.replace('※', ''), 'sentence'));
  const units = texts.flatMap((text, i) => {
    if (!text.includes('※')) return [];
    const { id, names } = passages[i]!;
    return names
      .filter(({ type }) => type === 'Institution')
      .map(({ name }, at) => ({ passage: id, name, aliases: [], nameEn: null, kind: null, leads: at === 0 }));
  });
  return { ...section(read(heading!, 'heading'), passages), units } as ReadSection;
}

const written = (value: number) => String(Number(value.toFixed(3)));

/** What a candidate answers, and by what sentences. */
function answerOf({ kind, reading }: Proposed): string {
  const { items, boolean, quantity, count, date, points, how, evidence } = reading;
  const said = [
    ...items.map(({ name, aliases, type }) => [name, ...aliases].join('=') + (type ? `:${type}` : '')),
    ...(boolean === null ? [] : [String(boolean)]),
    ...(quantity ? [`${written(quantity.value)}${quantity.unit ?? ''}`] : []),
    ...(count === undefined ? [] : [`${count} of them`]),
    ...(date ? [date] : []),
    ...(how ? [how] : []),
    ...(points ?? []).map(({ item, value }) => `${item.name} ${written(value)}`),
  ];
  return `${kind} ${said.join('、')} <${evidence.map(({ text }) => text.slice(0, 6)).join('|')}>`;
}

/** What every kind of candidates has of its own once more says nothing new. */
const TWICE = ['coverage', 'score', 'first', 'asked'];

const featuresOf = ({ kind, features }: Proposed) =>
  Object.entries(features)
    .filter(
      ([name, value]) =>
        value !== 0 && name !== `is ${kind}` && !TWICE.some((twice) => name === `${kind} ${twice}`),
    )
    .map(([name, value]) => `${name}=${written(value)}`);

/** A question with its candidates, and what all of them have in common. */
function describeCase([frame, said, ...sections]: Case): string {
  const proposed = propose(frame, said, sections.map(toSection));
  const all = proposed.map((one) => featuresOf(one));
  const common = (all[0] ?? []).filter((one) => all.every((features) => features.includes(one)));
  const lines = proposed.map((one, i) => {
    const own = all[i]!.filter((feature) => !common.includes(feature));
    return `  ${answerOf(one)}\n    ${own.join(' ')}`;
  });
  return [`${frame} [${common.join(' ')}]`, ...lines].join('\n');
}

const LEVELS = [
  ['特别重大事件', '(1)疫情波及2个以上省份。', '(2)一次死亡30人以上。'],
  [
    '重大事件',
    '(1)一次食物中毒超过100人并出现死亡病例，或出现10例以上死亡病例。',
    '(2)霍乱1周内发病30例以上。',
  ],
  ['较大事件', '(1)一次食物中毒超过100人，或出现死亡病例。', '(2)霍乱1周内发病10~29例。'],
  [
    '一般事件',
    '(1)一次食物中毒30~99人，未出现死亡病例。',
    '(2)霍乱1周内发病9例以下。',
    '其他由区县认定的事件。',
  ],
];
const PARKS = [
  [
    '专栏：新型显示',
    '发展目标：形成<Industry 新型显示>产业链。',
    '重点园区：重点依托<Zone 甲高新区>、<Zone 乙开发区>、<Zone 丙科技园>。',
  ],
  [
    '专栏：传感器',
    '重点园区：重点依托<Zone 甲高新区>、<Zone 丁开发区>。',
    '重点项目：<Project 丁谷传感器基地项目>。',
  ],
];
const CUTS = ['附件：压减指标', ...CUTS_TABLE];
const GOALS = [
  '表1：主要指标',
  '指标\t单位\t2020年\t2025年\t属性',
  '研究院\t家\t0\t3\t预期性',
  '合同额\t亿元\t200\t1,000\t预期性',
  '企业数\t家\t20\t40\t约束性',
];
const CHART = [
  '上市企业',
  '2020年部分城市上市企业数量（单位：家）',
  '全部上市企业数',
  '丙城\t乙城\t丁城\t42\t49\t74\t2020年新增上市企业数',
  '丙城\t乙城\t丁城\t5\t4\t8',
];
const DUTIES = [
  '二、重点任务',
  '推进平台建设，打造科技服务集聚区。',
  '责任单位：<Institution 市科技局>、<Institution 市财政局>※',
  '完善人才公寓配套。',
  '配合单位：<Institution 市住建局>、<Institution 市人社局>',
];

const GROUPS: Readonly<Record<string, readonly Case[]>> = {
  'lists and names': [
    [
      '重点园区有哪些',
      { words: ['新型显示', '重点园区'], want: 'Zone', called: ['园区'], many: true },
      ...PARKS,
    ],
    [
      '新型显示的三个重点园区是哪些',
      { words: ['新型显示'], size: 3, called: ['重点园区'], many: true },
      ...PARKS,
    ],
    [
      '哪个项目属于传感器',
      { words: ['传感器'], want: 'Project', industries: ['传感器'], about: ['传感器'] },
      ...PARKS,
    ],
    [
      '重点发展哪些产业',
      { words: ['重点发展', '产业'], want: 'Industry', called: ['产业'], many: true },
      [
        '（一）产业布局',
        '<Zone 甲高新区>重点发展<Industry 智能传感器>、<Industry 网络安全>和环境监测等3个产业，建设“一谷一园”。',
        '东区发展医药、装备；西区发展医药、材料。',
        '坚持“同管”“同防”“同治”，推行“一企业、一领导、一班子”机制。',
      ],
    ],
    [
      '有哪些抽水蓄能项目',
      { words: ['抽水蓄能', '项目'], want: 'Project', called: ['抽水蓄能项目'], many: true },
      [
        '三、能源项目',
        '推进甲山抽水蓄能、乙山抽水蓄能、丙河风电、丁原光伏、戊塬光伏等项目建设。',
        '<Institution 甲公司><Project 储能电站项目>开工，支持<Institution 乙集团>发展。',
      ],
    ],
    [
      '实施哪几项工程',
      { words: ['工程'], want: 'Project', many: true },
      [
        '专项工程',
        '双创提升工程。',
        '建设双创平台，完善服务。',
        '品牌培育工程。',
        '培育品牌企业。',
        '2.质量提升行动：',
      ],
    ],
    [
      '四区是哪四个',
      { words: ['四区'], size: 4, many: true },
      [
        '健康业布局',
        '两极:甲健康园。',
        '依托甲地,发展医疗。',
        '乙养老园。',
        '四区:丙游园。',
        '丁游园。',
        '戊游园。',
        '己游园。',
      ],
    ],
    [
      '根据哪些文件制定',
      { words: ['根据', '制定'], want: 'Plan', many: true },
      [
        '一、总则',
        '根据<Plan 《甲省安全条例》>、<Plan 《乙市应急办法》>，制定本预案。',
        '本预案由市政府制定。',
      ],
    ],
    [
      '三合一融合的是什么',
      { words: ['融合'] },
      [
        '一、融合发展',
        '推动<Zone 甲科技城>与<Institution 乙科学院>、<Project 丙转移中心>“三合一”融合，<Zone 丁园>跟进。',
        '<Zone 甲科技城><Institution 乙科学院>共建。',
      ],
    ],
    [
      '现场救护站设哪些区',
      { words: ['现场救护站', '设'], many: true, called: ['区'] },
      ['四、救护', '现场救护站设初检区、急救区、后送区，并配备车辆。', '各区设立救护点。'],
    ],
    [
      '建设哪个集聚区',
      { words: ['建设'], called: ['集聚区'] },
      [
        '五、建设',
        '打造科技服务集聚区，推动西部片区核心承载区域建设。',
        '<Zone 甲湾>集聚区（含<Zone 乙湾>）。',
      ],
    ],
  ],
  'rows of things that are alike': [
    ['三集中是什么', { words: ['集中'] }, ['一、原则', '坚持集中患者、集中专家、集中资源的“三集中”原则。']],
    [
      '什么样的链条',
      { words: ['链条'], called: ['链条'] },
      ['一、孵化', '完善服务。建设“苗圃+孵化器+加速器”一体化的链条，推动转化。'],
    ],
    [
      '六大中心是哪些',
      { words: ['中心'], size: 3, many: true },
      ['一、中心', '六大能力中心：数据安全中心、公共服务中心、反欺诈中心。'],
    ],
    [
      '各类主体包含什么',
      { words: ['主体'] },
      ['一、主体', '各类主体，包含：创业企业，基金、创业基金管理人，创业基金。'],
    ],
    ['用什么驱动', { words: ['驱动'] }, ['一、装备', '研制使用激光、电子束、离子束及其他能源驱动的装备。']],
    [
      '建立什么机制',
      { words: ['机制'] },
      [
        '一、协同',
        '建立甲乙、甲丙、甲丁跨地区协同治理机制和联席会议。',
        '实施产业链链长和产业联盟会长“双长制”。',
      ],
    ],
    [
      '哪些领域补贴',
      { words: ['补贴'] },
      ['一、政策', '并在税收、创新、人才等领域予以补贴；完善弹性出让、混 合 供 地、先 租 后 让等模式，'],
    ],
    [
      '标志怎么分',
      { words: ['标志'] },
      ['一、标志', '使用红、黄、绿、黑检伤分类标志对危重、重症、轻伤和死亡人员做出标志。'],
    ],
    [
      '重大事件的预警用什么颜色',
      { words: ['预警'] },
      [
        '一、预警',
        '依次用红色、橙色、黄色、蓝色表示特别重大(Ⅰ级)、重大(Ⅱ级)、较大(Ⅲ级)、一般(Ⅳ级)四个级别的预警。',
      ],
    ],
    [
      '橙色预警是重大、黄色预警是一般吗',
      { words: ['预警'], many: true },
      [
        '一、预警',
        '依次用红色、橙色、黄色、蓝色表示特别重大(Ⅰ级)、重大(Ⅱ级)、较大(Ⅲ级)、一般(Ⅳ级)四个级别的预警。',
      ],
    ],
    [
      '甲园做什么',
      { words: ['园'] },
      ['一、分工', '甲园、乙园、丙园分别布局医药、材料、装备，丁园、戊园分别布局能源、环保。'],
    ],
    [
      '按什么顺序救治',
      { words: ['伤病员'] },
      ['一、救治', '先救红色标志伤病员，次救黄色标志伤病员，后救绿色标志伤病员，推动绿色发展。'],
    ],
    [
      '按什么颜色救治',
      { words: ['伤病员'] },
      ['一、救治', '先救红色标志伤病员，次救黄色标志伤病员，后救绿色标志伤病员，推动绿色发展。'],
    ],
  ],
  'numbers and days': [
    [
      '一级分公司最高奖励多少',
      { words: ['一级分公司', '奖励'], dimension: 'money' },
      [
        '二、奖励',
        '对功能性总部（区域总部）、一级分公司、首家营业部，分别给予奖励200万元、100万元、20万元，最高不超过500万元；2023年另给予2%的补贴。',
        '2021年至2025年累计奖励3亿元，其中2024年奖励6000万元。',
      ],
    ],
    [
      '超过100人的企业比例是多少',
      { words: ['企业', '比例'], given: [100], dimension: 'share' },
      ['一、要求', '比例的要求下调至15%，超过100人的企业下调至8%，五年之内不变。'],
    ],
    [
      '2024年完成多少',
      { words: ['完成'], given: [2024] },
      ['一、目标', '2023年完成30个，2024年完成50个，到2025年底完成100个。'],
    ],
    ['完成多少个', { words: ['完成'] }, ['一、目标', '计划2022年开工12个，完成超过8个项目。']],
    [
      '几天内办结',
      { words: ['办结'] },
      ['一、办理', '应当在五个工作日内办结，每日9时前报送，特殊情况延长3个工作日。'],
    ],
    [
      '最晚什么时候完成',
      { words: ['完成'], given: [2022] },
      [
        '一、时限',
        '力争2022年9月底前完成批筹，2024年2月底前完成，2025年年底全部完成；2015年6月23日印发的通知废止。',
      ],
    ],
    [
      '2015年6月23日印发的是什么',
      { words: ['印发'] },
      ['一、废止', '2015-06-23印发；2015年6月3日的通知废止。'],
    ],
    [
      '县乡道路能种5米吗',
      { words: ['县乡道路'] },
      ['一、绿化', '高速公路两侧绿化带宽度不得超过5米，县乡道路不超过3米。', '县乡道路绿化带宽度3米。'],
    ],
    [
      '县乡道路能种2米吗',
      { words: ['县乡道路'], exceeds: true },
      ['一、绿化', '高速公路两侧绿化带宽度不得超过5米，县乡道路不超过3米。'],
    ],
    [
      '园区占地2000亩吗',
      { words: ['园区', '占地'] },
      ['一、园区', '园区占地1000亩，投资20亿元。', '园区占地不少于1500亩。'],
    ],
    ['落户五年算新市民吗', { words: ['户籍'] }, ['一、范围', '获得户籍不满三年的，均属新市民。']],
    [
      '任命了多少人',
      { words: ['任命', '免去'] },
      [
        '任免通知',
        '任命甲为教育局副局长；',
        '任命乙为统计局副局长，免去其总经济师职务；',
        '免去丁的副局长职务；',
      ],
    ],
    [
      '清单列了多少个项目',
      { words: ['项目清单'] },
      ['附件：项目清单', '1\t甲项目\t全市', '2\t乙项目\t全市', '3\t丙项目\t东区'],
    ],
  ],
  'conditions, forms of words and places': [
    [
      '需要满足哪些条件',
      { words: ['企业'] },
      [
        '一、扶持',
        '鼓励具有甲级或乙级资质，且近五年承揽过类似工程的本地企业参与建设。',
        '上年还款率低于90%的，原则上暂停新增贷款，纳入重点名单管理；',
      ],
    ],
    [
      '哪些荒山封山育林',
      { words: ['荒山'], many: true },
      ['一、造林', '对于坡度35度以上、土层厚度20cm以下的荒山，原则上采用封山育林方式。'],
    ],
    [
      '终止条件是什么',
      { words: ['终止'] },
      ['（二）终止条件', '危险因素消除后,或末例病例发生后无新的病例出现。'],
    ],
    [
      '领导小组组长由谁担任',
      { words: ['领导小组'] },
      [
        '一、组织',
        '成立领导小组，由市委书记、市长牵头并任领导小组组长，办公室设在<Institution 市科技局>。',
        '领导小组副组长由副市长担任。',
      ],
    ],
    [
      '领导小组办公室设在市水利局吗',
      { words: ['领导小组办公室', '市水利局'], about: ['市水利局'] },
      ['一、组织', '领导小组办公室设在<Institution 市科技局>，负责日常工作。'],
    ],
    [
      '软件园位于哪里',
      { words: ['软件园', '材料园'], want: 'Zone' },
      [
        '一、布局',
        '依托软件园（乙新区）、材料园(丙工业园)，推进<Zone 乙县>软件园建设。',
        '软件园位于<Zone 丁科技城>北部区域。',
      ],
    ],
    ['谁负责平台建设', { words: ['平台建设'], want: 'units' }, DUTIES],
    ['平台建设由谁牵头', { words: ['平台建设'], want: 'units', role: 'leading' }, DUTIES],
    ['人才公寓由谁配合', { words: ['人才公寓'], want: 'units', role: 'assisting', size: 2 }, DUTIES],
    [
      '显示模组项目属于哪个产业',
      { words: ['显示模组'], want: 'Industry' },
      ['专栏：<Industry 新型显示>产业（重点）', '推进显示模组建设。'],
      ['2.<Industry 智能终端>产业', '支持企业：', '推进显示模组建设。'],
    ],
  ],
  'yes and no': [
    [
      '这些企业能否重复申请',
      { words: ['企业', '重复', '申请'] },
      ['一、总则', '这些企业已享受过扶持的，不得重复申请。', '其他企业可以申请。'],
    ],
    [
      '这些企业是不是不得重复申请',
      { words: ['企业', '重复', '申请'] },
      ['一、总则', '这些企业已享受过扶持的，不得重复申请。'],
    ],
    [
      '软件小镇尚未建成吗',
      { words: ['软件小镇', '建成'] },
      ['一、小镇', '软件小镇已经建成。', '未获批准的园区或软件小镇建成。'],
    ],
    [
      '软件园位于乙区吗',
      { words: ['软件园', '乙区'], about: ['软件园', '乙区'] },
      ['专栏9、软件园', '项目位于<Zone 甲区>，占地约2000亩。'],
    ],
    [
      '物资组由市商务局牵头吗',
      { words: ['物资组', '市商务局'], about: ['市商务局'] },
      ['一、分工', '物资组由<Institution 市工信局>牵头，<Institution 市商务局>参与。'],
    ],
    [
      '2025年行政村全覆盖吗',
      { words: ['行政村', '覆盖'] },
      ['一、网络', '到2025年，产业发展。', '网络实现行政村全覆盖。'],
    ],
    [
      '特级企业五年不得迁出吗',
      { words: ['特级', '企业', '五年', '迁出'] },
      ['一、迁移', '特级资质企业给予奖励。', '上述企业五年之内不得迁出。'],
    ],
    [
      '是否鼓励“大树进城”',
      { words: ['大树进城'], slight: ['鼓励'] },
      ['一、绿化', '反对“大树进城”等急功近利行为。'],
    ],
    [
      '迁入甲市给奖励吗',
      { words: ['迁入', '奖励'], about: ['甲市'] },
      ['一、迁入', '企业迁入我市的给予奖励。'],
    ],
    [
      '奖励超过100万元吗',
      { words: ['奖励'], exceeds: true, given: [100] },
      ['一、奖励', '给予最高不超过200万元奖励。'],
    ],
    ['Is the town not built?', { words: ['小镇', '建成'] }, ['一、小镇', '小镇尚未建成。']],
  ],
  'levels of events': [
    ['一次食物中毒35人、未出现死亡病例，属于哪一级', { words: ['食物中毒'] }, ...LEVELS],
    ['一次食物中毒120人，死了2个，属于哪一级', { words: ['食物中毒'] }, ...LEVELS],
    ['霍乱1周发病15例，算一般事件吗', { words: ['霍乱', '发病'] }, ...LEVELS],
    ['一次死亡30人，是特别重大事件吗', { words: ['死亡'] }, ...LEVELS],
    ['食物中毒两百人、三人死亡，算哪一级', { words: ['食物中毒'] }, ...LEVELS],
  ],
  'what is set side by side': [
    ['2025年压减合计最大的区域有哪些', { words: ['压减', '合计'], many: true }, CUTS],
    ['2025年浅层压减最少的是哪个', { words: ['压减', '浅层'] }, CUTS],
    ['2025年压减合计，西岭市比东岭区多多少', { words: ['压减', '合计'] }, CUTS],
    ['2035年浅层，西岭市是东岭区的几倍', { words: ['压减', '浅层'] }, CUTS],
    ['2025年深层压减占总量的百分之几', { words: ['深层', '压减', '总量'] }, CUTS],
    ['2025年西岭市和南桥县的压减合计一样吗', { words: ['压减', '合计'] }, CUTS],
    ['2025年压减合计东岭是不是垫底', { words: ['压减', '合计'] }, CUTS],
    ['2025年增长倍数最大的指标是哪个', { words: ['指标'] }, GOALS],
    ['合同额2025年是2020年的几倍', { words: ['合同额'] }, GOALS],
    ['2020年丁城的上市企业比丙城多几家', { words: ['上市企业'] }, CHART],
    ['2020年新增上市企业最多的城市', { words: ['新增', '上市企业'] }, CHART],
    [
      '丙城研究生比乙城少多少',
      { words: ['研究生', '丙城', '乙城'] },
      [
        '一、差距',
        '2020年丙城培养单位12个，研究生38265人，而同期乙城60200人；合同6681件，与丁城（26300件）相比有差距。',
      ],
    ],
  ],
  'two things and their lists': [
    [
      '哪些园区是新型显示的重点园区但不是传感器的重点园区',
      { words: ['新型显示', '传感器', '重点园区'], want: 'Zone', many: true },
      ...PARKS,
    ],
    [
      '新型显示和传感器都当重点园区的是哪几个',
      { words: ['新型显示', '传感器', '重点园区'], industries: ['新型显示', '传感器'], want: 'Zone' },
      ...PARKS,
    ],
    [
      '新型显示或者传感器的重点园区',
      { words: ['新型显示', '传感器', '重点园区'], industries: ['新型显示', '传感器'] },
      ...PARKS,
    ],
    [
      '主要节点有哪些',
      { words: ['主要节点'], many: true },
      [
        '一、布局',
        '以<Zone 甲谷>、<Zone 乙湾>为主要节点，推进<Zone 丙园>、<Zone 丁园>建设。',
        '东区布局<Zone 甲谷>、<Zone 丁园>；西区布局<Zone 丙园>、<Zone 甲谷>。',
      ],
    ],
    [
      '做调研报告，有哪些文件写到一码通',
      { words: ['调研', '一码通'] },
      ['一、服务', '推广一码通应用。', '一码通与调研相结合。'],
    ],
  ],
};

describe('what sentences propose, with the features that the weights were fitted on', () => {
  it.each(Object.entries(GROUPS))('%s', async (name, cases) => {
    const file = `../gold/candidates/${name.replaceAll(/\W+/g, '-')}.txt`;
    await expect(`${cases.map(describeCase).join('\n\n')}\n`).toMatchFileSnapshot(file);
  });
});

/** What only sentences and rows are read for, by a feature of each. */
const OF_SENTENCES = [
  'said date',
  'number clause',
  'number whether',
  'list fit',
  'spelled',
  'matched',
  'matched whether',
  'clauses',
  'colour',
  'named',
  'joined',
  'yes true',
  'yes false',
  'told',
  'place',
];

describe('a heading that is found', () => {
  it.each(Object.entries(GROUPS))('is read for none of the %s that a sentence would give', (_, cases) => {
    for (const [frame, said, ...sections] of cases) {
      const read = sections.map(toSection).map((one) => ({
        ...one,
        passages: one.passages.map((each) => ({ ...each, kind: 'heading' as const })),
      }));
      const proposed = proposeReadings(
        taskOf(frame, said),
        read,
        hitsOf(read.flatMap(({ passages }) => passages)),
      );
      expect(proposed.filter(({ features }) => OF_SENTENCES.some((name) => name in features))).toEqual([]);
    }
  });
});

describe('what something is', () => {
  it('is told first by the sentences that begin with its name', () => {
    const texts = ['支持氢能发展。', '氢能是清洁能源。', '推广氢能。'];
    const quoted = (frame: string) =>
      propose(frame, { words: ['氢能'], industries: ['氢能'] }, [
        section(
          read('一、氢能', 'heading'),
          texts.map((text) => read(text, 'sentence')),
        ),
      ])
        .find(({ kind }) => kind === 'passages')!
        .reading.evidence.map(({ text }) => text);
    expect(quoted('«E»是什么')).toEqual([texts[1], texts[0], texts[2]]);
    expect(quoted('«E»怎么发展')).toEqual(texts);
  });
});

describe('headings below one another', () => {
  const child = (heading: string, isOwn: boolean) => ({
    over: '三、重点工程',
    isOwn,
    level: 2,
    marker: '',
    heading,
    passage: passage(heading, 'heading'),
  });
  const under = (...children: ReturnType<typeof child>[]): ReadSection => ({
    ...section(passage('三、重点工程', 'heading'), [passage('实施下列工程。')]),
    children,
  });
  const projects = (...children: ReturnType<typeof child>[]) =>
    propose('有哪些重点工程', { words: ['重点工程'], want: 'Project' }, [under(...children)])
      .filter(({ features }) => 'headings' in features)
      .map(({ reading }) => reading.items.map(({ name, aliases }) => [name, ...aliases]));

  it('are projects by what they name, without their numbers and verbs', () =>
    expect(
      projects(
        child('专项工程1：双创提升工程', true),
        child('大力实施品牌培育工程，推动品牌发展', true),
        child('保障措施', false),
      ),
    ).toEqual([
      [
        ['双创提升工程', '专项工程1：双创提升工程'],
        ['品牌培育工程', '大力实施品牌培育工程，推动品牌发展'],
      ],
    ]));

  it('are those below the section and those beside it, each by themselves', () =>
    expect(
      projects(
        child('甲工程', true),
        child('乙工程', true),
        child('丙工程', false),
        child('丁工程', false),
        child('戊工程', false),
      ).map((items) => items.map(([name]) => name)),
    ).toEqual([
      ['甲工程', '乙工程'],
      ['丙工程', '丁工程', '戊工程'],
    ]));

  it('are none where there is one, or they are not all called projects', () => {
    expect(projects(child('甲工程', true))).toEqual([]);
    expect(projects(child('甲工程', true), child('加强领导', true))).toEqual([]);
  });
});
