import { dutiesAddress, textAddress, viewOf } from '../address.js';
import { useOperation } from '../api.js';
import { DutiesPageDocument, type DutiesPageQuery, type SentenceFragment } from '../generated/operations.js';
import { Facets } from '../parts/facets.js';
import { Scroll } from '../parts/scroll.js';
import { Load, NoView } from '../parts/states.js';
import { Title } from '../parts/title.js';
import { useNaming, useWords } from '../words.js';

type Page = DutiesPageQuery;
type Duty = NonNullable<Page['responsibilities']>['nodes'][number];
type Institution = Duty['institution'];

/** What units are responsible for: the measures of the text, or the projects that these name. */
type Rows = 'measure' | 'project';

interface Cell {
  readonly lead: boolean;
  readonly sentence: SentenceFragment | undefined;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly href: string | null;
  /** By the ids of institutions. */
  readonly cells: Map<string, Cell>;
}

/** Who is responsible for what in a plan, as a matrix; a cell opens the sentence that says so. */
export function DutiesView({ id, params }: { id: string; params: URLSearchParams }) {
  const rows: Rows = params.get('rows') === 'project' ? 'project' : 'measure';
  const state = useOperation(DutiesPageDocument, { id, after: params.get('after') });
  return (
    <Load state={state} byAddress>
      {({ plan, responsibilities }) =>
        plan && responsibilities ? <Shown plan={plan} duties={responsibilities} rows={rows} /> : <NoView />
      }
    </Load>
  );
}

function Shown(props: {
  plan: NonNullable<Page['plan']>;
  duties: NonNullable<Page['responsibilities']>;
  rows: Rows;
}) {
  const words = useWords();
  const naming = useNaming();
  const { plan, duties, rows } = props;
  const { hasNextPage, endCursor } = duties.pageInfo;
  const choice = {
    label: words.dutiesBy,
    chosen: rows === 'measure' ? '' : rows,
    values: [{ value: 'project', word: words.projects }],
    none: words.measures,
    hrefOf: (value: string) => dutiesAddress(plan.id, { rows: value }),
  };
  return (
    <article>
      <p class="kind">
        <a href={viewOf('plan', plan.id)!}>{naming(plan)}</a>
      </p>
      <Title text={words.duties} />
      <p>{words.dutiesHint}</p>
      <Facets facet={choice} />
      <p role="status">{words.found(duties.totalCount)}</p>
      <Matrix duties={duties.nodes} rows={rows} />
      {hasNextPage && <a href={dutiesAddress(plan.id, { rows, after: endCursor! })}>{words.more}</a>}
    </article>
  );
}

function Matrix({ duties, rows }: { duties: readonly Duty[]; rows: Rows }) {
  const words = useWords();
  const naming = useNaming();
  const lines = readRows(duties, rows, naming);
  const institutions = orderInstitutions(duties, lines);
  if (lines.length === 0) return <p class="state">{words.nothing}</p>;
  return (
    <Scroll label={words.duties}>
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">{rows === 'measure' ? words.measures : words.projects}</th>
            {institutions.map((institution) => (
              <th key={institution.id} scope="col">
                <a href={viewOf('institution', institution.id)!}>{naming(institution)}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, href, cells }) => (
            <tr key={id}>
              <th scope="row">{href ? <a href={href}>{name}</a> : name}</th>
              {institutions.map((institution) => (
                <td key={institution.id}>
                  <Mark cell={cells.get(institution.id)} of={`${naming(institution)} · ${name}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Mark({ cell, of }: { cell: Cell | undefined; of: string }) {
  const words = useWords();
  if (!cell?.sentence) return null;
  const { sentence, lead } = cell;
  const label = `${of}: ${lead ? words.leads : words.takesPart}`;
  return (
    <a href={textAddress(sentence.plan.id, sentence.id)} title={sentence.text} aria-label={label}>
      {lead ? '●' : '○'}
    </a>
  );
}

/** The rows of the matrix, in the order of the text. */
function readRows(
  duties: readonly Duty[],
  rows: Rows,
  naming: (thing: { name: string; nameEn: string | null }) => string,
): Row[] {
  const all = new Map<string, Row>();
  const add = (row: Omit<Row, 'cells'>, { institution, lead, evidence }: Duty) => {
    const known = all.get(row.id) ?? { ...row, cells: new Map<string, Cell>() };
    all.set(row.id, known);
    const before = known.cells.get(institution.id);
    if (!before || lead) known.cells.set(institution.id, { lead, sentence: evidence[0] });
  };
  for (const duty of duties) {
    const { measure, projects } = duty;
    if (rows === 'measure') add({ id: measure.id, name: measure.heading, href: null }, duty);
    else
      for (const project of projects)
        add({ id: project.id, name: naming(project), href: viewOf('project', project.id) }, duty);
  }
  return [...all.values()];
}

/** Those that have most to do come first. */
function orderInstitutions(duties: readonly Duty[], lines: readonly Row[]): Institution[] {
  const all = [...new Map(duties.map(({ institution }) => [institution.id, institution])).values()];
  const many = ({ id }: Institution) => lines.filter(({ cells }) => cells.has(id)).length;
  return all.filter((one) => many(one) > 0).sort((a, b) => many(b) - many(a));
}
