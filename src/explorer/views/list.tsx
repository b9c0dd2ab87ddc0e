import { useState } from 'preact/hooks';
import { goTo, viewOf } from '../address.js';
import { request, useOperation } from '../api.js';
import { ListsDocument, type ListsQuery, type ListsQueryVariables } from '../generated/operations.js';
import { categoryOf } from '../parts/category.js';
import { type Facet, FacetBar, readSource, type Source, toStatementFilter } from '../parts/facets.js';
import { Name } from '../parts/name.js';
import { saveFile, toCsv } from '../parts/saveRows.js';
import { Scroll } from '../parts/scroll.js';
import { Load } from '../parts/states.js';
import { Title } from '../parts/title.js';
import { useKindNaming, useWords } from '../words.js';

export const LISTED = ['plans', 'zones', 'industries', 'institutions', 'projects', 'indicators'] as const;
type List = (typeof LISTED)[number];
type Rows = NonNullable<ListsQuery[List]>;
type Row = Rows['nodes'][number];

const SINGULAR: Readonly<Record<List, string>> = {
  plans: 'plan',
  zones: 'zone',
  industries: 'industry',
  institutions: 'institution',
  projects: 'project',
  indicators: 'indicator',
};
const PAGE = 50;
/** Rows of a page where all of them are wanted. */
const MOST = 100;

/** What lists are narrowed by, and the counts of it. */
const FACETS = [
  { name: 'kind', counts: 'kinds' },
  { name: 'place', counts: 'places' },
  { name: 'year', counts: 'years' },
  { name: 'file', counts: 'files' },
] as const;
type Counted = Readonly<Record<(typeof FACETS)[number]['counts'], Facet['values']>>;

export const isList = (name: string): name is List => (LISTED as readonly string[]).includes(name);

/** What a list shows; every part of it stands in its address. */
type Wanted = Source & {
  readonly contains: string;
  readonly kind: string;
  /** By name (or title), or by what counts most: the number of plans, the date of a plan. */
  readonly sort: 'name' | 'most';
};

function readWanted(list: List, params: URLSearchParams): Wanted {
  const usual = list === 'plans' ? 'name' : 'most';
  const sort = params.get('sort') === (usual === 'name' ? 'most' : 'name') ? params.get('sort') : usual;
  return {
    contains: params.get('contains') ?? '',
    kind: params.get('kind') ?? '',
    sort: sort as Wanted['sort'],
    ...readSource(params),
  };
}

function addressOf(list: List, wanted: Partial<Wanted> & { after?: string | null }): string {
  const given = Object.entries(wanted).filter(([, value]) => value);
  const params = new URLSearchParams(given as [string, string][]);
  return `/${list}${given.length > 0 ? `?${params}` : ''}`;
}

/** Plans have a kind of text, indicators none at all. */
const hasCategories = (list: List) => list !== 'plans' && list !== 'indicators';

function variablesOf(
  list: List,
  wanted: Wanted,
  page: { first: number; after: string | null },
): ListsQueryVariables {
  const { contains, kind, sort } = wanted;
  const source = toStatementFilter(wanted);
  return {
    ...(Object.fromEntries(LISTED.map((name) => [name, name === list])) as Record<List, boolean>),
    contains: contains || null,
    kind: list === 'plans' && kind ? kind : null,
    category: hasCategories(list) && kind ? categoryOf(kind) : null,
    place: source?.place ?? null,
    year: source?.year ?? null,
    file: source?.file ?? null,
    stated: source,
    planOrder: sort === 'name' ? { field: 'TITLE' } : { field: 'ISSUED_ON', direction: 'DESC' },
    order: sort === 'name' ? { field: 'NAME' } : { field: 'PLANS', direction: 'DESC' },
    ...page,
  };
}

/** All plans, or all things of a type: found by a part of the name, by kind, in an order; to be taken along as CSV or JSON. */
export function ListView({ list, params }: { list: List; params: URLSearchParams }) {
  const words = useWords();
  const wanted = readWanted(list, params);
  const state = useOperation(
    ListsDocument,
    variablesOf(list, wanted, { first: PAGE, after: params.get('after') }),
  );
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    const contains = String(new FormData(event.currentTarget as HTMLFormElement).get('contains'));
    goTo(addressOf(list, { ...wanted, contains }));
  };
  return (
    <>
      <Title text={words[list]} />
      <form class="filter" onSubmit={find}>
        <label>
          {words.contains}{' '}
          <input key={wanted.contains} name="contains" type="search" defaultValue={wanted.contains} />
        </label>
        <button type="submit">{words.find}</button>
      </form>
      <Load state={state} byAddress>
        {(data) => <Listed list={list} rows={data[list]!} wanted={wanted} />}
      </Load>
    </>
  );
}

