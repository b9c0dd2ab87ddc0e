import { describe, expect, it } from 'vitest';
import { freezeDeep } from '../../src/knowledge/freeze.js';
import { loadKnowledge } from '../../src/knowledge/load.js';

/** What of a value can be changed still, by the paths to it. */
function* listOpen(held: unknown, path: string): Generator<string> {
  if (held === null || typeof held !== 'object') return;
  if (held instanceof RegExp) {
    if (held.global || held.sticky) yield path;
    return;
  }
  if (!Object.isFrozen(held)) yield path;
  const parts = held instanceof Map || held instanceof Set ? held.entries() : Object.entries(held);
  for (const [key, part] of parts) yield* listOpen(part, `${path}.${String(key)}`);
}

describe('frozen knowledge', () => {
  it('cannot be changed anywhere', () => {
    expect([...listOpen(loadKnowledge(), 'knowledge')]).toEqual([]);
  });

  it('keeps its maps and sets', () => {
    const { places, notPlaces } = loadKnowledge();
    expect(() => (places as Map<string, string>).set('云湖', '云湖市')).toThrow(TypeError);
    expect(() => (places as Map<string, string>).delete('郑州')).toThrow(TypeError);
    expect(() => (notPlaces as Set<string>).add('云湖')).toThrow(TypeError);
    expect(places.get('云湖')).toBeUndefined();
    expect(places.get('郑州')).toBe('郑州市');
  });

  it('refuses a pattern that keeps state between searches', () => {
    expect(() => freezeDeep({ rules: [{ pattern: /a/g }] })).toThrow('keeps state');
    expect(() => freezeDeep(/a/y)).toThrow('keeps state');
  });
});
