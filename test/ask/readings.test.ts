import { describe, expect, it } from 'vitest';
import { nounOf } from '../../src/ask/interpret/wants.js';
import { proposeReadings } from '../../src/ask/passages/candidates.js';
import { isLed } from '../../src/ask/passages/listedItems.js';
import { numbersSaid } from '../../src/ask/passages/task.js';
import type { ReadName } from '../../src/query/rows.js';
import { knowledge } from '../ingest/read.js';
import { hitsOf, named, namesBy, passage, propose, section, taskOf } from './proposing.js';

describe('sentences tell by closed forms', () => {
  it.each([
    [
      '领导小组的组长由谁担任？',
      '成立领导小组，由市委书记、市长牵头并任领导小组组长，',
      ['市委书记', '市长'],
    ],
    ['领导小组办公室设在哪个部门？', '领导小组办公室设在市科技局，负责日常工作。', ['市科技局']],
    ['软件小镇选址在哪里？', '软件小镇项目位于乙园区，占地三平方公里。', ['乙园区']],
    ['启动响应由谁批准？', '一级响应报市政府批准后启动。', ['市政府']],
    ['响应由谁启动？', '省政府或省指挥部根据有关规定启动响应。', ['省政府', '省指挥部']],
    ['谁被任命为市统计局局长？', '任命张三同志为市统计局局长。', ['张三']],
    ['行动计划由谁发布？', '市政府办公室发布《三年行动计划》，建设软件小镇。', ['市政府办公室']],
    ['大赛是第几届？', '举办首届软件小镇创新大赛。', ['第一']],
  ])('%s', (frame, text, names) => {
    const proposed = propose(frame, { words: ['领导小组', '软件小镇', '响应'] }, [
      section(passage('一、总则', 'heading'), [passage(text)]),
    ]);
    expect(namesBy('told', proposed)).toContainEqual(names);
  });

  it('only what is asked for', () => {
    const proposed = propose('领导小组有哪些成员', { words: ['领导小组'] }, [
      section(passage('一、总则', 'heading'), [passage('领导小组组长由市长担任，办公室设在市科技局。')]),
    ]);
    expect(namesBy('told', proposed)).toEqual([]);
  });
});

describe('what a sentence stands under', () => {
  const under = (industry: string, project: string) =>
    section(passage(`专栏：${industry}产业重点项目`, 'heading', [named(industry, 'Industry')]), [
      passage(`推进${project}建设。`),
    ]);

  it('is an answer, with the heading in its evidence', () => {
    const [over] = propose('显示模组项目属于哪个产业', { words: ['显示模组'] }, [
      under('新型显示', '显示模组'),
    ]).filter(({ features }) => 'over Industry' in features);
    expect(over!.reading.items.map(({ name }) => name)).toEqual(['新型显示']);
    expect(over!.reading.evidence.map(({ text }) => text)).toEqual([
      '推进显示模组建设。',
      '专栏：新型显示产业重点项目',
    ]);
  });

  it('is one answer where several sections say as much', () => {
    const proposed = propose('显示模组项目属于哪两个产业', { words: ['显示模组'] }, [
      under('新型显示', '显示模组'),
      under('智能终端', '显示模组'),
    ]);
    expect(namesBy('over Industry', proposed)).toEqual([['新型显示', '智能终端']]);
  });

  it('has no sentence in its evidence whose heading says nothing of it', () => {
    const [over] = propose('显示模组项目属于哪个产业', { words: ['显示模组'] }, [
      section(passage('三、保障措施', 'heading'), [passage('推进显示模组建设。')]),
      under('新型显示', '显示模组'),
    ]).filter(({ features }) => 'over Industry' in features);
    expect(over!.reading.evidence.map(({ text }) => text)).not.toContain('三、保障措施');
    expect(over!.features['over several']).toBe(0);
  });
});

