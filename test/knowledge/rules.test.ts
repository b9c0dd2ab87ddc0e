import { describe, expect, it } from 'vitest';
import { makeTargetReader } from '../../src/ingest/extract/targets/targetReader.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { Rule } from '../../src/knowledge/rules.js';
import { makeQuantityReader } from '../../src/language/quantities.js';

const knowledge = loadKnowledge();

/** Every rule of graph/rules with the name that failures show it by. */
function* listRules(): Generator<[string, Rule]> {
  const {
    furniture,
    pages,
    headings,
    heads,
    directives,
    enumerations,
    relations,
    questions,
    targets,
    naming,
  } = knowledge;
  const groups: Record<string, readonly Rule[]> = {
    'furniture.pageNumbers': furniture.pageNumbers,
    'furniture.marks': furniture.marks,
    'furniture.breaks': furniture.breaks,
    'furniture.notices': furniture.notices,
    'furniture.continuations': furniture.continuations,
    'pages.containers': pages.containers,
    'pages.furnitureNames': pages.furnitureNames,
    'pages.icons': pages.icons,
    'pages.furniture': pages.furniture,
    'pages.edges': pages.edges,
    'pages.tails': pages.tails,
    'pages.own': pages.own,
    'pages.titles': [...pages.siteNames, ...pages.noTitles, pages.numberBehindTitle],
    'pages.organs': pages.organs,
    'pages.index': [pages.index],
    'furniture.controls': furniture.controls,
    'furniture.typeSize': [furniture.typeSize.opens, furniture.typeSize.parts],
    'furniture.path': [furniture.path.opens, furniture.path.sign],
    'furniture.labels': [furniture.labels.value],
    'furniture.stamp': [furniture.stamp],
    'headings.numberings': headings.numberings,
    'headings.annexList': [headings.annexList],
    'headings.contentsHeading': [headings.contentsHeading],
    'headings.unnumbered': headings.unnumbered,
    'headings.unnumberedLevels': headings.unnumberedLevels,
    'headings.tables': [headings.tables.notLabels, headings.tables.openings],
    'headings.roles': headings.roles,
    heads: [
      heads.number,
      heads.numberPlace,
      heads.namesPlace,
      heads.addressees,
      heads.addresseesOpen,
      heads.salutation,
      heads.formerAnnex,
      heads.adopted,
      heads.delivered,
      heads.speaker,
      heads.congress,
      heads.workReport,
      heads.national,
      heads.notice,
      heads.announces,
      heads.announcement,
      heads.announcementHead,
      heads.callsItself,
      heads.follows,
    ],
    'heads.organs': Object.values(heads.organs).flatMap((rule) => ('pattern' in rule ? [rule] : [])),
    'heads.unmarked': heads.unmarked,
    'heads.periods': heads.periods,
    'targets.thresholds': targets.thresholds,
    'targets.described': targets.described,
    'targets.asides': targets.asides,
    'targets.vague': targets.vague,
    'targets.excludes': targets.excludes,
    'directives.tells': directives.tells,
    'directives.compares': directives.compares,
    'directives.titles': [
      directives.repeals,
      directives.cites,
      directives.basis,
      directives.drawnUp,
      directives.enforces,
      directives.rests,
      directives.provenance,
    ],
    naming: [naming.levelLead, naming.industryLead, naming.stemsWithEnding],
    'enumerations.lists': enumerations.lists,
    relations: Object.values(relations),
    'questions.intents': questions.intents,
    'questions.unknownNames': questions.unknownNames,
  };
  for (const [name, rules] of Object.entries(groups)) {
    for (const rule of rules) yield [`${name} /${rule.pattern.source.slice(0, 50)}/`, rule];
  }
}

describe('the rules of graph/rules', () => {
  it.each([...listRules()])('%s fits its examples and not its counter-examples', (_name, rule) => {
    expect(rule.examples.length).toBeGreaterThan(0);
    expect(rule.examples.filter((example) => !rule.pattern.test(example))).toEqual([]);
    expect(rule.counterExamples.filter((example) => rule.pattern.test(example))).toEqual([]);
  });

  it('a heading is taken for the numbering whose example it is, first rule first', () => {
    for (const numbering of knowledge.headings.numberings) {
      for (const example of numbering.examples) {
        expect([
          example,
          knowledge.headings.numberings.find((rule) => rule.pattern.test(example))?.id,
        ]).toEqual([example, numbering.id]);
      }
    }
  });
});

describe('the rules for news reports', () => {
  it('fit their examples', () => {
    const { examples, byline, reported } = knowledge.heads.news;
    expect(examples.byline!.filter((example) => !byline.test(example))).toEqual([]);
    expect(examples.reported!.filter((example) => !reported.test(example))).toEqual([]);
  });
});

describe('the shapes of clauses', () => {
  const { read } = makeTargetReader(knowledge, makeQuantityReader(knowledge.numbers));
  const plan = { periodStart: null, periodEnd: null, date: null };
  it.each(knowledge.targets.shapes.map((shape) => [shape.name, shape] as const))('%s', (_name, shape) => {
    expect(Object.keys(shape.examples).length).toBeGreaterThan(0);
    for (const [sentence, indicator] of Object.entries(shape.examples))
      expect([sentence, ...read(sentence, plan, { year: null }).map((found) => found.indicator)]).toEqual(
        indicator === null ? [sentence] : [sentence, indicator],
      );
  });
});

describe('the lexicons', () => {
  it('have no two entries of one type and place under the same name', () => {
    const keys = knowledge.names.map((name) => `${name.type} ${name.name} ${name.jurisdiction ?? ''}`);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('resolve every short name to one thing', () => {
    const owners = new Map<string, Set<string>>();
    for (const name of knowledge.names) {
      for (const writing of [name.name, ...name.aliases]) {
        const key = `${name.type} ${writing}`;
        owners.set(key, (owners.get(key) ?? new Set()).add(name.name));
      }
    }
    expect([...owners].filter(([, names]) => names.size > 1)).toEqual([]);
  });

  it('name places of the whole country by their short names', () => {
    expect(knowledge.places.get('郑州')).toBe('郑州市');
    expect(knowledge.places.get('内蒙古')).toBe('内蒙古自治区');
    expect(knowledge.places.get('朝阳')).toBeUndefined();
    expect(knowledge.provinceOf.get('厦门市')).toBe('福建省');
  });
});

describe('the spellings of names', () => {
  it.each(knowledge.naming.spellings.map((rule) => [rule.pattern.source, rule] as const))(
    '/%s/ is written so',
    (_name, { pattern, by, examples }) => {
      expect(Object.keys(examples).length).toBeGreaterThan(0);
      for (const [name, full] of Object.entries(examples)) expect(name.replace(pattern, by)).toBe(full);
    },
  );
});

describe('the endings of names', () => {
  it.each(
    knowledge.suffixes.flatMap((suffix) => suffix.examples.map((example) => [example, suffix] as const)),
  )('%s is of the kind that the first ending that fits says', (example, { type, kind }) => {
    const first = knowledge.suffixes.find(
      (suffix) => suffix.type === type && suffix.ends.some((end) => example.endsWith(end)),
    );
    expect(first?.kind).toBe(kind);
  });
});
