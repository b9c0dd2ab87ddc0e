import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Address, useAddress } from './address.js';
import type { Language } from './generated/operations.js';
import { QuestionBox } from './parts/questionBox.js';
import { NoView } from './parts/states.js';
import { AnswerView } from './views/answer.js';
import { CompareView } from './views/compare.js';
import { DocumentView } from './views/document.js';
import { DutiesView } from './views/duties.js';
import { GraphView } from './views/graph.js';
import { IndicatorView } from './views/indicator.js';
import { isList, LISTED, ListView } from './views/list.js';
import { PlanView } from './views/plan.js';
import { ReviewView } from './views/review.js';
import { StartView } from './views/start.js';
import { ThingView } from './views/thing.js';
import { UploadView } from './views/upload.js';
import { firstLanguage, keepLanguage, LanguageContext, useLanguage, useWords } from './words.js';

export function App() {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'ZH' ? 'zh' : 'en';
  }, [language]);
  const change = () => {
    const next = language === 'ZH' ? 'EN' : 'ZH';
    keepLanguage(next);
    setLanguage(next);
  };
  return (
    <LanguageContext.Provider value={language}>
      <Page onLanguage={change} />
    </LanguageContext.Provider>
  );
}

function Page({ onLanguage }: { onLanguage(): void }) {
  const words = useWords();
  const language = useLanguage();
  const { parts, params, scrolled } = useAddress();
  const main = useRef<HTMLElement>(null);
  // The sentence that a text is open at makes no other view of it.
  const place = [...parts, ...[...params].filter(([name]) => name !== 'at').flat()].join('/');
  const isFirst = useRef(true);
  // A new view is read from its beginning, one that one came back to from where one left it; a text goes to its sentence by itself.
  useEffect(() => {
    if (!isFirst.current && !params.has('at')) {
      scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
    isFirst.current = false;
    return scrolled === null ? undefined : scrollWhenThere(scrolled);
  }, [place]);
  const asked = parts[0] === 'ask' ? (params.get('q') ?? '') : '';
  return (
    <>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <header>
        <div class="bar">
          <a class="brand" href="/">
            PlanGraph
          </a>
          <nav aria-label={words.menu}>
            {LISTED.map((name) => (
              <a key={name} href={`/${name}`} aria-current={parts[0] === name ? 'page' : undefined}>
                {words[name]}
              </a>
            ))}
            <a href="/compare" aria-current={parts[0] === 'compare' ? 'page' : undefined}>
              {words.compare}
            </a>
            <a href="/review" aria-current={parts[0] === 'review' ? 'page' : undefined}>
              {words.review}
            </a>
            <a href="/upload" aria-current={parts[0] === 'upload' ? 'page' : undefined}>
              {words.upload}
            </a>
            <a href="/graphql">{words.graphiql}</a>
            <a href={`/browser/?lang=${language === 'ZH' ? 'zh' : 'en'}`}>Neo4j Browser</a>
          </nav>
          <button type="button" class="quiet" onClick={onLanguage}>
            {words.language}
          </button>
        </div>
        <QuestionBox key={asked} asked={asked} />
      </header>
      <main id="main" tabIndex={-1} ref={main}>
        <View parts={parts} params={params} />
      </main>
    </>
  );
}

/** Scrolls so far down as soon as the page is so long, which it is when it has what it shows; gives up when this is called off. */
function scrollWhenThere(top: number): () => void {
  const tryIt = () => {
    if (document.documentElement.scrollHeight < top + innerHeight) return;
    watch.disconnect();
    scrollTo(0, top);
  };
  const watch = new ResizeObserver(tryIt);
  watch.observe(document.body);
  return () => watch.disconnect();
}

/** Views without a thing that they are about, by the first part of their address. */
const ALONE: Readonly<Record<string, (params: URLSearchParams) => ComponentChildren>> = {
  ask: (params) => <AnswerView question={params.get('q') ?? ''} />,
  compare: (params) => <CompareView a={params.get('a')} b={params.get('b')} />,
  review: (params) => <ReviewView params={params} />,
  upload: () => <UploadView />,
};

function View({ parts: [first, id, third], params }: Pick<Address, 'parts' | 'params'>) {
  if (first === undefined) return <StartView />;
  if (Object.hasOwn(ALONE, first)) return ALONE[first]!(params);
  if (id === undefined) return isList(first) ? <ListView list={first} params={params} /> : <NoView />;
  if (third === 'graph' && first !== 'indicator') return <GraphView key={id} id={id} />;
  switch (first) {
    case 'plan':
      if (third === 'duties') return <DutiesView id={id} params={params} />;
      return third === 'text' ? <DocumentView id={id} at={params.get('at')} /> : <PlanView id={id} />;
    case 'indicator':
      return <IndicatorView id={id} />;
    case 'zone':
    case 'industry':
    case 'institution':
    case 'project':
      return <ThingView id={id} params={params} />;
    default:
      return <NoView />;
  }
}