describe('what a section numbers', () => {
  const rows = (numbers: readonly number[]) =>
    section(
      passage('附件：项目清单', 'heading'),
      numbers.map((number) => passage(`${number}\t项目${number}\t全市`, 'row')),
    );
  const counts = (numbers: readonly number[]) =>
    propose('清单列了多少个项目', { words: ['项目清单'] }, [rows(numbers)])
      .filter(({ features }) => 'numbered rows' in features)
      .map(({ reading }) => reading.count);

  it('is counted', () => expect(counts([1, 2, 3, 4])).toEqual([4]));
  it('is not where a number is missing', () => expect(counts([1, 2, 4])).toEqual([]));
});

describe('things that a sentence names', () => {
  const names = (
    frame: string,
    asked: Parameters<typeof propose>[1],
    text: string,
    known: readonly ReadName[] = [],
  ) => propose(frame, asked, [section(passage('一、总则', 'heading'), [passage(text, 'sentence', known)])]);

  it('one behind another are one answer, of whatever types', () => {
    const known = [
      named('甲科技城', 'Zone'),
      named('乙科学院', 'Institution'),
      named('丙转移中心', 'Institution'),
      named('丁园区', 'Zone'),
    ];
    const text = '推动甲科技城与乙科学院、丙转移中心建设“三合一”融合发展，支持丁园区。';
    expect(namesBy('joined', names('是哪三者的融合', { words: ['三合一', '融合'] }, text, known))).toEqual([
      ['甲科技城', '乙科学院', '丙转移中心'],
    ]);
  });

  it('are also those that have a word of the question in them', () => {
    const text = '推进甲抽水蓄能工程、乙抽水蓄能电站、丙风电项目、丁光伏项目、戊风电项目。';
    const found = names('有哪些抽水蓄能电站', { words: ['抽水蓄能'] }, text).filter(
      ({ features }) => features['list of word'] === 1,
    );
    expect(found.map(({ reading }) => reading.items.map(({ name }) => name))).toContainEqual([
      '甲抽水蓄能工程',
      '乙抽水蓄能电站',
    ]);
  });

  it('do not begin with a verb where they also stand without it', () => {
    const text = '全面开展空港型、陆港型、商贸型4种类型枢纽建设。';
    const lists = names('枢纽有哪几种类型', { words: ['枢纽'] }, text).map(({ reading }) =>
      reading.items.map(({ name }) => name),
    );
    expect(lists).toContainEqual(['空港型', '陆港型', '商贸型']);
    expect(lists).not.toContainEqual(['全面开展空港型', '陆港型', '商贸型']);
  });

  it('begin behind what the question says of them', () => {
    const text = '现场救护站设初检分类区、重症处理区、轻症接收区。';
    const lists = names('现场救护站设哪些区', { words: ['救护站'] }, text).map(({ reading }) =>
      reading.items.map(({ name }) => name),
    );
    expect(lists).toContainEqual(['初检分类区', '重症处理区', '轻症接收区']);
  });
});

