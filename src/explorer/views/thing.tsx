import type { ComponentChildren } from 'preact';
import { graphAddress, viewOf } from '../address.js';
import { useOperation } from '../api.js';
import {
  type EnglishNameSource,
  type StatementFilter,
  ThingFacetsDocument,
  type ThingFacetsQuery,
  ThingPageDocument,
  type ThingPageQuery,
} from '../generated/operations.js';
import { FacetBar, readSource, type Source, toStatementFilter } from '../parts/facets.js';
import { Links, type Owner } from '../parts/links.js';
import { Load, NoView } from '../parts/states.js';
import { Title } from '../parts/title.js';
import { useKindNaming, useNaming, useWords } from '../words.js';

type Found = NonNullable<ThingPageQuery['node']>;
type Thing = Extract<Found, { name: string }>;
type Counted = NonNullable<ThingFacetsQuery['neighbourhood']>;

/** A zone, an industry, an institution or a project: its names, and what each plan says of it. */
export function ThingView({ id, params }: { id: string; params: URLSearchParams }) {
  const wanted = readWanted(params);
  const filter = toStatementFilter(wanted);
  const minConfidence = Number(wanted.sure) || null;
  const variables = { id, filter: filter || minConfidence ? { ...filter, minConfidence } : null };
  const state = useOperation(ThingPageDocument, variables);
  const counted = useOperation(ThingFacetsDocument, variables);
  return (
    <Load state={state} byAddress>
      {({ node }) =>
        node && 'name' in node ? (
          <Shown
            thing={node}
            filter={variables.filter}
            facets={
              <Load state={counted}>
                {({ neighbourhood }) => <Narrow thing={node} counted={neighbourhood!} wanted={wanted} />}
              </Load>
            }
          />
        ) : (
          <NoView />
        )
      }
    </Load>
  );
}

/** Which of the plans' statements are shown; every part of it stands in the address. */
type Wanted = Source & {
  /** Least confidence of a sentence, 0 to 1. */
  readonly sure: string;
};

const readWanted = (params: URLSearchParams): Wanted => ({
  ...readSource(params),
  sure: params.get('sure') ?? '',
});

const SURE = ['0.5', '0.7', '0.9'];

function Narrow(props: { thing: Thing; counted: Counted; wanted: Wanted }) {
  const words = useWords();
  const { thing, counted, wanted } = props;
  const addressOf = (narrowed: Wanted) => {
    const given = Object.entries(narrowed).filter(([, one]) => one);
    return `${viewOf(thing.__typename, thing.id)}${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`;
  };
  const facets = [
    { name: 'place', values: counted.places },
    { name: 'year', values: counted.years },
    { name: 'file', values: counted.files },
    { name: 'sure', values: SURE.map((value) => ({ value, word: `≥ ${value}` })) },
  ] as const;
  return (
    <>
      <p role="status">
        {words.statementsShown(counted.total)}
        {counted.predicates.map(({ value, count }) => (
          <span key={value} class="note">
            {' '}
            · {words.predicates[value] ?? value} {count}
          </span>
        ))}
      </p>
      <FacetBar wanted={wanted} total={counted.total} facets={facets} addressOf={addressOf} />
    </>
  );
}

function Shown(props: { thing: Thing; filter: StatementFilter | null; facets: ComponentChildren }) {
  const words = useWords();
  const { thing, filter, facets } = props;
  const of = { id: thing.id, filter };
  const naming = useKindNaming();
  return (
    <article>
      <p class="kind">
        {words.kinds[thing.__typename.toLowerCase()]} <span class="note">{naming(thing.category)}</span>
      </p>
      <Names thing={thing} />
      <p>
        <a href={graphAddress(thing.__typename, thing.id)!}>{words.graph}</a>
      </p>
      {facets}
      <Links heading={words.saidByPlans} type="plan" of={of} isBack linked={thing.plans} always />
      <Neighbours thing={thing} of={of} />
    </article>
  );
}

/** The names of a thing or of an indicator, the one in the language of the page first. */
export function Names(props: {
  thing: {
    readonly name: string;
    readonly nameEn: string | null;
    readonly nameEnSource: EnglishNameSource | null;
    readonly aliases: readonly string[];
  };
}) {
  const words = useWords();
  const naming = useNaming();
  const { name, nameEn, nameEnSource, aliases } = props.thing;
  const main = naming(props.thing);
  const other = main === name ? nameEn : name;
  return (
    <>
      <Title text={main} />
      <p>
        <span lang={main === name ? 'en' : 'zh'}>{other}</span>{' '}
        {nameEnSource === 'COMPOSED' && <span class="note">({words.composed})</span>}
      </p>
      {aliases.length > 0 && (
        <p>
          {words.aliases}: <span lang="zh">{aliases.join('、')}</span>
        </p>
      )}
    </>
  );
}

function Neighbours({ thing, of }: { thing: Thing; of: Owner }) {
  const words = useWords();
  switch (thing.__typename) {
    case 'Zone':
      return (
        <>
          <Links heading={words.partOf} type="zone" of={of} linked={thing.partOf} />
          <Links heading={words.parts} type="zone" of={of} isBack linked={thing.parts} />
          <Links heading={words.industries} type="industry" of={of} linked={thing.industries} />
          <Links heading={words.institutions} type="institution" of={of} isBack linked={thing.institutions} />
          <Links heading={words.projects} type="project" of={of} isBack linked={thing.projects} />
        </>
      );
    case 'Industry':
      return (
        <>
          <Links heading={words.partOf} type="industry" of={of} linked={thing.broader} />
          <Links heading={words.subindustries} type="industry" of={of} isBack linked={thing.subindustries} />
          <Links heading={words.zones} type="zone" of={of} isBack linked={thing.zones} />
          <Links heading={words.institutions} type="institution" of={of} isBack linked={thing.institutions} />
          <Links heading={words.projects} type="project" of={of} isBack linked={thing.projects} />
        </>
      );
    case 'Institution':
      return (
        <>
          <Links heading={words.zones} type="zone" of={of} linked={thing.zones} />
          <Links heading={words.industries} type="industry" of={of} linked={thing.industries} />
          <Links heading={words.responsibleFor} type="project" of={of} linked={thing.responsibleFor} />
        </>
      );
    case 'Project':
      return (
        <>
          <Links heading={words.responsible} type="institution" of={of} isBack linked={thing.responsible} />
          <Links heading={words.zones} type="zone" of={of} linked={thing.zones} />
          <Links heading={words.industries} type="industry" of={of} linked={thing.industries} />
        </>
      );
  }
}
