import { useState } from 'preact/hooks';
import { compareAddress, goTo, textAddress, viewOf } from '../address.js';
import { request, useOperation } from '../api.js';
import {
  ComparedTargetsDocument,
  type ComparedTargetsQuery,
  CompareMoreDocument,
  type CompareMoreQueryVariables,
  ComparePageDocument,
  type ComparePageQuery,
  PlanChoicesDocument,
  type PlanChoicesQuery,
  StatementsDocument,
} from '../generated/operations.js';
import { Cited, moreOf } from '../parts/cited.js';
import { wordTarget } from '../parts/goals.js';
import { Cut } from '../parts/links.js';
import { More, useMore } from '../parts/more.js';
import { Name } from '../parts/name.js';
import { Scroll } from '../parts/scroll.js';
import { Load, NoView } from '../parts/states.js';
import { disagreementsOf } from '../parts/targetSeries.js';
import { Title } from '../parts/title.js';
import { useNaming, useWords } from '../words.js';

const TYPES = ['zones', 'industries', 'institutions', 'projects'] as const;
type Type = (typeof TYPES)[number];
const SINGULAR: Readonly<Record<Type, string>> = {
  zones: 'zone',
  industries: 'industry',
  institutions: 'institution',
  projects: 'project',
};
const SIDES = ['shared', 'onlyA', 'onlyB'] as const;
type Side = (typeof SIDES)[number];
/** What the API gives of a list at a time. */
const PAGE = 50;
/** Sentences of each plan that are shown at once. */
const FEW = 3;

type Compared = NonNullable<ComparePageQuery['comparePlans']>;
type Edge = Compared[Type][Side][number];
type Detail = ComparedTargetsQuery['plan'];
type Choices = NonNullable<PlanChoicesQuery['plans']>;

/** Two plans side by side: what both direct something at, what each alone does, and whether their targets agree. */
export function CompareView({ a, b }: { a: string | null; b: string | null }) {
  const words = useWords();
  const choices = useOperation(PlanChoicesDocument, {});
  return (
    <>
      <Title text={words.compare} />
      <Load state={choices}>
        {({ plans }) => (plans ? <Choose key={`${a} ${b}`} plans={plans} a={a} b={b} /> : <NoView />)}
      </Load>
      {a && b && a === b && <p class="state">{words.samePlan}</p>}
      {a && b && a !== b && <Pair a={a} b={b} />}
    </>
  );
}

