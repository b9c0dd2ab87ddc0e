import { describe, expect, it } from 'vitest';
import { knowledge, planText, readText } from './read.js';

/** The names of one type that a sentence of a plan of 郑州市 mentions. */
const namesOf = (type: string, sentence: string) =>
  readText(planText(sentence))
    .mentions.filter((mention) => mention.type === type && sentence.includes(mention.text))
    .map(({ text }) => text);

describe('names by their endings', () => {
  it('reach over verbs that act as nouns, and not over those that govern', () => {
    expect(namesOf('Institution', '强化郑州市服务业发展领导小组的作用。')).toEqual([
      '郑州市服务业发展领导小组',
    ]);
    expect(namesOf('Institution', '支持郑州大学建设技术中心。')).toEqual(['郑州大学']);
    expect(namesOf('Institution', '加快建成台州市药品注册检验中心。')).toEqual(['台州市药品注册检验中心']);
    expect(namesOf('Project', '实施大中型企业省级研发机构全覆盖工程。')).toEqual([
      '大中型企业省级研发机构全覆盖工程',
    ]);
  });

  it('join two words by a conjunction inside one name, and keep two names apart', () => {
    expect(namesOf('Institution', '依托国家超硬材料及制品工程技术研究中心开展攻关。')).toEqual([
      '国家超硬材料及制品工程技术研究中心',
    ]);
    expect(namesOf('Institution', '支持郑州大学和河南工业大学开展合作。')).toEqual([
      '郑州大学',
      '河南工业大学',
    ]);
  });

  it('need more than generic words', () => {
    expect(namesOf('Institution', '建设一批省级技术创新中心、公共服务平台。')).toEqual([]);
    expect(namesOf('Zone', '打造全省重要的新兴产业发展带。')).toEqual([]);
  });

  it('take a quotation with them', () => {
    expect(namesOf('Project', '实施“十百千”转型升级创新引领专项。')).toEqual([
      '“十百千”转型升级创新引领专项',
    ]);
  });
});

describe('names in lists', () => {
  it('have the type that the last words say', () => {
    expect(namesOf('Industry', '发展康体养生、休闲度假等绿色健康旅游产业。')).toEqual(
      expect.arrayContaining(['康体养生', '休闲度假']),
    );
    expect(namesOf('Zone', '聚合龙湖北部、智慧岛、科学谷三大片区。')).toEqual([
      '龙湖北部',
      '智慧岛',
      '科学谷',
    ]);
    expect(namesOf('Zone', '建设五大功能组团：云谷公园、星海公园、名校学院。')).toEqual([
      '云谷公园',
      '星海公园',
      '名校学院',
    ]);
  });

  it('are projects in a list of projects, and the company before an item is a company', () => {
    const list =
      '重点推进河南信安通信技术股份有限公司网络安全试验场、嵩山实验室二期、郑州星海产业园等项目建设。';
    expect(namesOf('Project', list)).toEqual(['网络安全试验场', '嵩山实验室二期', '郑州星海产业园']);
    expect(namesOf('Institution', list)).toEqual(['河南信安通信技术股份有限公司']);
  });

  it('stay zones in a list of projects', () => {
    const list = '加快建设中原科技城、鲲鹏小镇、郑州星海产业园等一批重大项目。';
    expect(namesOf('Zone', list)).toEqual(['中原科技城', '鲲鹏小镇']);
    expect(namesOf('Project', list)).toEqual(['郑州星海产业园']);
  });
});

describe('the type of a name', () => {
  it('is told by the sentence', () => {
    expect(namesOf('Institution', '高标准建设嵩山实验室。')).toEqual(['嵩山实验室']);
    expect(namesOf('Project', '加快国家质检中心郑州综合检测基地建设。')).toEqual([
      '国家质检中心郑州综合检测基地建设',
    ]);
    expect(namesOf('Zone', '支持高新区建设智能传感谷。')).toEqual(['高新区', '智能传感谷']);
  });

  it('of a technology that is only a means is none', () => {
    expect(namesOf('Industry', '运用大数据、云计算、人工智能等金融科技手段提升平台服务。')).toEqual([]);
    expect(namesOf('Industry', '大力发展大数据产业。')).toEqual(['大数据产业']);
  });
});

