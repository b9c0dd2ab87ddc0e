// Names that their form or a lexicon gives away, in sentences of a plan of a city (npx vitest run test/ingest/closed.test.ts -u).
import { expect, it } from 'vitest';
import { makeClosedFinder } from '../../src/ingest/recognise/closed.js';
import { cutWords } from '../../src/language/words.js';
import type { Plan } from '../../src/model/plan.js';
import { knowledge } from './read.js';

const SENTENCES = [
  '支持郑州航空港经济综合实验区、郑东新区、金水区和中原科技城加快建设。',
  '由市科技局、市发展改革委、市财政局负责，各区县（市）人民政府落实。',
  '市级科技局、财政局，省工信厅、商务厅，县教育局配合。',
  '落实《河南省“十四五”科技创新规划》（豫政〔2021〕42号）和《水法》。',
  '发展生物医药、新能源汽车产业、大数据及人工智能等产业，建设大数据产业园。',
  '郑州大学、中国科学院、郑商所、比亚迪公司共建实验室。',
  '上海市、合肥市、洛阳市与巩义市、登封市、中牟县协同发展。',
  '中共郑州市委、市委宣传部、市人大常委会、市政协。',
  '市政府常务会议研究，市政府网站公布，办公厅主任列席。',
  '工业和信息化部、国家发展改革委、财政部门、发改部门。',
  '东西部协作，白银铝厂、广东优品展、兰州拉面。',
  '推动市场主体发展，财政局面良好，教育局部调整，水利部署。',
  '新能源、新能源汽车、汽车产业、汽车后市场、氢能及燃料电池。',
  '航空港区科技局、高新区管委会、经开区、自贸区郑州片区。',
  '朝阳产业、中山装、长春藤、太原始、和平台、南山区。',
  '市住房保障和房地产管理局、市卫生健康委、市医保局、市地方金融监管局。',
];

it('names of closed classes are found by their form, the longest where they overlap', async () => {
  const find = makeClosedFinder(knowledge);
  const read = [null, '郑州市', '合肥市'].flatMap((jurisdiction) =>
    SENTENCES.map((text) => {
      const found = find({ jurisdiction } as Plan, text, cutWords(text));
      return [
        `${jurisdiction ?? 'no place'}: ${text}`,
        ...found.map(
          (one) => `  ${text.slice(one.start, one.end)} ${JSON.stringify({ ...one, value: undefined })}`,
        ),
      ].join('\n');
    }),
  );
  await expect(`${read.join('\n')}\n`).toMatchFileSnapshot('../gold/closed.txt');
});
