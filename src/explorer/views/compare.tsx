import { compareAddress, goTo, textAddress, viewOf } from '../address.js';
import { useOperation } from '../api.js';
import {
  ComparedPlanDocument,
  type ComparedPlanQuery,
  ComparePageDocument,
  type ComparePageQuery,
  PlanChoicesDocument,
  type PlanChoicesQuery,
  type SentenceFragment,
} from '../generated/operations.js';
import { wordTarget } from '../parts/goals.js';
import { Cut } from '../parts/links.js';
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

type Compared = NonNullable<ComparePageQuery['comparePlans']>;
type Detail = ComparedPlanQuery['plan'];
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

/** The comparison comes first; the sentences and targets of both plans when they are there. */
function Pair({ a, b }: { a: string; b: string }) {
  const state = useOperation(ComparePageDocument, { a, b });
  const [ofA, ofB] = [
    useOperation(ComparedPlanDocument, { id: a }),
    useOperation(ComparedPlanDocument, { id: b }),
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
              <Sides key={type} type={type} compared={comparePlans} details={details} />
            ))}
          </>
        ) : (
          <NoView />
        )
      }
    </Load>
  );
}

function Sides(props: { type: Type; compared: Compared; details: readonly Detail[] }) {
  const words = useWords();
  const naming = useNaming();
  const { type, compared, details } = props;
  const sides = compared[type];
  const sentencesOf = (id: string): SentenceFragment[] =>
    details.flatMap((plan) => {
      const edges: readonly { node: { id: string }; evidence: readonly SentenceFragment[] }[] =
        plan?.[type].edges ?? [];
      return edges.filter(({ node }) => node.id === id).flatMap(({ evidence }) => evidence);
    });
  return (
    <section>
      <h2>{words[type]}</h2>
      <div class="sides">
        {SIDES.map((side) => (
          <div key={side}>
            <h3>
              {words[side]} <span class="count">{sides[`${side}Count`]}</span>
            </h3>
            {sides[side].length === 0 && <p class="none">{words.nothing}</p>}
            <ul>
              {sides[side].map((thing) => (
                <li key={thing.id}>
                  <a href={viewOf(SINGULAR[type], thing.id)!}>{naming(thing)}</a>{' '}
                  {sentencesOf(thing.id).map(({ id, plan, file, line, text }) => (
                    <a key={id} class="note proof" href={textAddress(plan.id, id)} title={`${file}: ${text}`}>
                      {plan.id === compared.a!.id ? words.ofA : words.ofB} {words.line(line)}
                    </a>
                  ))}
                </li>
              ))}
            </ul>
            <Cut shown={sides[side].length} all={sides[`${side}Count`]} />
          </div>
        ))}
      </div>
    </section>
  );
}

/** The indicators for which both set targets; what disagrees for the same year and scope is marked. */
function SharedTargets({ details }: { details: readonly Detail[] }) {
  const words = useWords();
  const naming = useNaming();
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
                    <a href={viewOf('indicator', indicator.id)!}>{naming(indicator)}</a>{' '}
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
    </section>
  );
}