describe('a name that the plan introduces', () => {
  it('is found again and stands for the full one', () => {
    const { mentions } = readText(
      planText(
        '成立郑州市突发公共卫生事件应急指挥部（以下简称市应急指挥部）。市应急指挥部负责组织协调工作。',
      ),
    );
    const short = mentions.filter(({ text }) => text === '市应急指挥部');
    expect(short).toHaveLength(2);
    expect(short.map(({ canonical }) => canonical)).toEqual(
      Array(2).fill('郑州市突发公共卫生事件应急指挥部'),
    );
    expect(short[0]!.reason).toContain('introduces');
  });
});

describe('what was turned down', () => {
  it('keeps its reason', () => {
    const { rejected } = readText(planText('运用大数据等技术手段，建设一批科技创新服务平台。'));
    expect(rejected).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: 'Industry',
          text: '大数据',
          reason: 'a technology that is only a means',
        }),
      ]),
    );
    expect(rejected.every(({ reason }) => reason.length > 0)).toBe(true);
  });
});

describe('the endings of graph/lexicon', () => {
  it.each(
    knowledge.suffixes.flatMap((suffix) => suffix.examples.map((example) => [suffix.type, example] as const)),
  )('%s: %s is found by its ending', (type, example) => {
    expect(namesOf(type, `重点支持${example}加快建设，`)).toContain(example);
  });
});

describe('what is a part of something else', () => {
  const mentionsIn = (sentence: string, title = '江州省文化发展规划') =>
    readText(`${title}\n\n一、重点任务\n\n${sentence}\n`)
      .mentions.filter(({ type, text }) => type !== 'Plan' && sentence.includes(text))
      .map(({ type, text }) => `${type} ${text}`);

  it('is no name inside a longer word, or before one that makes a verb of it', () => {
    expect(mentionsIn('努力扩大对外贸易，推进农业机械化，企业在市场经济浪潮中尽显身手。')).toEqual([]);
  });

  it('is no place in front of the noun that it belongs to, and none in a title', () => {
    expect(mentionsIn('扩建铜陵铜厂，播出纪录片《云南大地》，建设沈阳经济区。')).toEqual(['Zone 沈阳经济区']);
  });

  it('is no project where a verb governs it or where it is fought', () => {
    expect(mentionsIn('规范发展创业基金市场，合理扩大专项债券使用范围，坚决遏制“黑中介”违规活动。')).toEqual(
      [],
    );
  });

  it('is no zone of a plan of the whole country that every city has one of', () => {
    expect(mentionsIn('深化自贸试验区改革，控制特大城市规模，带动周边地区。', '2024年政府工作报告')).toEqual(
      [],
    );
  });

  it('is no name that a common word stands for', () => {
    expect(
      mentionsIn(
        '为了加强国民经济和社会发展规划工程（以下简称规划）管理，市人民代表大会审查规划，公布规划。',
      ),
    ).not.toContain('Project 规划');
  });
});

describe('organs of any city', () => {
  it('have the names that the city gives them, and short forms are one organ', () => {
    const text =
      '安庆市人民政府办公室关于印发安庆市优化营商环境工作方案的通知\n宜政办发〔2024〕8号\n各县（市、区）人民政府：\n现将《安庆市优化营商环境工作方案》印发给你们。\n安庆市人民政府办公室\n2024年3月10日\n安庆市优化营商环境工作方案\n（一）便利企业开办。（责任单位：市住建局、市自然资源局、市市监局、市市场监管局）\n';
    const names = readText(text)
      .mentions.filter(({ type }) => type === 'Institution')
      .map(({ canonical }) => canonical);
    expect([...new Set(names)].sort()).toEqual(
      ['安庆市人民政府办公室', '安庆市住建局', '安庆市自然资源局', '安庆市市场监管局'].sort(),
    );
  });

  it('resolve by their own city, as its zones and hospitals do', () => {
    const text =
      '芜湖市人民政府关于加快机器人产业发展的意见\n芜政〔2024〕5号\n各县（市、区）人民政府：\n一、目标\n支持高新区建设机器人产业园，由市科技局牵头。支持市中心医院建设示范病房。\n';
    expect(
      readText(text)
        .mentions.filter(({ type }) => type === 'Zone' || type === 'Institution')
        .map(({ text: name, canonical }) => `${name} → ${canonical}`),
    ).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^高新区 → 芜湖/),
        '市科技局 → 芜湖市科技局',
        '市中心医院 → 芜湖市中心医院',
      ]),
    );
  });
});
