import { askAddress, viewOf } from '../address.js';
import { request, useOperation } from '../api.js';
import {
  AnswerEvidenceDocument,
  AskDocument,
  type AskQuery,
  type Language,
  SamplesDocument,
} from '../generated/operations.js';
import { Cited, type MoreSentences, PAGE_OF_SENTENCES } from '../parts/cited.js';
import { wordTarget } from '../parts/goals.js';
import { Name } from '../parts/name.js';
import { Scroll } from '../parts/scroll.js';
import { Load, NoView } from '../parts/states.js';
import { Title } from '../parts/title.js';
import { type Named, useLanguage, useWords } from '../words.js';
import { Questions } from './start.js';

type Answer = AskQuery['ask'];

/** A question with its answer in the language of the page, the sentences that say so, and how it was understood. */
export function AnswerView({ question }: { question: string }) {
  const language = useLanguage();
  const state = useOperation(AskDocument, { question, language });
  if (question.trim() === '') return <NoView />;
  return <Load state={state}>{({ ask }) => <Answered answer={ask} question={question} />}</Load>;
}

function Answered({ answer, question }: { answer: Answer; question: string }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <article>
      <p class="asked">{question}</p>
      {answer.status === 'ANSWERED' ? <Said answer={answer} /> : <Unsaid answer={answer} />}
      <Alternatives answer={answer} />
      {answer.evidence.length > 0 && (
        <section>
          <h2>
            {words.evidence} <span class="count">{answer.evidenceCount}</span>
          </h2>
          <Cited
            sentences={answer.evidence}
            all={answer.evidenceCount}
            more={moreEvidence(question, language)}
          />
        </section>
      )}
      <Understood answer={answer} />
    </article>
  );
}

const moreEvidence =
  (question: string, language: Language): MoreSentences =>
  async (skip) => {
    const variables = { question, language, first: PAGE_OF_SENTENCES, skip };
    return (await request(AnswerEvidenceDocument, variables)).ask.evidence;
  };

function Said({ answer }: { answer: Answer }) {
  const language = useLanguage();
  const leads = leadsOf(answer);
  const namesOf = new Map(answer.items.map((item) => [item.name, item]));
  const thingOf = (name: string): Named => leads.get(name)?.thing ?? namesOf.get(name) ?? { name };
  return (
    <>
      <Title class="answer" text={headOf(answer, language, leads)} />
      {answer.targets.length > 0 ? (
        <ul class="names">
          {answer.targets.map((target) => (
            <li key={target.id}>
              <Name of={target.plan} href={`/plan/${target.plan.id}`} /> · <Name of={target.indicator} />{' '}
              {wordTarget(target)} {target.holdsBy}
            </li>
          ))}
        </ul>
      ) : (
        <ul class="names">
          {answer.names.map((name) => (
            <li key={name}>
              <Name of={thingOf(name)} href={leads.get(name)?.href ?? null} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The words of an answer, with names in its language; only those before its names where it lists several, which stand below. */
function headOf(answer: Answer, language: Language, leads: ReadonlyMap<string, Lead>): string {
  const { text, names, targets } = answer;
  const colon = text.search(/[:：]/);
  const listed = text.slice(colon);
  const isList = colon > 0 && targets.length === 0 && names.length > 1;
  const head = isList && names.every((name) => listed.includes(name)) ? text.slice(0, colon) : text;
  return language === 'EN' ? inEnglish(head, leads) : head;
}

/** A title, a quotation, or what is neither. */
const PARTS = /《[^》]*》|“[^”]*”|[^《“]+|./g;

/** An English answer with the English names of what it speaks of; what it quotes stays as it is written. */
function inEnglish(text: string, leads: ReadonlyMap<string, Lead>): string {
  const english = [...leads.values()].flatMap(({ thing }): (readonly [string, string])[] => {
    const [own, name] = 'name' in thing ? [thing.name, thing.nameEn] : [thing.title, thing.titleEn];
    return name ? [[own, name]] : [];
  });
  const byTitle = new Map(english.map(([own, name]) => [`《${own}》`, name]));
  const longestFirst = [...english].sort(([a], [b]) => b.length - a.length);
  return text.replace(PARTS, (part) => {
    if (part.startsWith('《')) return byTitle.get(part) ?? part;
    if (part.startsWith('“')) return part;
    const found = longestFirst.find(([own]) => part.includes(own));
    return found ? part.replace(found[0], `${found[1]} (${found[0]})`) : part;
  });
}

/** The view of something that an answer names, and its names. */
interface Lead {
  readonly href: string;
  readonly thing: Named;
}

/** Where the names of an answer lead: its sentences stand in the plans and name the things that it consists of. */
function leadsOf({ evidence, targets }: Answer): Map<string, Lead> {
  const leads = new Map<string, Lead>();
  for (const { plan, mentions } of evidence) {
    for (const { names } of mentions) {
      const href = viewOf(names.type, names.id);
      if (href) leads.set(names.name, { href, thing: names });
    }
    leads.set(plan.title, { href: `/plan/${plan.id}`, thing: plan });
  }
  for (const { indicator } of targets)
    leads.set(indicator.name, { href: viewOf('indicator', indicator.id)!, thing: indicator });
  return leads;
}

/** Why there is no answer, once, and what to ask instead. */
function Unsaid({ answer: { status, text, unknownWords } }: { answer: Answer }) {
  const words = useWords();
  const samples = useOperation(SamplesDocument, { language: useLanguage() });
  const said = unknownWords.join(words.quoted);
  return (
    <>
      {status === 'EMPTY' ? (
        <>
          <Title text={text} />
          <p>{words.empty}</p>
        </>
      ) : (
        <>
          <Title text={words.notUnderstood} />
          <p>{said ? words.unknownWords(said) : words.askOtherwise}</p>
        </>
      )}
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
