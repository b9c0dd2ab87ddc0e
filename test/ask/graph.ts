// A small made-up graph, as a store would give it to questions: 云湖市, its plans and what stands in them.
import { type Learned, learnGraph } from '../../src/ask/learned.js';
import type { NamedThing, SearchedSection } from '../../src/query/rows.js';
import { knowledge } from '../ingest/read.js';

const thing = (
  type: NamedThing['type'],
  name: string,
  nameEn: string,
  more: Partial<NamedThing> = {},
): NamedThing => ({ type, id: name, name, nameEn, aliases: [], kind: null, mentions: 5, ...more });

const numbered = (name: string, nameEn: string, number: string, kind = ''): NamedThing =>
  thing('Plan', name, nameEn, { aliases: [number], kind });

const THINGS: readonly NamedThing[] = [
  numbered('云湖市科学绿化实施方案', 'Yunhu Scientific Greening Implementation Plan', '云政办〔2022〕72号'),
  numbered('云湖市氢能产业发展规划', 'Yunhu Hydrogen Industry Development Plan', '云政〔2022〕10号'),
  numbered(
    '云湖市“十四五”科技创新发展规划（2021—2025年）',
    'Yunhu 14th Five-Year Science Innovation Plan (2021-2025)',
    '云政办〔2022〕79号',
  ),
  numbered(
    '关于支持建筑业高质量发展的十条意见',
    'Ten Opinions on Supporting Construction',
    '云政〔2022〕19号',
  ),
  numbered(
    '云湖市突发公共卫生事件应急预案',
    'Yunhu Public Health Emergencies Response Plan',
    '云政办〔2022〕49号',
  ),
  numbered(
    '国务院关于推进绿色发展的意见',
    'State Council Opinions on Green Development',
    '国发〔2021〕4号',
    'external',
  ),
  thing('Zone', '云湖市', 'Yunhu City', { kind: 'administrative', mentions: 90 }),
  thing('Zone', '云湖科技城', 'Yunhu Science City', { aliases: ['科技城'], mentions: 30 }),
  thing('Zone', '东岭区', 'Dongling District', { kind: 'administrative', mentions: 20 }),
  thing('Zone', '西岭高新区', 'Xiling High-tech Zone', { mentions: 12 }),
  thing('Zone', '白石大数据产业园', 'Baishi Big Data Park', { mentions: 3 }),
  thing('Zone', '云湖核心片区', 'Yunhu Core Area', { mentions: 2 }),
  thing('Industry', '生物医药', 'biomedicine', { mentions: 25 }),
  thing('Industry', '氢能', 'hydrogen energy', { mentions: 15 }),
  thing('Industry', '智能传感器', 'smart sensors', { mentions: 8 }),
  thing('Institution', '云湖市科学技术局', 'Yunhu Science and Technology Bureau', {
    aliases: ['市科技局', '云湖市科技局'],
    mentions: 14,
  }),
  thing('Institution', '云湖市人民政府', "Yunhu Municipal People's Government", { mentions: 40 }),
  thing('Institution', '云湖市人民政府办公厅', 'General Office of the Yunhu Municipal Government', {
    mentions: 9,
  }),
  thing('Institution', '云湖大学', 'Yunhu University', { mentions: 4 }),
  thing('Project', '双创提升工程', 'Innovation Upgrade Project', { mentions: 2 }),
  thing('Indicator', '高新技术企业数量', 'Number of High-tech Enterprises', { mentions: 6 }),
  thing('Indicator', '再生水利用率', 'Reclaimed Water Utilisation Rate', { mentions: 2 }),
  thing('Indicator', '独角兽企业数量', 'Number of Unicorns', { mentions: 1 }),
];

const section = (plan: string, heading: string, ...texts: readonly string[]): SearchedSection => ({
  section: `${plan} ${heading}`,
  plan,
  title: plan,
  heading,
  above: [],
  passages: texts.map((text, i) => ({ id: `${heading}${i}`, text, vector: null })),
});

const SECTIONS: readonly SearchedSection[] = [
  section(
    '云湖市科学绿化实施方案',
    '一、绿化要求',
    '加强森林资源管护，坚决反对“大树进城”，充分利用再生水，再生水利用率达到30%。',
    '高速公路两侧绿化带宽度不得超过5米，由市林业局牵头，市财政局配合。',
    '建设国家级文化公园、博物馆项目，保护湿地公园。',
  ),
  section(
    '云湖市氢能产业发展规划',
    '二、重点任务',
    '到2025年，建设500个充电站，推广燃料电池汽车，培育独角兽企业、瞪羚企业。',
    '在西岭高新区布局氢能重点园区，支持检测机构和研发平台建设，开放交易所。',
    '给予一次性奖励，最高不超过40万元，贷款贴息，五年之内不得迁出我市。',
  ),
  section(
    '云湖市“十四五”科技创新发展规划（2021—2025年）',
    '三、创新平台',
    '建设国家重点实验室，推动科技成果转化，推进市民卡在就医、景区观光、公共交通等领域的应用。',
    '研制疫苗，扶持中药，培育氢能、生物医药、智能传感器等产业，实施揭榜挂帅。',
    '到2025年，高新技术企业达到1200家，全员劳动生产率大幅提高，建设海绵城市。',
  ),
  section(
    '关于支持建筑业高质量发展的十条意见',
    '一、支持企业',
    '对获得鲁班奖的企业给予奖励，创业投资企业不设行业准入审批，住房公积金按规定缴存。',
    '建筑业企业资质升级，产值超过10亿元的，领导小组办公室设在市住建局。',
  ),
  section(
    '云湖市突发公共卫生事件应急预案',
    '四、响应',
    '一级响应由市政府批准启动，分级救治伤病员，使用红色、黄色标志。',
    '物资保障组由市商务局牵头，负责任务落实，各责任单位配合，划定污染地块。',
  ),
];

/** What questions are read by. */
export const learned: Learned = learnGraph(
  { version: 'made up', names: [...THINGS], passages: [...SECTIONS] } as unknown as Parameters<
    typeof learnGraph
  >[0],
  knowledge,
);
