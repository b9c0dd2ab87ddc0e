import { goTo, viewOf } from '../address.js';
import { useOperation } from '../api.js';
import { ListsDocument, type ListsQuery } from '../generated/operations.js';
import { Scroll } from '../parts/scroll.js';
import { Load } from '../parts/states.js';
import { Title } from '../parts/title.js';
import { useNaming, useWords } from '../words.js';

export const LISTED = ['plans', 'zones', 'industries', 'institutions', 'projects', 'indicators'] as const;
type List = (typeof LISTED)[number];
type Rows = NonNullable<ListsQuery[List]>;

const SINGULAR: Readonly<Record<List, string>> = {
  plans: 'plan',
  zones: 'zone',
  industries: 'industry',
  institutions: 'institution',
  projects: 'project',
  indicators: 'indicator',
};

export const isList = (name: string): name is List => (LISTED as readonly string[]).includes(name);

/** All plans, or all things of a type: the most often targeted first, found by a part of the name. */
export function ListView({ list, params }: { list: List; params: URLSearchParams }) {
  const words = useWords();
  const contains = params.get('contains') ?? '';
  const state = useOperation(ListsDocument, {
    ...(Object.fromEntries(LISTED.map((name) => [name, name === list])) as Record<List, boolean>),
    contains: contains || null,
    after: params.get('after'),
  });
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = String(new FormData(event.currentTarget as HTMLFormElement).get('contains'));
    goTo(`/${list}${wanted ? `?contains=${encodeURIComponent(wanted)}` : ''}`);
  };
  return (
    <>
      <Title text={words[list]} />
      <form class="filter" onSubmit={find}>
        <label>
          {words.contains} <input key={contains} name="contains" type="search" defaultValue={contains} />
        </label>
        <button type="submit">{words.find}</button>
      </form>
      <Load state={state}>{(data) => <Listed list={list} rows={data[list]!} contains={contains} />}</Load>
    </>
  );
}

function Listed({ list, rows, contains }: { list: List; rows: Rows; contains: string }) {
  const words = useWords();
  const naming = useNaming();
  if (rows.nodes.length === 0) return <p class="state">{words.nothing}</p>;
  const { hasNextPage, endCursor } = rows.pageInfo;
  const next = new URLSearchParams({ ...(contains ? { contains } : {}), after: endCursor ?? '' });
  return (
    <>
      <p role="status">{words.found(rows.totalCount)}</p>
      <Scroll label={words[list]}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{list === 'indicators' ? words.targets : words.kind}</th>
              {list !== 'plans' && list !== 'indicators' && <th scope="col">{words.count}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.nodes.map((node) => (
              <tr key={node.id}>
                <th scope="row">
                  <a href={viewOf(SINGULAR[list], node.id)!}>{naming(node)}</a>
                </th>
                <td>{'targets' in node ? node.targets.totalCount : node.kind}</td>
                {'plans' in node && <td class="number">{node.plans.totalCount}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {hasNextPage && <a href={`/${list}?${next}`}>{words.more}</a>}
    </>
  );
}