function Listed({ list, rows, wanted }: { list: List; rows: Rows; wanted: Wanted }) {
  const words = useWords();
  const kindOf = useKindNaming();
  const sayWhat = (node: Row) => {
    if ('targets' in node) return node.targets.totalCount;
    return kindOf('category' in node ? node.category : node.kind);
  };
  const { hasNextPage, endCursor } = rows.pageInfo;
  const facets = FACETS.flatMap(({ name, counts }) =>
    counts in rows
      ? [
          {
            name,
            values: (rows as Counted)[counts].map((one) =>
              name === 'kind' ? { ...one, word: kindOf(categoryOf(one.value))! } : one,
            ),
          },
        ]
      : [],
  );
  return (
    <>
      <FacetBar
        wanted={wanted}
        total={rows.totalCount}
        facets={facets}
        addressOf={(narrowed) => addressOf(list, narrowed)}
      />
      {rows.nodes.length === 0 ? (
        <p class="state">{words.nothing}</p>
      ) : (
        <>
          <p role="status">{words.found(rows.totalCount)}</p>
          <Scroll label={words[list]}>
            <table>
              <thead>
                <tr>
                  <Heading list={list} wanted={wanted} sort="name" word={words.name} />
                  <th scope="col">{list === 'indicators' ? words.targets : words.kind}</th>
                  {list !== 'indicators' && (
                    <Heading
                      list={list}
                      wanted={wanted}
                      sort="most"
                      word={list === 'plans' ? words.issuedOn : words.count}
                    />
                  )}
                </tr>
              </thead>
              <tbody>
                {rows.nodes.map((node) => (
                  <tr key={node.id}>
                    <th scope="row">
                      <Name of={node} href={viewOf(SINGULAR[list], node.id)} />
                    </th>
                    <td>{sayWhat(node)}</td>
                    {'plans' in node && <td class="number">{node.plans.totalCount}</td>}
                    {'title' in node && <td class="number">{node.issuedOn}</td>}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          {hasNextPage && <a href={addressOf(list, { ...wanted, after: endCursor })}>{words.more}</a>}
          <Save list={list} wanted={wanted} />
        </>
      )}
    </>
  );
}

/** A heading of the table that orders it; indicators have one order alone. */
function Heading(props: { list: List; wanted: Wanted; sort: Wanted['sort']; word: string }) {
  const { list, wanted, sort, word } = props;
  if (list === 'indicators') return <th scope="col">{word}</th>;
  const isChosen = wanted.sort === sort;
  const order = sort === 'name' ? 'ascending' : 'descending';
  return (
    <th scope="col" aria-sort={isChosen ? order : undefined}>
      <a href={addressOf(list, { ...wanted, sort })}>{word}</a>
      {isChosen && <span aria-hidden="true">{sort === 'name' ? ' ▲' : ' ▼'}</span>}
    </th>
  );
}

/** All rows of the list, not of its page alone, as a file. */
function Save({ list, wanted }: { list: List; wanted: Wanted }) {
  const words = useWords();
  const [state, setState] = useState<'ready' | 'saving' | 'failed'>('ready');
  const save = async (format: 'CSV' | 'JSON') => {
    setState('saving');
    try {
      const rows = (await readAll(list, wanted)).map(flatten);
      const columns = Object.keys(rows[0] ?? {});
      const cells = rows.map((row) => columns.map((column) => row[column]));
      if (format === 'CSV') saveFile(`${list}.csv`, 'text/csv', toCsv(columns, cells));
      else saveFile(`${list}.json`, 'application/json', `${JSON.stringify(rows, null, 2)}\n`);
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return (
    <div class="tools">
      {(['CSV', 'JSON'] as const).map((format) => (
        <button
          key={format}
          type="button"
          class="quiet"
          disabled={state === 'saving'}
          onClick={() => void save(format)}
        >
          {words.saveAs(format)}
        </button>
      ))}
      {state === 'saving' && <span role="status">{words.saving}</span>}
      {state === 'failed' && <span role="alert">{words.unreachable}</span>}
    </div>
  );
}

async function readAll(list: List, wanted: Wanted): Promise<Row[]> {
  const all: Row[] = [];
  let after: string | null = null;
  do {
    const data: ListsQuery = await request(ListsDocument, variablesOf(list, wanted, { first: MOST, after }));
    const rows: Rows = data[list]!;
    all.push(...rows.nodes);
    after = rows.pageInfo.hasNextPage ? rows.pageInfo.endCursor : null;
  } while (after);
  return all;
}

/** A row as it is saved: connections as their counts. */
function flatten(row: Row): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? (value as { totalCount: number }).totalCount : value,
    ]),
  );
}
