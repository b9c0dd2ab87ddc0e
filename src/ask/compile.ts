import { compileNode } from '../compile/root.js';
import { type CypherQuery, type Selection, select } from '../compile/selection.js';
import type { LogicalForm } from '../model/question.js';

const EVIDENCE: readonly Selection[] = [
  ...['id', 'file', 'line', 'page', 'start', 'end', 'text', 'section'].map((field) => select(field)),
  select('plan', [select('id'), select('title')]),
];
const EVERYTHING = { first: 100 };
const EVIDENCE_OF_EACH = { first: 3 };
const PATHS = {
  Zone: 'zones',
  Industry: 'industries',
  Institution: 'institutions',
  Project: 'projects',
} as const;

/** A statement of `cypher/read/` to run with parameters, or one that was compiled. */
export type Compiled =
  | CypherQuery
  | { readonly statement: string; readonly parameters: CypherQuery['parameters'] };

/** One statement for a logical form, or null where the form asks nothing of the graph. */
export function compileLogicalForm(form: LogicalForm): Compiled | null {
  const edges = (node: readonly Selection[]) =>
    select('edges', [
      select('node', node),
      select('confidence'),
      select('evidence', EVIDENCE, EVIDENCE_OF_EACH),
    ]);
  switch (form.kind) {
    case 'plansOf':
      if (form.relation === 'mentions')
        return { statement: 'read/mentioning_plans', parameters: { id: form.entity.id } };
      return compileNode(form.entity.type, form.entity.id, [
        select('plans', [edges([select('id'), select('title'), select('number')])], EVERYTHING),
      ]);
    case 'entitiesOf':
      return compileNode('Plan', form.plan.id, [
        select(
          PATHS[form.type],
          [edges([select('id'), select('name'), select('aliases'), select('nameEn')])],
          EVERYTHING,
        ),
      ]);
    case 'targetsOf': {
      const fields = [
        'id',
        'value',
        'valueMax',
        'unit',
        'comparator',
        'year',
        'baseline',
        'baselineYear',
        'per',
        'line',
        'text',
      ];
      const target = [
        ...fields.map((field) => select(field)),
        select('indicator', [select('id'), select('name'), select('unit')]),
        select('plan', [select('id'), select('title')]),
        select('evidence', EVIDENCE),
      ];
      return compileNode('Plan', form.plan.id, [select('targets', [select('nodes', target)], EVERYTHING)]);
    }
    case 'targetsFor':
      return {
        statement: 'read/targets_for',
        parameters: { id: form.indicator.id, year: form.year, plan: form.plan?.id ?? null },
      };
    case 'conflicts':
      return { statement: 'read/conflicting_targets', parameters: {} };
    case 'factOf':
      return { statement: 'read/plan_head', parameters: { id: form.plan.id } };
    case 'allPlans':
      return { statement: 'read/all_plans', parameters: {} };
    case 'unknownName':
      return null;
  }
}