describe('a yes', () => {
  const yes = (
    frame: string,
    asked: { words: readonly string[]; slight?: readonly string[]; about?: readonly string[] },
    texts: readonly string[],
  ) =>
    propose(frame, asked, [
      section(
        passage('一、目标', 'heading'),
        texts.map((text) => passage(text)),
      ),
    ])
      .filter(({ reading }) => reading.boolean === true)
      .map(({ reading }) => reading.evidence.map(({ text }) => text));

  it('cites the sentence that says the year', () =>
    expect(
      yes('到2025年行政村全覆盖吗', { words: ['行政村', '覆盖'] }, [
        '到2025年，产业发展。',
        '网络实现行政村全覆盖。',
      ]),
    ).toContainEqual(['网络实现行政村全覆盖。', '到2025年，产业发展。']));

  it('cites the sentences that one goes on from', () =>
    expect(
      yes('特级企业五年不得迁出吗', { words: ['特级', '企业', '五年', '迁出'] }, [
        '特级资质企业给予奖励。',
        '上述企业五年之内不得迁出。',
      ]),
    ).toContainEqual(['上述企业五年之内不得迁出。', '特级资质企业给予奖励。']));

  it('is not said by a sentence that has one word of the question, however much that tells', () => {
    const asked = { words: ['创投公司'], slight: ['准入', '审批'] };
    expect(yes('办创投公司要准入审批吗', asked, ['积极引进创投公司。'])).toEqual([]);
    expect(yes('办创投公司要准入审批吗', asked, ['创投公司须经审批。'])).toHaveLength(1);
  });

  it.each([
    ['软件小镇建成了吗', '软件小镇已经建成。', { 'yes denied': 0, 'yes denied both': 0 }],
    ['软件小镇建成了吗', '软件小镇尚未建成。', { 'yes denied': 1, 'yes denied both': 0 }],
    ['软件小镇尚未建成吗', '软件小镇尚未建成。', { 'yes denied': 0, 'yes denied both': 1 }],
    ['软件小镇尚未建成吗', '软件小镇已经建成。', { 'yes denied': 0, 'yes denial asked': 1 }],
    ['软件小镇尚未建成吗', '软件小镇尚未建成。', { 'yes denied by it': 0, 'yes denied as asked': 1 }],
    ['软件小镇尚未建成吗', '软件小镇已经建成。', { 'yes denied by question': 1, 'yes denied by one': 1 }],
    ['软件小镇严禁建成吗', '软件小镇尚未建成。', { 'yes denied by it': 1, 'yes denied otherwise': 1 }],
    [
      '软件小镇有没有建成',
      '未获批准的园区或软件小镇建成。',
      { 'yes denied by it': 0, 'yes denied by one': 0 },
    ],
  ])('is less likely of what is denied: %s %s', (frame, text, denied) => {
    const proposed = propose(frame, { words: ['软件小镇', '建成'] }, [
      section(passage('一、总则', 'heading'), [passage(text)]),
    ]);
    const said = proposed.find(({ kind, reading }) => kind === 'yes' && reading.boolean === true);
    expect(said!.features).toMatchObject(denied);
  });

  it.each([
    [
      '这些企业能否重复申请',
      '这些企业已享受过扶持的，不得重复申请。',
      { 'yes scope contrary': 1, 'yes scope agreeing': 0 },
    ],
    [
      '这些企业是不是不得重复申请',
      '这些企业已享受过扶持的，不得重复申请。',
      { 'yes scope contrary': 0, 'yes scope agreeing': 1 },
    ],
    [
      '这些企业不得重复申请吗',
      '这些企业可以重复申请扶持。',
      { 'yes scope contrary': 0, 'yes scope affirmed': 1 },
    ],
  ])('is told by what the denying words are about: %s %s', (frame, text, scope) => {
    const proposed = propose(frame, { words: ['企业', '重复', '申请'] }, [
      section(passage('一、总则', 'heading'), [passage(text)]),
    ]);
    const said = proposed.find(({ kind, reading }) => kind === 'yes' && reading.boolean === true);
    expect(said!.features).toMatchObject(scope);
  });

  it('needs no more than what the question puts in quotation marks', () => {
    const asked = { words: ['大树进城'], slight: ['鼓励'] };
    const text = ['反对“大树进城”等急功近利行为。'];
    expect(yes('是否鼓励“大树进城”', asked, text)).toHaveLength(1);
    expect(yes('是否鼓励大树进城', asked, text)).toEqual([]);
  });

  it('takes 我市 for the place of those who issued the plan, and for no other', () => {
    const texts = ['企业迁入我市的给予奖励。'];
    expect(yes('迁入甲市给奖励吗', { words: ['迁入', '奖励'], about: ['甲市'] }, texts)).toHaveLength(1);
    expect(yes('迁入乙市给奖励吗', { words: ['迁入', '奖励'], about: ['乙市'] }, texts)).toEqual([]);
  });
});

