import { expect, it } from 'vitest';
import { makeLevelReader } from '../../src/ingest/link/levels.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { Plan } from '../../src/model/plan.js';

const readLevels = makeLevelReader(loadKnowledge(), { provinceOf: () => '河南省' });
const levelsOf = (title: string) =>
  Object.fromEntries(
    readLevels({ jurisdiction: '河南省', issuers: ['河南省人民政府'], title } as unknown as Plan),
  );

it('the city of a plan is the one that its title names in full', () => {
  expect(levelsOf('关于支持洛阳市建设副中心城市的若干意见')).toEqual({ 省: '河南省', 市: '洛阳市' });
});

it('a short name in a title makes no city of the plan', () => {
  expect(levelsOf('关于支持洛阳建设副中心城市的若干意见')).toEqual({ 省: '河南省' });
});
