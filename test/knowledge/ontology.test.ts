import { describe, expect, it } from 'vitest';
import { loadOntology } from '../../src/knowledge/load.js';
import { FACT_PREDICATES, PLAN_PREDICATES } from '../../src/model/relation.js';

describe('the ontology', () => {
  const { predicates, entityTypes } = loadOntology();

  it('has the predicates that the types of the program name', () => {
    expect(Object.keys(predicates).sort()).toEqual([...PLAN_PREDICATES, ...FACT_PREDICATES].sort());
  });

  it('says of each type by which predicate plans lead to it', () => {
    for (const [type, { planPredicate }] of Object.entries(entityTypes))
      expect(predicates[planPredicate]!.paths).toEqual([expect.objectContaining({ from: 'Plan', to: type })]);
  });

  it('leads from a type to a field by one predicate alone', () => {
    const fields = Object.values(predicates).flatMap(({ paths }) =>
      paths.flatMap(({ from, to, field, back }) => [`${from}.${field}`, ...(back ? [`${to}.${back}`] : [])]),
    );
    expect(fields.filter((field, i) => fields.indexOf(field) !== i)).toEqual([]);
  });
});
