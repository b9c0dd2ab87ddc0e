import { describe, expect, it } from 'vitest';
import { meantBy } from '../../src/ask/answer/answer.js';
import { build } from '../../src/ask/answer/build.js';
import { heeds } from '../../src/ask/answer/heeds.js';
import { answerReading } from '../../src/ask/answer/reading.js';
import { chooseAnswer } from '../../src/ask/answer/weigh.js';
import type { Weighed } from '../../src/ask/answer/weighed.js';
import { indexPassages } from '../../src/ask/find/passageIndex.js';
import { askedFeatures, calibrate, openAnswerModel, readAsked } from '../../src/ask/interpret/asked.js';
import { goOn } from '../../src/ask/interpret/context.js';
import { ofKind } from '../../src/ask/passages/fit.js';
import { readLists } from '../../src/ask/passages/listedItems.js';
import type { Reading } from '../../src/ask/passages/sentence.js';
import { packVector } from '../../src/inference/sentenceEncoder.js';
import {
  type FormOf,
  type LogicalForm,
  logicalForm,
  type Question,
  type Term,
} from '../../src/model/question.js';
import type { SearchedSection } from '../../src/query/rows.js';
import { knowledge } from '../ingest/read.js';
import { named, nameless, passage } from './proposing.js';

const term = (said: string, ...written: string[]): Term => ({ said, written: [said, ...written], weight: 1 });
const section = (id: string, plan: string, heading: string, ...texts: string[]): SearchedSection => ({
  section: id,
  plan,
  title: `${plan}规划`,
  heading,
  above: [],
  passages: texts.map((text, i) => ({ id: `${id}${i}`, text, vector: null })),
});

describe('finding passages', () => {
  const find = indexPassages([
    section('a', '水利', '节水降损', '到2025年管网漏损率低于6%。', '推广节水器具。'),
    section('b', '水利', '取水计量', '年取水许可量超过5万立方米的安装在线计量设施。'),
    section('c', '金融', '保险', '推广QFLP试点。', '推广农业保险。'),
  ]);
  const ids = (terms: Term[], plans: string[] = []) =>
    find({ terms, vector: null, plans, most: 2 }).map(({ id }) => id);

  it('puts the one first that says most of the words', () => {
    expect(ids([term('管网'), term('漏损率')])[0]).toBe('a0');
    expect(ids([term('取水'), term('计量设施')])[0]).toBe('b0');
  });

  it('heeds the heading that a passage stands under', () => {
    expect(ids([term('保险'), term('试点')])[0]).toBe('c0');
  });

  it('takes the best of the writings of a word', () => {
    expect(ids([term('online meter', '在线计量', '仪表')])).toEqual(['b0']);
    expect(ids([term('qflp')])[0]).toBe('c0');
  });

  it('counts the whole of a short name for more than a part of a long one', () => {
    const names = ['高新区', '国家高新技术产业开发区'];
    const others = indexPassages([
      section(
        'd',
        '产业',
        '布局',
        '技术产业开发区名单。',
        '高新区布局新材料。',
        '港区布局新材料。',
        '园区名录。',
      ),
    ]);
    const terms = [{ said: names[0]!, written: names, weight: 1 }];
    expect(others({ terms, vector: null, plans: [], most: 1 }).map(({ id }) => id)).toEqual(['d1']);
  });

  it('looks into the plans that are meant alone, and finds nothing where no passage has a word', () => {
    expect(ids([term('推广')], ['金融'])).toEqual(['c0', 'c1']);
    expect(ids([term('元宇宙')])).toEqual([]);
  });

  describe('by what they mean', () => {
    const along = Float32Array.of(1, 0);
    const meaning = (...vectors: number[][]) => {
      const one = section('m', '能源', '电力', ...vectors.map((_, i) => `推广第${i}种办法。`));
      const passages = one.passages.map((at, i) => ({
        ...at,
        vector: packVector(Float32Array.from(vectors[i]!)),
      }));
      return indexPassages([
        { ...one, passages },
        { ...section('n', '金融', '保险', '推广农业保险。'), section: 'n' },
      ]);
    };
    const among = meaning([0, 1], [1, 0], [0.8, 0.6]);

    it('finds those that say none of the words, the most alike first', () => {
      const found = among({ terms: [], vector: along, plans: [], most: 2 });
      expect(found.map(({ id }) => id)).toEqual(['m1', 'm2']);
      expect(found[0]).toMatchObject({ score: 0, alike: 1 });
      expect(found[1]!.alike).toBeCloseTo(0.8, 1);
    });

    it('puts first what both the words and the meaning find', () => {
      const apart = meaning([1, 0], [0, 1], [0.8, 0.6]);
      const found = apart({ terms: [term('2')], vector: along, plans: [], most: 3 });
      expect(found[0]!.id).toBe('m2');
      expect(found[0]!.score).toBeGreaterThan(0);
    });

    it('goes by the meaning where the words find both', () => {
      const found = among({ terms: [term('第2种')], vector: along, plans: [], most: 3 });
      expect(found.map(({ id }) => id).slice(0, 2)).toEqual(['m1', 'm2']);
    });

    it('says how likely each is the one that answers, of all of the plans', () => {
      const found = among({ terms: [], vector: along, plans: [], most: 3 });
      const shares = found.map(({ share }) => share);
      expect(shares[0]).toBeGreaterThan(0.9);
      expect(shares).toEqual([...shares].sort((a, b) => b - a));
      expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 5);
    });

    it('stays in the plans that are meant, and finds the best passage of each where that is asked', () => {
      const sought = { terms: [term('推广')], vector: along, most: 1 };
      expect(among({ ...sought, plans: ['金融'] }).map(({ id }) => id)).toEqual(['n0']);
      expect(among({ ...sought, plans: [], ofEach: true }).map(({ plan }) => plan)).toEqual(['能源', '金融']);
    });
  });
});

