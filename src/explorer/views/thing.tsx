import { graphAddress } from '../address.js';
import { useOperation } from '../api.js';
import { type EnglishNameSource, ThingPageDocument, type ThingPageQuery } from '../generated/operations.js';
import { Links } from '../parts/links.js';
import { Load, NoView } from '../parts/states.js';
import { Title } from '../parts/title.js';
import { useNaming, useWords } from '../words.js';

type Found = NonNullable<ThingPageQuery['node']>;
type Thing = Extract<Found, { name: string }>;

/** A zone, an industry, an institution or a project: its names, and what each plan says of it. */
export function ThingView({ id }: { id: string }) {
  const state = useOperation(ThingPageDocument, { id });
  return (
    <Load state={state} byAddress>
      {({ node }) => (node && 'name' in node ? <Shown thing={node} /> : <NoView />)}
    </Load>
  );
}

function Shown({ thing }: { thing: Thing }) {
  const words = useWords();
  return (
    <article>
      <p class="kind">
        {words.kinds[thing.__typename.toLowerCase()]} {thing.kind && <span class="note">{thing.kind}</span>}
      </p>
      <Names thing={thing} />
      <p>
        <a href={graphAddress(thing.__typename, thing.id)!}>{words.graph}</a>
      </p>
      <Links heading={words.saidByPlans} type="plan" linked={thing.plans} always />
      <Neighbours thing={thing} />
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

function Neighbours({ thing }: { thing: Thing }) {
  const words = useWords();
  switch (thing.__typename) {
    case 'Zone':
      return (
        <>
          <Links heading={words.partOf} type="zone" linked={thing.partOf} />
          <Links heading={words.parts} type="zone" linked={thing.parts} />
          <Links heading={words.industries} type="industry" linked={thing.industries} />
          <Links heading={words.institutions} type="institution" linked={thing.institutions} />
          <Links heading={words.projects} type="project" linked={thing.projects} />
        </>
      );
    case 'Industry':
      return (
        <>
          <Links heading={words.partOf} type="industry" linked={thing.broader} />
          <Links heading={words.subindustries} type="industry" linked={thing.subindustries} />
          <Links heading={words.zones} type="zone" linked={thing.zones} />
          <Links heading={words.institutions} type="institution" linked={thing.institutions} />
          <Links heading={words.projects} type="project" linked={thing.projects} />
        </>
      );
    case 'Institution':
      return (
        <>
          <Links heading={words.zones} type="zone" linked={thing.zones} />
          <Links heading={words.industries} type="industry" linked={thing.industries} />
          <Links heading={words.responsibleFor} type="project" linked={thing.responsibleFor} />
        </>
      );
    case 'Project':
      return (
        <>
          <Links heading={words.responsible} type="institution" linked={thing.responsible} />
          <Links heading={words.zones} type="zone" linked={thing.zones} />
          <Links heading={words.industries} type="industry" linked={thing.industries} />
        </>
      );
  }
}