describe('a no', () => {
  it('is said of what a section is about by a sentence that places it elsewhere', () => {
    const proposed = propose('软件园位于乙区吗', { words: ['软件园', '乙区'], about: ['软件园', '乙区'] }, [
      section(passage('专栏9、软件园', 'heading'), [
        passage('项目位于甲区，占地约2000亩。', 'sentence', [named('甲区', 'Zone')]),
      ]),
    ]);
    expect(proposed.filter(({ kind }) => kind === 'yes').map(({ reading }) => reading.boolean)).toEqual([
      false,
    ]);
  });

  it('is not said where a name stands within that of another alone', () => {
    const known = [named('甲省发改委', 'Institution'), named('软件园', 'Zone')];
    const proposed = propose(
      '软件园入选甲省试点了吗',
      { words: ['软件园', '甲省', '入选', '试点'], about: ['软件园', '甲省'] },
      [
        section(passage('一、试点', 'heading'), [
          passage('根据甲省发改委名单，软件园入选试点。', 'sentence', known),
        ]),
      ],
    );
    expect(proposed.filter(({ kind }) => kind === 'yes').map(({ reading }) => reading.boolean)).toEqual([
      true,
      false,
    ]);
  });

  const answers = (frame: string, about: readonly string[], text: string, names: readonly ReadName[] = []) =>
    propose(frame, { words: ['领导小组办公室', '物资组'], about }, [
      section(passage('一、领导小组办公室和物资组', 'heading'), [passage(text, 'sentence', names)]),
    ])
      .filter(({ kind }) => kind === 'yes')
      .map(({ reading, features }) => [reading.boolean, features['yes slot']]);

  it('is said by a sentence that says another in the same words', () => {
    expect(answers('领导小组办公室设在市金融局吗', ['市金融局'], '领导小组办公室设在市发展改革委。')).toEqual(
      [[false, 1]],
    );
    expect(
      answers('物资组由市商务局牵头吗', ['市商务局'], '物资组由市工信局牵头，市商务局参与。', [
        named('市商务局', 'Institution'),
      ]),
    ).toEqual([
      [true, -1],
      [false, 1],
    ]);
  });

  it('is less likely than yes where it says the same', () =>
    expect(
      answers('物资组由市工信局牵头吗', ['市工信局'], '物资组由市工信局牵头，市商务局参与。', [
        named('市工信局', 'Institution'),
      ]),
    ).toEqual([
      [true, 1],
      [false, -1],
    ]));

  it('is not said by a sentence that names nothing else', () =>
    expect(answers('领导小组办公室归市金融局吗', ['市金融局'], '领导小组办公室的工作。')).toEqual([]));
});

describe('the numbers of a question', () => {
  it.each([
    ['2,000 of 3.5 in 2021', '2021年3.5%', 2 / 3],
    ['2,000 of 3.5 in 2021', '2021年2000户', 2 / 3],
    ['the 1st such bank of the 14th plan', '首家银行', null],
    ['the 1st of 21', '21家', 1],
  ])('%s', (frame, text, share) => expect(numbersSaid(frame, text)).toBe(share));
});

describe('whether a number is so', () => {
  const whether = (frame: string, text: string) =>
    propose(frame, { words: ['软件小镇', '占地'] }, [
      section(passage('一、总则', 'heading'), [passage(text)]),
    ])
      .filter(({ features }) => 'number whether' in features)
      .map(({ reading }) => reading.boolean);

  it.each([
    ['软件小镇占地约2000亩对吧', '软件小镇占地1000亩，投资20亿元。', [false]],
    ['软件小镇占地1000亩吗', '软件小镇占地1000亩，投资20亿元。', [true]],
    ['软件小镇占地1000亩吗', '软件小镇投资20亿元。', []],
    ['软件小镇占地多大', '软件小镇占地1000亩。', []],
  ])('%s', (frame, text, is) => {
    expect(whether(frame, text)).toEqual(is);
  });
});