function Choose({ plans, a, b }: { plans: Choices; a: string | null; b: string | null }) {
  const words = useWords();
  const naming = useNaming();
  const read = plans.nodes.filter(({ external }) => !external);
  const first = a ?? read[0]?.id ?? null;
  const second = b ?? read.find(({ id }) => id !== first)?.id ?? null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    goTo(compareAddress(String(form.get('a')), String(form.get('b'))));
  };
  const choose = (name: 'a' | 'b', label: string, chosen: string | null) => (
    <label>
      {label}{' '}
      <select name={name} required>
        {read.map((plan) => (
          <option key={plan.id} value={plan.id} selected={plan.id === chosen}>
            {naming(plan)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form class="pair" onSubmit={submit}>
      <p>{words.compareHint}</p>
      {choose('a', words.planA, first)}
      {choose('b', words.planB, second)}
      <p>
        <button type="submit">{words.compare}</button>
      </p>
      <Cut shown={plans.nodes.length} all={plans.totalCount} />
    </form>
  );
}

/** The comparison comes first; the targets of both plans when they are there. */
function Pair({ a, b }: { a: string; b: string }) {
  const state = useOperation(ComparePageDocument, { a, b });
  const [ofA, ofB] = [
    useOperation(ComparedTargetsDocument, { id: a }),
    useOperation(ComparedTargetsDocument, { id: b }),
  ];
  const details = [ofA, ofB].map((one) => (one.status === 'done' ? one.data.plan : null));
  return (
    <Load state={state} byAddress>
      {({ comparePlans }) =>
        comparePlans?.a && comparePlans.b ? (
          <>
            <Load state={ofA}>
              {() => <Load state={ofB}>{() => <SharedTargets details={details} />}</Load>}
            </Load>
            {TYPES.map((type) => (
              <Sides key={type} type={type} sides={comparePlans[type]} pair={{ a, b }} />
            ))}
          </>
        ) : (
          <NoView />
        )
      }
    </Load>
  );
}

/** The ids of the plans that are compared. */
type PairOfPlans = Readonly<Record<'a' | 'b', string>>;

function Sides({ type, sides, pair }: { type: Type; sides: Compared[Type]; pair: PairOfPlans }) {
  const words = useWords();
  return (
    <section>
      <h2>{words[type]}</h2>
      <div class="sides">
        {SIDES.map((side) => (
          <div key={side}>
            <h3>
              {words[side]} <span class="count">{sides[`${side}Count`]}</span>
            </h3>
            <SideList
              key={`${pair.a} ${pair.b}`}
              list={{ type, side, pair }}
              first={sides[side]}
              all={sides[`${side}Count`]}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

/** One list of a comparison. */
interface ListOfSide {
  readonly type: Type;
  readonly side: Side;
  readonly pair: PairOfPlans;
}

/** What both plans have, or one of them alone: the first page, and the way to the next ones. */
function SideList({ list, first, all }: { list: ListOfSide; first: readonly Edge[]; all: number }) {
  const words = useWords();
  const paged = useMore(first, async (skip) => {
    const { comparePlans } = await request(CompareMoreDocument, moreVariables(list, skip));
    return comparePlans![list.type]![list.side] as readonly Edge[];
  });
  if (all === 0) return <p class="none">{words.nothing}</p>;
  return (
    <>
      <ul>
        {paged.shown.map((edge) => (
          <li key={edge.node.id}>
            <Name of={edge.node} href={viewOf(SINGULAR[list.type], edge.node.id)} />
            <Proofs edge={edge} pair={list.pair} />
          </li>
        ))}
      </ul>
      <More paged={paged} all={all} page={PAGE} said={words.shown(paged.shown.length, all)} />
    </>
  );
}

function moreVariables({ type, side, pair }: ListOfSide, skip: number): CompareMoreQueryVariables {
  const isType = (name: Type) => name === type;
  return {
    ...pair,
    skip,
    zones: isType('zones'),
    industries: isType('industries'),
    institutions: isType('institutions'),
    projects: isType('projects'),
    shared: side === 'shared',
    onlyA: side === 'onlyA',
    onlyB: side === 'onlyB',
  };
}

/** How many sentences each plan has for something; they come when it is opened. */
function Proofs({ edge, pair }: { edge: Edge; pair: PairOfPlans }) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const said = (['a', 'b'] as const).flatMap((plan) => {
    const count = edge[plan]?.count;
    return count ? [{ plan, count, word: words.saidBy(plan === 'a' ? words.ofA : words.ofB, count) }] : [];
  });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class="count">{said.map(({ word }) => word).join(' · ')}</span>
      </summary>
      {isOpen &&
        said.map(({ plan, count }) => (
          <FirstCited key={plan} from={pair[plan]} to={edge.node.id} count={count} />
        ))}
    </details>
  );
}

function FirstCited({ from, to, count }: { from: string; to: string; count: number }) {
  const state = useOperation(StatementsDocument, { from, to, first: FEW, skip: 0 });
  return (
    <Load state={state}>
      {({ statements }) => (
        <Cited
          sentences={statements!.flatMap(({ evidence }) => evidence)}
          all={count}
          more={moreOf({ from, to })}
        />
      )}
    </Load>
  );
}

/** The indicators for which both set targets; what disagrees for the same year and scope is marked. */
function SharedTargets({ details }: { details: readonly Detail[] }) {
  const words = useWords();
  const [ofA, ofB] = details.map((plan) => plan?.targets.nodes ?? []);
  const goals = [...ofA!, ...ofB!];
  const indicators = [...new Map(goals.map(({ indicator }) => [indicator.id, indicator])).values()];
  const of = (list: typeof ofA, id: string) => list!.filter(({ indicator }) => indicator.id === id);
  const both = indicators.filter(({ id }) => of(ofA, id).length > 0 && of(ofB, id).length > 0);
  const values = (list: typeof ofA, id: string) =>
    of(list, id).map((goal) => (
      <div key={goal.id}>
        <a href={textAddress(goal.plan.id, goal.evidence[0]?.id)}>{wordTarget(goal)}</a>{' '}
        <span class="note">{[goal.holdsBy, goal.scope, goal.sector].filter(Boolean).join(' · ')}</span>
      </div>
    ));
  return (
    <section>
      <h2>
        {words.sharedTargets} <span class="count">{both.length}</span>
      </h2>
      {both.length === 0 ? (
        <p class="none">{words.noSharedTargets}</p>
      ) : (
        <Scroll label={words.sharedTargets}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.kinds.indicator}</th>
                <th scope="col">{words.planA}</th>
                <th scope="col">{words.planB}</th>
              </tr>
            </thead>
            <tbody>
              {both.map((indicator) => (
                <tr key={indicator.id}>
                  <th scope="row">
                    <Name of={indicator} href={viewOf('indicator', indicator.id)} />{' '}
                    {disagreementsOf(of(goals, indicator.id)).length > 0 && (
                      <strong class="disagrees">{words.conflict}</strong>
                    )}
                  </th>
                  <td>{values(ofA, indicator.id)}</td>
                  <td>{values(ofB, indicator.id)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {details.map(
        (plan) =>
          plan && <Cut key={plan.id} shown={plan.targets.nodes.length} all={plan.targets.totalCount} />,
      )}
    </section>
  );
}
