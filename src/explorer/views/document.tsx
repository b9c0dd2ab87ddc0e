import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { textAddress, viewOf } from '../address.js';
import { useOperation } from '../api.js';
import {
  DocumentPageDocument,
  type DocumentPageQuery,
  FactsDocument,
  type FactsQuery,
} from '../generated/operations.js';
import { wordTarget } from '../parts/goals.js';
import { Load, NoView } from '../parts/states.js';
import { Title } from '../parts/title.js';
import { useNaming, useWords } from '../words.js';

type Plan = NonNullable<DocumentPageQuery['plan']>;
type Section = Plan['sections'][number];
type Passage = Section['passages'][number];

/** The text of a plan with its names marked and its sections beside it, at one of its sentences. */
export function DocumentView({ id, at }: { id: string; at: string | null }) {
  const state = useOperation(DocumentPageDocument, { id });
  return (
    <Load state={state} byAddress>
      {({ plan }) => (plan ? <Text plan={plan} at={at} /> : <NoView />)}
    </Load>
  );
}

function Text({ plan, at }: { plan: Plan; at: string | null }) {
  const words = useWords();
  const naming = useNaming();
  const here = plan.sections.find(({ passages }) => passages.some(({ id }) => id === at))?.id;
  return (
    <article>
      <div class="whose">
        <p class="kind">
          <a href={`/plan/${plan.id}`}>{words.toPlan}</a> <span class="note">{plan.file}</span>
        </p>
        <Title text={naming(plan)} />
      </div>
      {plan.external && <p>{words.external}</p>}
      <div class="reading">
        <nav class="sections" aria-label={words.contents}>
          <ol>
            {plan.sections.map((section) => (
              <li key={section.id} style={{ '--level': section.level }}>
                <a
                  href={`#${section.id}`}
                  lang="zh"
                  aria-current={section.id === here ? 'location' : undefined}
                >
                  {section.heading || words.opening}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <section class="text" lang="zh" aria-label={words.text}>
          {plan.sections.map((section) => (
            <div key={section.id} id={section.id}>
              {section.passages.map((passage) => (
                <Sentence
                  key={passage.id}
                  passage={passage}
                  plan={plan.id}
                  level={section.level}
                  isHere={passage.id === at}
                />
              ))}
            </div>
          ))}
        </section>
      </div>
    </article>
  );
}

function Sentence(props: { passage: Passage; plan: string; level: number; isHere: boolean }) {
  const words = useWords();
  const { passage, plan, level, isHere } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isHere) return;
    place.current?.scrollIntoView({ block: 'center' });
    place.current?.focus({ preventScroll: true });
  }, [isHere]);
  const Line = passage.kind === 'heading' ? headingOf(level) : 'p';
  return (
    <div
      ref={place}
      class={`passage ${passage.kind}`}
      tabIndex={-1}
      aria-current={isHere ? 'true' : undefined}
    >
      <a class="line" href={textAddress(plan, passage.id)} aria-label={words.line(passage.line)}>
        {passage.line}
      </a>
      <div>
        <Line>
          {isHere ? (
            <mark>
              <Marked passage={passage} />
            </mark>
          ) : (
            <Marked passage={passage} />
          )}
        </Line>
        {isHere && <States id={passage.id} />}
      </div>
    </div>
  );
}

/** Under the title of the page, by the depth of the section. */
const headingOf = (level: number) => (['h2', 'h3', 'h4', 'h5'] as const)[Math.max(0, level - 1)] ?? 'h6';

/** The words of a passage; the names in them lead to what they stand for. Of names within one another the outer one is marked. */
function Marked({ passage: { text, mentions } }: { passage: Passage }) {
  const naming = useNaming();
  const pieces: ComponentChildren[] = [];
  let end = 0;
  for (const { start, end: until, names } of mentions) {
    const view = viewOf(names.type, names.id);
    if (start < end || !view) continue;
    pieces.push(
      text.slice(end, start),
      <a class={`name ${names.type.toLowerCase()}`} href={view} title={naming(names)}>
        {text.slice(start, until)}
      </a>,
    );
    end = until;
  }
  return (
    <>
      {pieces}
      {text.slice(end)}
    </>
  );
}

/** What a sentence is evidence of. */
function States({ id }: { id: string }) {
  const words = useWords();
  const state = useOperation(FactsDocument, { id });
  return (
    <aside class="facts" lang={words.language === 'English' ? 'zh' : 'en'} aria-label={words.states}>
      <Load state={state}>{({ node }) => (node && 'facts' in node ? <Facts found={node} /> : null)}</Load>
    </aside>
  );
}

function Facts({ found }: { found: Extract<NonNullable<FactsQuery['node']>, { facts: unknown }> }) {
  const words = useWords();
  const naming = useNaming();
  if (found.facts.length + found.targets.length === 0) return <p>{words.statesNothing}</p>;
  const end = (one: (typeof found.facts)[number]['subject']) => {
    const view = viewOf(one.type, one.id);
    return view ? <a href={view}>{naming(one)}</a> : naming(one);
  };
  return (
    <>
      <p>{words.states}</p>
      <ul>
        {found.facts.map(({ predicate, subject, object, confidence }) => (
          <li key={`${predicate} ${subject.id} ${object.id}`}>
            {end(subject)} <em>{words.predicates[predicate] ?? predicate}</em> {end(object)}{' '}
            <span class="note">
              {words.confidence} {Math.round(confidence * 100)}%
            </span>
          </li>
        ))}
        {found.targets.map((target) => (
          <li key={target.id}>
            <a href={viewOf('Indicator', target.indicator.id)!}>{naming(target.indicator)}</a>{' '}
            {wordTarget(target)} {target.holdsBy}
          </li>
        ))}
      </ul>
    </>
  );
}
