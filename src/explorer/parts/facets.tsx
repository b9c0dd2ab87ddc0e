import { useWords, type Words } from '../words.js';

type FacetName = keyof Words['facets'];

/** Values that what is shown may be narrowed to, under one heading. */
export interface Facet {
  readonly label: string;
  /** The value that is chosen; empty where none is. */
  readonly chosen: string;
  /** How many there are in all; a value that all of them share is nothing to choose. */
  readonly total?: number;
  /** What no choice is called; “all” where it is not given. */
  readonly none?: string;
  readonly values: readonly { readonly value: string; readonly count?: number; readonly word?: string }[];
  /** Address of the view with a value chosen, or with none. */
  hrefOf(value: string): string;
}

/** How many there are of each value; one of them chooses it. Where there is nothing to choose nothing is shown. */
export function Facets({ facet }: { facet: Facet }) {
  const words = useWords();
  const { label, chosen, none, total, values, hrefOf } = facet;
  const isShared = values[0]?.count !== undefined && values[0].count === total;
  // What was chosen can be left again, even where nothing is left of it.
  if (!chosen && (values.length === 0 || isShared)) return null;
  return (
    <nav aria-label={label} class="facet">
      <span class="note facet-label">{label}</span>
      <ul class="facets">
        <li>
          <a href={hrefOf('')} aria-current={chosen ? undefined : 'true'}>
            {none ?? words.all}
          </a>
        </li>
        {values.map(({ value, count, word }) => (
          <li key={value}>
            <a href={hrefOf(value)} aria-current={chosen === value ? 'true' : undefined}>
              {word ?? value}
            </a>{' '}
            {count !== undefined && <span class="count">{count}</span>}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What a view shows of all that there is, as its address says it: what is narrowed to by each name, empty where nothing is. */
type Narrowed = Readonly<Record<string, string>>;

/** All that a view may be narrowed to, a facet for each part of its address. */
export function FacetBar<W extends Narrowed>(props: {
  wanted: W;
  total: number;
  facets: readonly { readonly name: keyof W & FacetName; readonly values: Facet['values'] }[];
  addressOf(wanted: W): string;
}) {
  const words = useWords();
  const { wanted, total, facets, addressOf } = props;
  return (
    <div class="narrowing">
      {facets.map(({ name, values }) => (
        <Facets
          key={name}
          facet={{
            label: words.facets[name],
            chosen: wanted[name],
            total,
            values,
            hrefOf: (value) => addressOf({ ...wanted, [name]: value }),
          }}
        />
      ))}
    </div>
  );
}

/** The parameters of an address that say which plans and sentences count. */
export const SOURCE_PARAMS = ['place', 'year', 'file'] as const;
export type Source = Readonly<Record<(typeof SOURCE_PARAMS)[number], string>>;

export const readSource = (params: URLSearchParams): Source => ({
  place: params.get('place') ?? '',
  year: params.get('year') ?? '',
  file: params.get('file') ?? '',
});

/** A filter of the API for what an address says; null where it says nothing. */
export function toStatementFilter({
  place,
  year,
  file,
}: Source): { place: string | null; year: number | null; file: string | null } | null {
  if (!place && !year && !file) return null;
  return { place: place || null, year: /^\d{4}$/.test(year) ? Number(year) : null, file: file || null };
}