it('sentences that give no name, no number and no yes are the answer themselves', () => {
  const reading: Reading = {
    items: [],
    boolean: null,
    evidence: [passage('推广农业保险。')],
    coverage: 1,
  };
  expect(answerReading({ language: 'zh' } as Question, reading)).toMatchObject({
    kind: 'PASSAGES',
    text: expect.stringContaining('推广农业保险。'),
  });
});

it('a name that explains itself in brackets also goes without them', () => {
  const item = { name: '开(开封)港(空港)产业带', aliases: [], type: null };
  const reading: Reading = { items: [item], boolean: null, evidence: [passage('打造产业带。')], coverage: 1 };
  expect(answerReading({ language: 'zh' } as Question, reading).items).toEqual([
    { name: item.name, aliases: ['开港产业带'] },
  ]);
});

describe('a question that goes on from plans', () => {
  const before = logicalForm.parse({
    kind: 'plans',
    where: [{ on: 'kind', kind: '意见', or: [] }],
    not: [],
    join: 'all',
    only: null,
    of: null,
    as: 'names',
  });
  const industry = { type: 'Industry', id: 'i', name: '生物医药' } as const;
  const next = (frame: string) =>
    goOn(
      { frame, names: [{ text: '生物医药', reference: industry }] } as unknown as Question,
      before,
      knowledge,
    );

  it('asks for those of them of which more holds', () => {
    expect(next('其中哪些提到«E»')).toMatchObject({
      where: [{ on: 'kind' }, { on: 'mentions', entity: industry }],
    });
    expect(next('其中哪些发展«E»')).toMatchObject({
      where: [{ on: 'kind' }, { on: 'directs', entity: industry }],
    });
  });

  it('is a new one where it speaks of none of them', () => expect(next('哪些规划提到«E»')).toBeNull());
});

describe('the plans that a question describes', () => {
  const said = [term('办公室'), term('市水利局')];
  const described = [
    { plan: '水利', text: '领导小组办公室设在市水利局。' },
    { plan: '交通', text: '领导小组办公室设在市交通局。' },
  ];
  const rows = [
    { plan: '水利', described },
    { plan: '交通', described },
  ];
  const plansMeant = (words: readonly Term[]) =>
    meantBy({ described: { said: words } } as unknown as FormOf<'reading'>, rows, ({ plan }) => plan).map(
      ({ plan }) => plan,
    );

  it('are those with a sentence that says the description, and not a part of it', () => {
    expect(plansMeant(said)).toEqual(['水利']);
  });

  it('are all where it describes none', () => {
    expect(plansMeant([])).toEqual(['水利', '交通']);
  });
});

describe('an answer heeds what is asked', () => {
  const form = { kind: 'reading', exceeds: false } as LogicalForm;
  const answer = build({ status: 'ANSWERED', kind: 'VALUE', text: '', value: 30, unit: '家' });
  const isHeeded = (frame: string) =>
    heeds({ frame, names: [] } as unknown as Question, form, answer, knowledge);

  it('one number is none for several things', () => {
    expect(isHeeded('«I»、«I»分别达到多少家')).toBe(false);
    expect(isHeeded('前三位各奖励多少')).toBe(true);
    expect(isHeeded('«I»达到多少家')).toBe(true);
  });

  it('names are some for several things too', () => {
    const names = build({ status: 'ANSWERED', kind: 'NAMES', text: '', names: ['甲局', '乙局'] });
    const frame = '«I»、«I»分别达到多少家';
    expect(heeds({ frame, names: [] } as unknown as Question, form, names, knowledge)).toBe(true);
  });
});

