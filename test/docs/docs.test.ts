import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CONFIGURATION } from '../../src/cli/config.js';

const read = (file: string) => readFileSync(file, 'utf8');

describe('the README', () => {
  it('lists every variable of the configuration with its default and meaning, and no other', () => {
    const rows = [...read('README.md').matchAll(/^\| `([A-Z0-9_]+)` \| (?:`([^`]*)`)? ?\| (.+) \|$/gm)].map(
      ([, name, value, meaning]) => [name, value ?? '', meaning],
    );
    const defaults = CONFIGURATION.parse({}) as Record<string, unknown>;
    expect(rows).toEqual(
      Object.entries(CONFIGURATION.shape).map(([name, schema]) => [
        name,
        String(defaults[name] ?? ''),
        schema.description,
      ]),
    );
  });

  it('lists every command, in both languages', () => {
    const commands = [...read('src/cli.ts').matchAll(/\.command\('(\w+)'\)/g)].map(([, name]) => name);
    expect(commands).toEqual([
      'start',
      'ingest',
      'ask',
      'extract',
      'passages',
      'pairs',
      'explain',
      'lexicon',
      'check',
      'check',
      'doctor',
    ]);
    const named = commands.map((name, i) => (commands[i - 1] === 'lexicon' ? `lexicon ${name}` : name));
    for (const command of named) {
      expect(read('README.md')).toContain(`| \`plangraph ${command}`);
      expect(read('README.zh.md')).toContain(`| \`plangraph ${command}`);
    }
  });

  it.each(['README.md', 'README.zh.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])(
    'the links of %s lead to files that are there',
    (file) => {
      for (const [, target] of read(file).matchAll(/\]\((?!http)([^)#]+)/g))
        expect([target, existsSync(target!)]).toEqual([target, true]);
    },
  );
});

describe('ARCHITECTURE.md', () => {
  it('names functions that exist', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => read(`src/${file}`))
      .join('\n');
    const named = [
      ...read('ARCHITECTURE.md').matchAll(
        /`((?:read|find|go|join|clean|split|recognise|link|extract|write|remove|make|interpret|compile|answer|ingest|source)[A-Z]\w+)`/g,
      ),
    ].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(20);
    expect(
      named.filter((name) => !new RegExp(`\\b(function\\*?|const|readonly|async) ${name}\\b`).test(sources)),
    ).toEqual([]);
  });
});

describe('schema.graphql', () => {
  const schema = buildSchema(read('schema.graphql'));
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));

  it('describes every type that is not mere plumbing', () => {
    const plumbing = /(Connection|Edge|PageInfo|Query|AnswerKind)$/;
    const bare = types.filter(
      (type) =>
        (isObjectType(type) || isInterfaceType(type) || isEnumType(type) || isInputObjectType(type)) &&
        !plumbing.test(type.name) &&
        !type.description,
    );
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  it('describes every field of the root', () => {
    expect(
      Object.values(schema.getQueryType()!.getFields())
        .filter(({ description }) => !description)
        .map(({ name }) => name),
    ).toEqual([]);
  });
});