describe('where a thing stands', () => {
  const places = (frame: string, words: readonly string[], text: string, names: readonly ReadName[] = []) =>
    namesBy(
      'place',
      propose(frame, { words }, [
        section(passage('一、布局', 'heading'), [passage(text, 'sentence', names)]),
      ]),
    );

  it('is said in brackets behind it, for several things together too', () => {
    const text = '重点依托超硬材料基地(乙新区)、甲市新材料产业园(丙工业园)等。';
    expect(places('新材料产业园位于哪里？', ['新材料产业园'], text)).toEqual([['丙工业园']]);
    expect(
      places('超硬材料基地和新材料产业园位于哪里？', ['超硬材料基地', '新材料产业园'], text),
    ).toContainEqual(['乙新区', '丙工业园']);
  });

  it('is said in front of its name', () =>
    expect(
      places('大熊山水库在哪里？', ['大熊山水库'], '推进乙县大熊山水库建设，支持乙县发展。', [
        named('乙县', 'Zone'),
      ]),
    ).toEqual([['乙县']]));

  it('is not asked for by other questions, nor said where no place stands by its name', () => {
    expect(places('大熊山水库何时建成？', ['大熊山水库'], '推进乙县大熊山水库建设。')).toEqual([]);
    expect(places('大熊山水库在哪里？', ['大熊山水库'], '加快大熊山水库建设。')).toEqual([]);
  });

  it('may be longer than the place of the graph that it begins with', () =>
    expect(
      namesBy(
        'told',
        propose('研发中心建在哪里？', { words: ['研发中心'] }, [
          section(passage('一、布局', 'heading'), [
            passage('支持交易所在乙科技城北部区域建设研发中心。', 'sentence', [named('乙科技城', 'Zone')]),
          ]),
        ]),
      ),
    ).toEqual([['乙科技城'], ['乙科技城北部区域']]));
});

describe('rows of things that are alike', () => {
  const rows = (text: string) =>
    namesBy(
      'spelled',
      propose('用什么驱动', { words: ['驱动'] }, [section(passage('装备', 'heading'), [passage(text)])]),
    );
  it('neither begin nor end within a word', () => {
    expect(rows('研制使用激光、电子束、离子束及其他能源驱动的装备。')).not.toContainEqual(
      expect.arrayContaining(['其他能']),
    );
    expect(rows('坚持集中患者、集中专家、集中资源、集中救治的“四集中”原则。').length).toBeGreaterThan(0);
  });
});

describe('leads that a label counts', () => {
  const leads = (...texts: string[]) =>
    propose('四区是哪四个', { words: ['四区'] }, [
      section(
        passage('健康养老业布局', 'heading'),
        texts.map((text) => passage(text)),
      ),
    ])
      .filter(({ features }) => 'leads counted' in features)
      .map(({ reading }) => reading.items.map(({ name }) => name));
  const two = ['两极:甲健康园区。', '依托甲地,发展医疗。', '乙养老园区。', '依托乙地,发展旅游。'];
  const four = ['四区:丙旅游区。', '依托丙山,发展旅游。', '丁旅游区。', '戊旅游区。', '己旅游区。'];
  it('are as many as it says', () =>
    expect(leads(...two, ...four)).toEqual([
      ['甲健康园区', '乙养老园区'],
      ['丙旅游区', '丁旅游区', '戊旅游区', '己旅游区'],
    ]));
  it('are none where more or fewer follow', () =>
    expect(leads(...two, ...four.slice(0, 4))).toEqual([['甲健康园区', '乙养老园区']]));
});

describe('how many lines of a section say a word', () => {
  const tallies = (frame: string) =>
    propose(frame, { words: ['任命', '免去', '统计局'] }, [
      section(passage('任免通知', 'heading'), [
        passage('任命甲为教育局副局长；'),
        passage('任命乙为统计局副局长，免去其统计局总经济师职务；'),
        passage('任命丙为交通局局长；'),
        passage('免去丁的统计局副局长职务；'),
      ]),
    ])
      .filter(({ features }) => 'tally' in features)
      .map(({ reading }) => [reading.count, reading.evidence.length]);

  it('is counted for each word and for words together, and all of them are cited', () =>
    expect(tallies('任命了多少人')).toEqual([
      [2, 2],
      [3, 3],
    ]));

  it('is not where nothing is to be counted', () => expect(tallies('任命了谁')).toEqual([]));
});

/** The parks of an industry, under its heading. */
const parks = (industry: string, names: readonly string[]) =>
  section(passage(`专栏：${industry}`, 'heading'), [
    passage(
      `重点园区：重点依托${names.join('、')}。`,
      'sentence',
      names.map((name) => named(name, 'Zone')),
    ),
  ]);