describe('choosing an answer', () => {
  const model = {
    asked: {},
    answer: { bias: -1, weights: { good: 3 } },
    threshold: 0.5,
    reliability: [0.2, 0.9],
  };
  const value = (of: number, good: number): Weighed => ({
    answer: build({ status: 'ANSWERED', kind: 'VALUE', text: '', value: of, unit: '家' }),
    features: { good },
  });

  it('says the likeliest, with how often one so likely is right', () => {
    const answer = chooseAnswer([value(5, 0), value(6, 1)], model);
    expect(answer).toMatchObject({ value: 6 });
    expect(answer!.confidence).toBe(0.9);
  });

  it.each([
    [0.1, 0.2],
    [0.25, 0.2],
    [0.5, 0.55],
    [0.75, 0.9],
    [1, 0.9],
  ])('is as sure of a likelihood of %f as those around it were right: %f', (likely, sure) =>
    expect(calibrate(likely, model)).toBeCloseTo(sure),
  );

  it('says nothing where answers compete or none is likely', () => {
    expect(chooseAnswer([value(5, 1), value(6, 1)], model)).toBeNull();
    expect(chooseAnswer([value(5, 0)], model)).toBeNull();
    expect(chooseAnswer([], model)).toBeNull();
  });

  it('counts sentences that say the same as one answer', () => {
    expect(chooseAnswer([value(5, 0.5), value(5, 0.5), value(6, 0.5)], model)).toMatchObject({ value: 5 });
  });
});

describe('what a question asks for', () => {
  const model = openAnswerModel();
  it.each([
    ['一次性奖励最多给多少', 'value'],
    ['How much is the one-off award?', 'value'],
    ['办公室设在哪个单位', 'names'],
    ['哪几份文件里写到过信鸽？', 'plans'],
    ['这样算违规吗', 'yes'],
    ['Is this allowed?', 'yes'],
  ])('%s: %s', (text, kind) => {
    const asked = readAsked(nameless(text), knowledge, model);
    expect(Object.values(asked).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
    expect(Object.entries(asked).sort((a, b) => b[1] - a[1])[0]![0]).toBe(kind);
  });

  it('does not hang on the names and numbers in it', () => {
    const features = askedFeatures(nameless('到2025年«E»要达到多少家'), knowledge);
    expect(features).toEqual(askedFeatures(nameless('到2030年«E»要达到多少家'), knowledge));
    expect(features['w:e_name']).toBe(1);
  });
});

describe('members of lists', () => {
  const project = (name: string) => ({ name, aliases: [], type: 'Project' });
  const items = ['后寺沟抽水蓄能电站', '城东光伏项目', '城西风电项目', '城南光伏项目'].map(project);

  it('are those of the kind that is asked for, where few are', () => {
    expect(ofKind(items, ['抽水蓄能', '项目'], '新能源').map(({ name }) => name)).toEqual([
      '后寺沟抽水蓄能电站',
    ]);
    expect(ofKind(items, ['抽水蓄能'], '抽水蓄能工程')).toHaveLength(4);
    expect(ofKind(items, ['核电'], '新能源')).toHaveLength(4);
  });

  it('give a company its project', () => {
    const known = [named('永发集团', 'Institution'), named('乘用车项目', 'Project')];
    const lists = readLists('加快推进永发集团乘用车项目。', known, knowledge, 'Project');
    expect(lists.flatMap((list) => list.items.map((item) => item.name))).toContain('永发集团乘用车项目');
  });

  const membersOf = (text: string) =>
    readLists(text, [], knowledge).flatMap((list) => list.items.map((item) => item.name));

  it('are no single characters, and no sentences', () => {
    expect(membersOf('支持粮、蔬菜、水果等生产。')).not.toContain('粮');
    expect(
      membersOf(
        '支持蔬菜、以龙头企业带动合作社和家庭农场共同参与的农产品精深加工示范园、水果等生产。',
      ).filter((name) => name.length > 28),
    ).toEqual([]);
  });

  it('keep a verb that all but the last character of the first one is', () => {
    expect(membersOf('重点支持推进器、螺旋桨、舵机等产品。')).toContain('推进器');
  });
});
