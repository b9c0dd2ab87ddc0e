import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges } from 'graphql';
import { describe, expect, it } from 'vitest';

const load = (file: string) => buildSchema(readFileSync(file, 'utf8'));

/**
 * What typed clients have to adapt since the last release (0.1.0), in which an error in one of these fields took the data of all
 * others with it. What stands in the answers is the same.
 */
const NULLABLE: Readonly<Record<string, readonly string[]>> = {
  Query: [
    'plans: PlanConnection',
    'zones: ZoneConnection',
    'industries: IndustryConnection',
    'institutions: InstitutionConnection',
    'projects: ProjectConnection',
    'indicators: IndicatorConnection',
    'compareTargets: [Target!]',
    'targetConflicts: [TargetConflict!]',
    'responsibilities: ResponsibilityConnection',
    'search: [SearchHit!]',
    'suggest: [SearchHit!]',
    'comparePlans: PlanComparison',
    'paths: [Path!]',
    'neighbourhood: Neighbourhood',
    'zonesWithout: [Zone!]',
    'nodes: [Node]',
  ],
  Mutation: ['ingestDocument: Job', 'reingest: Job', 'removeDocument: Boolean'],
};

/** The values are the same on the wire; generated types are narrower. */
const NAMED = [
  'Document.kind changed type from String! to DocumentKind!.',
  'Plan.issuedOn changed type from String to Date.',
  'Section.role changed type from String! to SectionRole!.',
];

describe('the schema', () => {
  it('breaks nothing that the last release promised, but what cannot be deprecated', () => {
    const changes = findBreakingChanges(load('test/api/released.graphql'), load('schema.graphql'));
    const expected = Object.entries(NULLABLE).flatMap(([type, fields]) =>
      fields.map((field) => {
        const [name, now] = field.split(': ');
        return `${type}.${name} changed type from ${now}! to ${now}.`;
      }),
    );
    expect(changes.map(({ description }) => description).sort()).toEqual([...expected, ...NAMED].sort());
  });

  it('would be found to break it', () => {
    const schema = readFileSync('schema.graphql', 'utf8');
    const without = buildSchema(schema.replace('  periodEnd: Int\n', '  periodEnd: String\n'));
    const changes = findBreakingChanges(buildSchema(schema), without);
    expect(changes.map(({ description }) => description)).toEqual([
      'Plan.periodEnd changed type from Int to String.',
    ]);
  });
});
