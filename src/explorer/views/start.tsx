import { askAddress } from '../address.js';
import { useOperation } from '../api.js';
import { OverviewDocument, type OverviewQuery } from '../generated/operations.js';
import { Cut } from '../parts/links.js';
import { Name } from '../parts/name.js';
import { Load } from '../parts/states.js';
import { Title } from '../parts/title.js';
import { useLanguage, useWords } from '../words.js';
import { LISTED } from './list.js';

/** Where one begins: what it is for, questions that work, what there is. */
export function StartView() {
  const words = useWords();
  const state = useOperation(OverviewDocument, { language: useLanguage() });
  return (
    <>
      <Title text={words.tagline} />
      <Load state={state}>{(data) => <Overview data={data} />}</Load>
    </>
  );
}

function Overview({ data }: { data: OverviewQuery }) {
  const words = useWords();
  const { plans } = data;
  if (!plans || plans.totalCount === 0) return <p class="state">{words.noPlans}</p>;
  return (
    <>
      <Questions questions={data.sampleQuestions} />
      <ul class="totals">
        {LISTED.map((list) => (
          <li key={list}>
            <a href={`/${list}`}>
              <strong>{data[list]?.totalCount}</strong> {words[list]}
            </a>
          </li>
        ))}
      </ul>
      <section>
        <h2>{words.plans}</h2>
        <ul>
          {plans.nodes.map((plan) => (
            <li key={plan.id}>
              <Name of={plan} href={`/plan/${plan.id}`} />{' '}
              <span class="note">{[plan.number, plan.issuedOn].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
        <Cut shown={plans.nodes.length} all={plans.totalCount} />
      </section>
    </>
  );
}

/** Questions to begin with. */
export function Questions({ questions }: { questions: readonly string[] }) {
  const words = useWords();
  if (questions.length === 0) return null;
  return (
    <section>
      <h2>{words.tryThese}</h2>
      <ul class="questions">
        {questions.map((question) => (
          <li key={question}>
            <a href={askAddress(question)}>{question}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