describe('the one but not the other', () => {
  const differences = (frame: string) =>
    propose(frame, { words: ['新型显示', '传感器', '重点园区'] }, [
      parks('新型显示', ['甲高新区', '乙开发区', '丙科技园']),
      parks('传感器', ['甲高新区', '丁开发区']),
    ]).filter(({ features }) => 'difference' in features);

  it('is what one list has and the other has not, with both as evidence', () => {
    const [found] = differences('哪些园区是新型显示的重点园区但不是传感器的重点园区');
    expect(found!.reading.items.map(({ name }) => name)).toEqual(['乙开发区', '丙科技园']);
    expect(found!.reading.evidence.map(({ text }) => text)).toEqual([
      '重点园区：重点依托甲高新区、乙开发区、丙科技园。',
      '重点园区：重点依托甲高新区、丁开发区。',
    ]);
  });

  it('is not looked for where nothing is left out', () =>
    expect(differences('哪些园区是新型显示和传感器的重点园区')).toEqual([]));
});

describe('what is listed for two things', () => {
  const setsOf = (frame: string, industries: readonly string[] = ['新型显示', '传感器']) =>
    propose(frame, { words: ['新型显示', '传感器', '重点园区'], industries }, [
      parks('新型显示', ['甲高新区', '乙开发区', '丙科技园']),
      parks('传感器', ['甲高新区', '丁开发区']),
    ]).filter(({ features }) => 'sets' in features);
  const names = (frame: string) => setsOf(frame).map(({ reading }) => reading.items.map(({ name }) => name));

  it.each([
    ['新型显示和传感器都当重点园区的是哪几个', [['甲高新区'], ['甲高新区']]],
    ['新型显示或者传感器的重点园区', [['甲高新区', '乙开发区', '丙科技园', '丁开发区']]],
    ['新型显示有、传感器没有的重点园区', [['乙开发区', '丙科技园']]],
  ])('%s', (frame, [wanted]) => expect(names(frame)[0]).toEqual(wanted));

  it('has the sentence of each of them as evidence', () => {
    const [found] = setsOf('新型显示和传感器都当重点园区的是哪几个');
    expect(found!.reading.evidence).toHaveLength(2);
    expect(found!.features['sets labelled alike']).toBe(1);
  });

  it('is not looked for where one is named, or they are not set beside each other', () => {
    expect(setsOf('新型显示和传感器都当重点园区的是哪几个', ['新型显示'])).toEqual([]);
    expect(setsOf('新型显示、传感器的重点园区')).toEqual([]);
  });
});

describe('a list that begins amid words of its sentence', () => {
  const item = (name: string) => ({ name, aliases: [], type: null });
  it.each([
    ['开展空港型、陆港型、商贸型', true],
    ['一批研发机构、研发人员、研发经费', true],
    ['山区荒地（含荒山、沙化土地', true],
    ['空港型、陆港型、商贸型', false],
    ['集中患者、集中专家、集中资源', false],
    ['空港型', false],
  ])('%s: %s', (names, is) => expect(isLed(names.split('、').map(item))).toBe(is));
});

describe('what a question calls the things that it asks for', () => {
  it.each([
    ['«E» 重点园区 有哪些', '', '重点园区'],
    ['«E» 重点园区', '', '重点园区'],
    ['«P»的“一核”重点发展哪几类服务啊', '哪几类服务啊', '服务'],
    ['«P»提到哪些类型企业', '哪些类型企业', '类型企业'],
    ['«E» 归哪里管', '', null],
    ['«E»有多少园区', '', null],
  ])('%s', (frame, asked, noun) => expect(nounOf(frame, asked, knowledge.questions.things)).toBe(noun));
});

