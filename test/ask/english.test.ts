import { expect, it } from 'vitest';
import { englishWords } from '../../src/ask/understand/englishWords.js';
import { loadKnowledge } from '../../src/knowledge/load.js';

const { basic } = englishWords(loadKnowledge().questions);

it.each([
  ['targets', 'target'],
  ['Industries', 'industry'],
  ['branches', 'branch'],
  ['Henan’s', 'henan'],
])('%s is a form of %s', (word, plain) => expect(basic(word)).toBe(plain));

it.each(['business', 'logistics', 'basis', 'campus', 'gas'])('%s is no plural', (word) =>
  expect(basic(word)).toBe(word),
);
