// What the lists of rules tell apart, a phrase for each rule: a rule that is taken out of its list leaves its phrase to another one, or to
// none. test/gold/rules.tsv has the list, the phrase, and what the rules that fit say of it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeTargetReader } from '../../src/ingest/extract/targets/targetReader.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { makeQuantityReader } from '../../src/language/quantities.js';

const knowledge = loadKnowledge();
const quantities = makeQuantityReader(knowledge.numbers);
const { read } = makeTargetReader(knowledge, quantities);

/** What a rule says of a phrase: how it writes it, else by which words the rule is told from others. */
function saidBy({ pattern, by, ...rule }: Record<string, unknown>, phrase: string): string {
  if (typeof by === 'string') return phrase.replace(pattern as RegExp, by);
  const said = Object.values(rule).filter((value) => typeof value === 'string' || typeof value === 'number');
  return said.join(' ') || 'fits';
}

/** What is said of a phrase by the list at a path of the knowledge. */
function readBy(path: string, phrase: string): string {
  switch (path) {
    case 'numbers.dimensions': {
      const dimension = quantities.dimensionOf(phrase);
      return dimension ? `${dimension.id} ${dimension.unit} ${dimension.factor}` : 'none';
    }
    case 'numbers.bounds':
      return quantities.boundOf(phrase, '')?.comparator ?? 'none';
    case 'numbers.boundsBehind':
      return quantities.boundOf('', phrase)?.comparator ?? 'none';
    case 'targets.shapes': {
      const found = read(phrase, { periodStart: null, periodEnd: null, date: null }, { year: null });
      return found.map(({ indicator }) => indicator).join('、') || 'none';
    }
    case 'questions.told':
      return knowledge.questions.told.find(({ asks }) => asks.pattern.test(phrase))?.name ?? 'none';
    case 'questions.levels.names':
      return (
        knowledge.questions.levels.names.find(({ numbered }) => numbered.includes(phrase))?.name ?? 'none'
      );
    case 'naming.sameEndings':
      return knowledge.naming.sameEndings.find((endings) => endings.includes(phrase))?.[0] ?? 'none';
    default: {
      const list = path
        .split('.')
        .reduce<unknown>((held, key) => (held as Record<string, unknown>)[key], knowledge) as Record<
        string,
        unknown
      >[];
      const fitting = list.filter(({ pattern }) => (pattern as RegExp).test(phrase));
      return fitting.map((rule) => saidBy(rule, phrase)).join('; ') || 'none';
    }
  }
}

const rows = readFileSync('test/gold/rules.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t') as [path: string, phrase: string, said: string]);

describe('the lists of rules', () => {
  it.each(rows)('%s know %s', (path, phrase, said) => expect(readBy(path, phrase)).toBe(said));
});