describe('what stands beside names', () => {
  const best = (frame: string, words: readonly string[], text: string) => {
    const things = ['甲谷', '乙湾', '丙园', '丁园'].map((one) => named(one, 'Zone'));
    const proposed = propose(frame, { words }, [
      section(passage('一、布局', 'heading'), [passage(text, 'sentence', things)]),
    ]);
    return proposed
      .filter(({ features }) => features['beside best'] === 1)
      .map(({ reading }) => reading.items.map(({ name }) => name));
  };
  const text = '以甲谷、乙湾为主要节点，推进丙园、丁园建设。';

  it('tells which of the lists of a sentence is meant', () => {
    expect(best('主要节点有哪些', ['主要节点'], text)).toContainEqual(['甲谷', '乙湾']);
    expect(best('主要节点有哪些', ['主要节点'], text)).not.toContainEqual(['丙园', '丁园']);
    expect(best('推进哪些园区建设', ['推进'], text)).toContainEqual(['丙园', '丁园']);
  });

  it('is read where things stand together, though one of them stands further in front too', () => {
    const parallel = '东区重点布局甲谷、乙湾；西区重点布局丙园、甲谷。';
    expect(best('西区重点布局哪些', ['西区', '重点布局'], parallel)).toContainEqual(['丙园', '甲谷']);
    expect(best('东区重点布局哪些', ['东区', '重点布局'], parallel)).toContainEqual(['甲谷', '乙湾']);
  });

  it('tells nothing where no word of the question stands beside them', () =>
    expect(best('走廊有哪些', ['走廊'], text)).toEqual([]));
});

describe('plans that say what is asked', () => {
  const sections = [section(passage('一、服务', 'heading'), [passage('推广一码通应用。')])];
  const plans = (frame: string, words: readonly string[]) =>
    propose(frame, { words }, sections)
      .filter(({ features }) => 'saying part' in features)
      .map(({ reading }) => reading.evidence.map(({ text }) => text));

  it('need not say why it is asked', () =>
    expect(plans('做调研报告，有哪些文件写到一码通', ['调研', '一码通'])).toEqual([['推广一码通应用。']]));

  it('are looked for once where all of it asks', () =>
    expect(plans('有哪些文件写到一码通', ['一码通'])).toEqual([]));

  it('are none where the question denies its name', () => {
    const asked = (frame: string) =>
      propose(frame, { words: ['一码通'], industries: ['一码通'] }, sections).filter(
        ({ features }) => 'saying' in features,
      );
    expect(asked('哪些文件没有写到«A»')).toEqual([]);
    expect(asked('不知道哪些文件写到«A»')).toHaveLength(1);
  });
});

describe('sentences that say in other words what a question means', () => {
  const said = passage('财政对农户缴纳的保费给予补贴。');
  const sections = [section(passage('一、农业', 'heading'), [said])];
  const proposed = (frame: string, found: { alike: number; share: number }) => {
    const hits = new Map([...hitsOf([said])].map(([id, hit]) => [id, { ...hit, ...found }]));
    return proposeReadings(
      taskOf(frame, { words: ['种地的', '贴钱'], industries: ['种地的'] }),
      sections,
      hits,
    );
  };
  const having = (feature: string, ...asked: Parameters<typeof proposed>) =>
    proposed(...asked).filter(({ features }) => features[feature] === 1);

  it('may say yes or no where they are likely to be the ones that answer', () => {
    const answers = having('yes by meaning', '种地的买保险会贴钱吗', { alike: 0.7, share: 0.6 });
    expect(answers.map(({ reading }) => reading.boolean)).toEqual([true, false]);
    expect(answers.map(({ features }) => features['yes by meaning sign'])).toEqual([1, -1]);
    expect(having('yes by meaning', '种地的买保险会贴钱吗', { alike: 0.4, share: 0.1 })).toEqual([]);
  });

  it('tell which plans are asked for, each by its likest sentence', () => {
    const found = { alike: 0.7, share: 0.6 };
    const [one, ...others] = having('alike plans', '种地的能拿补贴的文件', found);
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      kind: 'plans',
      reading: { evidence: [said] },
      features: { 'alike plans last': 0.7, 'alike plans gap': 0.7, 'alike plans one': 1 },
    });
    expect(having('alike plans', '哪些文件没有写到«A»', found)).toEqual([]);
    expect(having('alike plans', '种地的能拿补贴的文件', { alike: 0, share: 0 })).toEqual([]);
  });
});
