import { askAddress, viewOf } from '../address.js';
import { useOperation } from '../api.js';
import { AskDocument, type AskQuery, SamplesDocument } from '../generated/operations.js';
import { Evidence } from '../parts/evidence.js';
import { wordTarget } from '../parts/goals.js';
import { Scroll } from '../parts/scroll.js';
import { Load, NoView } from '../parts/states.js';
import { Title } from '../parts/title.js';
import { useLanguage, useNaming, useWords } from '../words.js';
import { Questions } from './start.js';

type Answer = AskQuery['ask'];

/** A question with its answer, the sentences that say so, and how it was understood. */
export function AnswerView({ question }: { question: string }) {
  const state = useOperation(AskDocument, { question });
  if (question.trim() === '') return <NoView />;
  return <Load state={state}>{({ ask }) => <Answered answer={ask} question={question} />}</Load>;
}

function Answered({ answer, question }: { answer: Answer; question: string }) {
  const words = useWords();
  return (
    <article>
      <p class="asked">{question}</p>
      {answer.status === 'ANSWERED' ? <Said answer={answer} /> : <Unsaid answer={answer} />}
      <Alternatives answer={answer} />
      {answer.evidence.length > 0 && (
        <section>
          <h2>
            {words.evidence} <span class="count">{answer.evidence.length}</span>
          </h2>
          <Evidence sentences={answer.evidence} />
        </section>
      )}
      <Understood answer={answer} />
    </article>
  );
}

function Said({ answer }: { answer: Answer }) {
  const naming = useNaming();
  const views = viewsOf(answer);
  const linkTo = (name: string, lead: Lead | undefined) =>
    lead ? <a href={lead.href}>{naming(lead.thing)}</a> : name;
  return (
    <>
      <Title class="answer" text={headOf(answer)} />
      {answer.targets.length > 0 ? (
        <ul class="names">
          {answer.targets.map((target) => (
            <li key={target.id}>
              <a href={`/plan/${target.plan.id}`}>{naming(target.plan)}</a> · {naming(target.indicator)}{' '}
              {wordTarget(target)} {target.holdsBy}
            </li>
          ))}
        </ul>
      ) : (
        <ul class="names">
          {answer.names.map((name) => (
            <li key={name}>{linkTo(name, views.get(name))}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The words of an answer; only those before its names where it lists several, which stand below as links. */
function headOf({ text, names, targets }: Answer): string {
  const colon = text.search(/[:：]/);
  const listed = text.slice(colon);
  const isList = colon > 0 && targets.length === 0 && names.length > 1;
  return isList && names.every((name) => listed.includes(name)) ? text.slice(0, colon) : text;
}

type Named = Parameters<ReturnType<typeof useNaming>>[0];
/** The view of something that an answer names, and its names. */
interface Lead {
  readonly href: string;
  readonly thing: Named;
}

/** Where the names of an answer lead: its sentences stand in the plans and name the things that it consists of. */
function viewsOf({ evidence }: Answer): Map<string, Lead> {
  const views = new Map<string, Lead>();
  for (const { plan, mentions } of evidence) {
    for (const { names } of mentions) {
      const href = viewOf(names.type, names.id);
      if (href) views.set(names.name, { href, thing: names });
    }
    views.set(plan.title, { href: `/plan/${plan.id}`, thing: plan });
  }
  return views;
}

function Unsaid({ answer }: { answer: Answer }) {
  const words = useWords();
  const samples = useOperation(SamplesDocument, { language: useLanguage() });
  return (
    <>
      <Title text={answer.status === 'EMPTY' ? words.empty : words.notUnderstood} />
      {answer.text && <p>{answer.text}</p>}
      <Load state={samples}>{(data) => <Questions questions={data.sampleQuestions} />}</Load>
    </>
  );
}

function Alternatives({ answer }: { answer: Answer }) {
  const words = useWords();
  if (answer.alternatives.length === 0) return null;
  return (
    <section>
      <h2>{words.did}</h2>
      <ul>
        {answer.alternatives.map(({ name, type, question }) => (
          <li key={`${type} ${name}`}>
            <a href={askAddress(question)}>{question}</a>{' '}
            <span class="note">{words.kinds[type.toLowerCase()] ?? type}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Understood({ answer: { interpretation } }: { answer: Answer }) {
  const words = useWords();
  if (!interpretation) return null;
  const code = (heading: string, text: string) => (
    <>
      <h3>{heading}</h3>
      <Scroll label={heading}>
        <pre>{text}</pre>
      </Scroll>
    </>
  );
  return (
    <details class="understood">
      <summary>{words.understood}</summary>
      {interpretation.entities.length > 0 && (
        <>
          <h3>{words.understoodNames}</h3>
          <ul>
            {interpretation.entities.map(({ text, type, name }) => (
              <li key={`${text} ${name}`}>
                {text} → {name} <span class="note">{words.kinds[type.toLowerCase()] ?? type}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {code(words.understoodForm, indent(interpretation.logicalForm))}
      {code(words.understoodCypher, interpretation.cypher)}
      {code(words.understoodParameters, indent(interpretation.parameters))}
    </details>
  );
}

const indent = (json: string) => JSON.stringify(JSON.parse(json), null, 2);
