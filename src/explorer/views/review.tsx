import type { ComponentChildren } from 'preact';
import { reviewAddress, viewOf } from '../address.js';
import { useOperation } from '../api.js';
import {
  type NamedType,
  ReviewedMergesDocument,
  type ReviewedMergesQuery,
  ReviewedNamesDocument,
  type ReviewedNamesQuery,
} from '../generated/operations.js';
import { Evidence } from '../parts/evidence.js';
import { FacetBar, Facets, readSource, type Source, toStatementFilter } from '../parts/facets.js';
import { Cut } from '../parts/links.js';
import { Scroll } from '../parts/scroll.js';
import { Load } from '../parts/states.js';
import { Title } from '../parts/title.js';
import { useNaming, useWords } from '../words.js';

type Names = NonNullable<ReviewedNamesQuery['mentions']>;
type Merges = NonNullable<ReviewedMergesQuery['merges']>;

const PAGE = 50;

/** Where maintainers set right what reading got wrong. */
const CORRECTIONS = [
  ['apart', 'graph/lexicon/apart.yaml'],
  ['together', 'graph/lexicon/together.yaml'],
  ['lexicon', 'graph/lexicon/'],
] as const;

/** What is looked through; every part of it stands in the address. */
type Wanted = Source & {
  readonly of: '' | 'merges';
  /** Type of what names stand for, as the API calls it: ZONE. */
  readonly type: string;
};

const readWanted = (params: URLSearchParams): Wanted => ({
  of: params.get('of') === 'merges' ? 'merges' : '',
  type: params.get('type') ?? '',
  ...readSource(params),
});

/** What reading is the least sure of, for somebody to look through: names, or which of them are one thing. */
export function ReviewView({ params }: { params: URLSearchParams }) {
  const words = useWords();
  const wanted = readWanted(params);
  const kinds = {
    label: words.review,
    chosen: wanted.of,
    values: [{ value: 'merges', word: words.reviewed.merges }],
    none: words.reviewed.names,
    hrefOf: (of: string) => reviewAddress({ ...wanted, of }),
  };
  const after = params.get('after');
  return (
    <>
      <Title text={words.review} />
      <p>{words.reviewHint}</p>
      <p>{words.reviewReport}</p>
      <details>
        <summary class="note">{words.reviewPlaces}</summary>
        <ul class="note">
          {CORRECTIONS.map(([what, file]) => (
            <li key={what}>
              {words.reviewFiles[what]}: <code>{file}</code>
            </li>
          ))}
        </ul>
      </details>
      <Facets facet={kinds} />
      {wanted.of === 'merges' ? (
        <MergesToReview wanted={wanted} after={after} />
      ) : (
        <NamesToReview wanted={wanted} after={after} />
      )}
    </>
  );
}

interface Page {
  readonly wanted: Wanted;
  readonly after: string | null;
}

function variablesOf({ wanted, after }: Page) {
  const types = wanted.type ? [wanted.type as NamedType] : null;
  return { filter: { types, ...toStatementFilter(wanted) }, first: PAGE, after };
}

function NamesToReview(page: Page) {
  const words = useWords();
  const naming = useNaming();
  const state = useOperation(ReviewedNamesDocument, variablesOf(page));
  return (
    <Load state={state} byAddress>
      {({ mentions }) => (
        <Narrowed found={mentions!} wanted={page.wanted}>
          {mentions!.nodes.map(({ text, confidence, names, evidence }) => (
            <tr key={`${evidence.id} ${text} ${names.id}`}>
              <th scope="row" lang="zh">
                {text}
              </th>
              <td>
                <a href={viewOf(names.type, names.id)!}>{naming(names)}</a>{' '}
                <span class="note">{words.kinds[names.type.toLowerCase()]}</span>
              </td>
              <td class="number">{percent(confidence!)}</td>
              <td>
                <Evidence sentences={[evidence]} />
              </td>
            </tr>
          ))}
        </Narrowed>
      )}
    </Load>
  );
}

function MergesToReview(page: Page) {
  const state = useOperation(ReviewedMergesDocument, variablesOf(page));
  return (
    <Load state={state} byAddress>
      {({ merges }) => (
        <Narrowed found={merges!} wanted={page.wanted}>
          {merges!.nodes.map((merge) => (
            <MergeRow key={`${merge.text} ${merge.fullerName} ${merge.merged}`} merge={merge} />
          ))}
        </Narrowed>
      )}
    </Load>
  );
}

function MergeRow({ merge }: { merge: Merges['nodes'][number] }) {
  const words = useWords();
  const { text, fullerName, merged, confidence, count, names, evidence } = merge;
  return (
    <tr>
      <th scope="row">
        <a href={viewOf(names.type, names.id)!} lang="zh">
          {text}
        </a>{' '}
        <span class="note">{words.kinds[names.type.toLowerCase()]}</span>
      </th>
      <td>
        {merged ? words.takenFor : words.notTakenFor} <span lang="zh">{fullerName}</span>
      </td>
      <td class="number">{percent(confidence)}</td>
      <td>
        <p class="note">{words.places(count)}</p>
        <Evidence sentences={evidence} />
        <Cut shown={evidence.length} all={count} />
      </td>
    </tr>
  );
}

const percent = (confidence: number) => `${Math.round(confidence * 100)}%`;

/** The rows that are found as a table, with what it may be narrowed to and the way to the next page. */
function Narrowed(props: { found: Names | Merges; wanted: Wanted; children: ComponentChildren }) {
  const words = useWords();
  const { found, wanted } = props;
  const { hasNextPage, endCursor } = found.pageInfo;
  const types = found.types.map(({ value, count }) => ({
    value: value.toUpperCase(),
    word: words.kinds[value.toLowerCase()]!,
    count,
  }));
  const facets = [
    { name: 'type', values: types },
    { name: 'place', values: found.places },
    { name: 'year', values: found.years },
    { name: 'file', values: found.files },
  ] as const;
  return (
    <>
      <FacetBar wanted={wanted} total={found.totalCount} facets={facets} addressOf={reviewAddress} />
      {found.nodes.length === 0 ? (
        <p class="state">{words.nothing}</p>
      ) : (
        <>
          <p role="status">{words.found(found.totalCount)}</p>
          <Scroll label={words.review}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.written}</th>
                  <th scope="col">{words.sureAs}</th>
                  <th scope="col">{words.confidence}</th>
                  <th scope="col">{words.evidence}</th>
                </tr>
              </thead>
              <tbody>{props.children}</tbody>
            </table>
          </Scroll>
          {hasNextPage && <a href={reviewAddress({ ...wanted, after: endCursor })}>{words.more}</a>}
        </>
      )}
    </>
  );
}
