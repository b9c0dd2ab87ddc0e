import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  type ASTNode,
  buildSchema,
  type GraphQLEnumType,
  type GraphQLObjectType,
  NoDeprecatedCustomRule,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_QUERIES } from '../../src/api/examples.js';
import { CONFIGURATION } from '../../src/cli/config.js';
import { categoryOf as categoryInExplorer } from '../../src/explorer/parts/category.js';
import { loadKinds, loadOntology } from '../../src/knowledge/load.js';
import { categoryOf } from '../../src/query/kinds.js';

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
      'list',
      'remove',
      'export',
      'extract',
      'passages',
      'numbers',
      'pairs',
      'explain',
      'lexicon',
      'check',
      'review',
      'merges',
      'check',
      'checksum',
      'backup',
      'restore',
      'doctor',
    ]);
    const groups = ['lexicon', 'review'];
    const named = commands.map((name, i) =>
      groups.includes(commands[i - 1] ?? '') ? `${commands[i - 1]} ${name}` : name,
    );
    for (const command of named) {
      expect(read('README.md')).toContain(`| \`plangraph ${command}`);
      expect(read('README.zh.md')).toContain(`| \`plangraph ${command}`);
    }
  });

  it.each(['README.md', 'README.zh.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'EXTENDING.md'])(
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
  /** Everything that has a description, by its place. */
  function* describable(node: ASTNode, over = ''): Generator<[string, string]> {
    if (!('name' in node) || !node.name) return;
    const place = over ? `${over}.${node.name.value}` : node.name.value;
    yield [place, 'description' in node ? (node.description?.value ?? '') : ''];
    const parts = node as { fields?: ASTNode[]; values?: ASTNode[]; arguments?: ASTNode[] };
    for (const part of [...(parts.fields ?? []), ...(parts.values ?? []), ...(parts.arguments ?? [])])
      yield* describable(part, place);
  }

  it('describes every type, field, value and argument in English, with its Chinese term', () => {
    const all = parse(read('schema.graphql')).definitions.flatMap((type) => [...describable(type)]);
    expect(all.length).toBeGreaterThan(700);
    const bare = all.filter(([, text]) => !/[A-Za-z]{2}/.test(text) || !/[\u4e00-\u9fff]/.test(text));
    expect(bare.map(([place]) => place)).toEqual([]);
  });

  it('lists the kinds that the ontology has', () => {
    const schema = buildSchema(read('schema.graphql'));
    for (const [type, kinds] of Object.entries(loadKinds())) {
      if (type === 'Plan') continue;
      const { description } = (schema.getType(type) as GraphQLObjectType).getFields().kind!;
      const listed = description!.replace(/^[^:]*: |\.$/g, '').split(/, | or /);
      expect([type, listed.sort()]).toEqual([type, [...kinds].sort()]);
    }
  });

  it('has a value for every kind of the ontology and no other, each with the types that it is of', () => {
    const types = Object.values(loadOntology().entityTypes);
    const kinds = [...new Set(types.flatMap((type) => type.kinds))];
    const expected = kinds.map((kind) => {
      const of = types.filter((type) => type.kinds.includes(kind)).map(({ plural }) => plural);
      return [categoryOf(kind), of.join(' and ')];
    });
    const { EntityKind } = buildSchema(read('schema.graphql')).getTypeMap();
    const described = (EntityKind as GraphQLEnumType)
      .getValues()
      .map(({ name, description }) => [name, /\); of (.+)\.$/.exec(description!)?.[1]]);
    expect(described.sort()).toEqual(expected.sort());
    expect(kinds.map(categoryInExplorer)).toEqual(kinds.map(categoryOf));
  });

  it.each([
    ['the explorer', read('src/explorer/operations.graphql')],
    ...EXAMPLE_QUERIES.map(({ title, query }) => [`the example “${title}”`, query]),
  ])('%s asks for nothing that is deprecated', (_what, operations) => {
    const schema = buildSchema(read('schema.graphql'));
    const found = validate(schema, parse(operations!), [NoDeprecatedCustomRule]);
    expect(found.map(({ message }) => message)).toEqual([]);
  });
});
