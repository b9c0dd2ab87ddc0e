import { readdirSync, readFileSync } from 'node:fs';
import { type AST, RegExpParser } from '@eslint-community/regexpp';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';

/**
 * Little enough for all patterns, and enough for what is cubic in the length of a text, or worse. Work is counted in steps, so that
 * neither the machine nor what else it does changes what is found.
 */
const EFFORT = {
  timeout: null,
  attackTimeout: null,
  incubationTimeout: null,
  attackLimit: 100_000_000,
  maxAttackStringSize: 1500,
  maxNFASize: 5000,
  maxIteration: 1,
  incubationLimit: 5000,
  maxGenerationSize: 20,
  maxInitialGenerationSize: 60,
  crossoverSize: 5,
  mutationSize: 10,
};
/** The flags that make no difference to the work. */
const IDLE_FLAGS = /[dgy]/g;

const patterns = new Map<string, { readonly where: string; readonly pattern: RegExp }>();
function note(where: string, pattern: RegExp): void {
  const key = `/${pattern.source}/${pattern.flags.replace(IDLE_FLAGS, '')}`;
  if (!patterns.has(key)) patterns.set(key, { where, pattern });
}

/** The regular expressions that stand in the code. */
function noteLiterals(file: string): void {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      note(`${file}:${line}`, new Intrinsic(node.text.slice(1, end), node.text.slice(end + 1)));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** Those of the knowledge, by the path that each is found at. */
function noteHeld(held: unknown, path: string): void {
  if (held === null || typeof held !== 'object') return;
  if (held instanceof RegExp) note(path, held);
  else for (const [key, value] of Object.entries(held)) noteHeld(value, `${path}.${key}`);
}

/** From here on, what the code puts together of words and pieces. */
const Intrinsic = RegExp;
globalThis.RegExp = new Proxy(Intrinsic, {
  construct: (target, args: [string, string?]) => {
    const pattern = new target(...args);
    const maker = new Error().stack!.split('\n')[2]!;
    const place = /\/(src\/(?!knowledge\/).*?):\d+\)?$/.exec(maker)?.[1];
    if (place) note(place, pattern);
    return pattern;
  },
});
afterAll(() => {
  globalThis.RegExp = Intrinsic;
});

for (const file of readdirSync('src', { recursive: true }).map(String))
  if (/\.tsx?$/.test(file)) noteLiterals(`src/${file}`);
const { knowledge, readText, SEEDS } = await import('../ingest/read.js');
noteHeld(knowledge, 'graph');
await readText(readFileSync(`seeds/${SEEDS[0]}.txt`, 'utf8'));
const { makeQuestionReader } = await import('../../src/ask/understand/read.js');
const { makeVocabulary } = await import('../../src/ask/understand/vocabulary.js');
makeQuestionReader([], knowledge, makeVocabulary(knowledge, [], []))('哪些规划涉及中原科技城的建设');

/**
 * How many repetitions without an end can share out one stretch of text. With one of them the work grows with the square of the text at
 * most: where it begins, and where it ends.
 */
function shares(node: AST.Node): number {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
    case 'Assertion':
      return 'alternatives' in node ? Math.max(...node.alternatives.map(shares)) : 0;
    case 'Alternative':
      return node.elements.map(shares).reduce((sum, one) => sum + one, 0);
    case 'Quantifier':
      if ('alternatives' in node.element && node.max > 2) return 2;
      return node.max === Number.POSITIVE_INFINITY ? 1 : shares(node.element) * node.max;
    default:
      return 0;
  }
}
const suspects = [...patterns.values()].filter(({ pattern: { source, unicode } }) => {
  const tree = new RegExpParser().parsePattern(source, 0, source.length, { unicode });
  return shares(tree) > 1;
});

describe('the regular expressions of graph/ and src/', async () => {
  const { check } = await import('recheck');

  it.each(suspects.map(({ where, pattern }) => [where, pattern] as const))(
    '%s takes time that is at most quadratic',
    async (_where, { source, flags }) => {
      const found = await check(source, flags.replace(IDLE_FLAGS, ''), EFFORT);
      expect(found.status).not.toBe('unknown');
      const isWorse =
        found.status === 'vulnerable' &&
        (found.complexity.type === 'exponential' || found.complexity.degree > 2);
      expect(isWorse ? found.attack.pattern : null).toBeNull();
    },
  );
});
