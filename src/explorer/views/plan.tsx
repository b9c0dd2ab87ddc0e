import { dutiesAddress, graphAddress, sourceAddress, textAddress } from '../address.js';
import { useOperation } from '../api.js';
import { PlanPageDocument, type PlanPageQuery } from '../generated/operations.js';
import { Goals } from '../parts/goals.js';
import { Cut, Links } from '../parts/links.js';
import { Load, NoView } from '../parts/states.js';
import { Title } from '../parts/title.js';
import { useKindNaming, useNaming, useWords } from '../words.js';

type Plan = NonNullable<PlanPageQuery['plan']>;

/** What a plan directs something at, sets, cites. */
export function PlanView({ id }: { id: string }) {
  const state = useOperation(PlanPageDocument, { id });
  return (
    <Load state={state} byAddress>
      {({ plan, responsibilities }) =>
        plan ? <Shown plan={plan} duties={responsibilities?.totalCount ?? 0} /> : <NoView />
      }
    </Load>
  );
}

function Shown({ plan, duties }: { plan: Plan; duties: number }) {
  const words = useWords();
  const naming = useNaming();
  return (
    <article>
      <p class="kind">{words.kinds.plan}</p>
      <Title text={naming(plan)} />
      <p lang="zh">{naming(plan) !== plan.title && plan.title}</p>
      {plan.external ? (
        <p>{words.external}</p>
      ) : (
        <p>
          <a class="button" href={textAddress(plan.id)}>
            {words.readText}
          </a>{' '}
          <a href={`/compare?a=${plan.id}`}>{words.compare}</a>{' '}
          <a href={graphAddress('plan', plan.id)!}>{words.graph}</a>{' '}
          {duties > 0 && (
            <a href={dutiesAddress(plan.id)}>
              {words.duties} <span class="count">{duties}</span>
            </a>
          )}
        </p>
      )}
      <Head plan={plan} />
      {plan.targets.totalCount > 0 && (
        <section>
          <h2>
            {words.targets} <span class="count">{plan.targets.totalCount}</span>
          </h2>
          <Goals goals={plan.targets.nodes} of="plan" />
          <Cut shown={plan.targets.nodes.length} all={plan.targets.totalCount} />
        </section>
      )}
      <Links heading={words.zones} type="zone" of={plan} linked={plan.zones} />
      <Links heading={words.industries} type="industry" of={plan} linked={plan.industries} />
      <Links heading={words.institutions} type="institution" of={plan} linked={plan.institutions} />
      <Links heading={words.projects} type="project" of={plan} linked={plan.projects} />
      <Links heading={words.cites} type="plan" of={plan} linked={plan.cites} />
      <Links heading={words.citedBy} type="plan" of={plan} isBack linked={plan.citedBy} />
    </article>
  );
}

function Head({ plan }: { plan: Plan }) {
  const words = useWords();
  const kindOf = useKindNaming();
  const period = [plan.periodStart, plan.periodEnd].filter((year) => year !== null).join('–');
  const rows: readonly (readonly [string, string | null])[] = [
    [words.number, plan.number],
    [words.issuers, plan.issuers.join('、')],
    [words.issuedOn, plan.issuedOn],
    [words.kind, kindOf(plan.kind)],
    [words.period, period],
    [words.jurisdiction, plan.jurisdiction],
  ];
  return (
    <dl>
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang="zh">{value}</dd>
            </div>
          ),
      )}
      {plan.file && (
        <div>
          <dt>{words.file}</dt>
          <dd>{plan.document ? <a href={sourceAddress(plan.document.id)}>{plan.file}</a> : plan.file}</dd>
        </div>
      )}
      {plan.document?.url && (
        <div>
          <dt>{words.source}</dt>
          <dd>
            <a href={plan.document.url} rel="noreferrer">
              {plan.document.url}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
