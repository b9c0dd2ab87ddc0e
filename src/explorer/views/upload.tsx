import { useState } from 'preact/hooks';
import { type Failure, keepToken, request, toFailure, upload, watch } from '../api.js';
import {
  ReadDocumentsDocument,
  type ReadDocumentsQuery,
  UploadDocument,
  WatchJobDocument,
} from '../generated/operations.js';
import { explain } from '../parts/states.js';
import { Title } from '../parts/title.js';
import { useNaming, useWords } from '../words.js';

const ENDINGS = '.txt,.html,.htm,.mht,.mhtml,.pdf,.ofd,.docx,.doc,.wps,.rtf,.odt,.md';
const FACTS = ['zones', 'industries', 'institutions', 'projects', 'targets'] as const;

type ReadDocument = ReadDocumentsQuery['documents'][number];
type Stage =
  | { readonly at: 'choosing' }
  | { readonly at: 'sending' | 'reading' }
  | { readonly at: 'failed'; readonly failure: Failure }
  | { readonly at: 'done'; readonly document: ReadDocument; readonly reports: readonly string[] };

/** Sends a document to be read, says how far that has come, and shows what was found in it. */
export function UploadView() {
  const words = useWords();
  const [stage, setStage] = useState<Stage>({ at: 'choosing' });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    keepToken(String(form.get('token')));
    try {
      setStage(await readFile(form.get('file') as File, (at) => setStage({ at })));
    } catch (error) {
      setStage({ at: 'failed', failure: toFailure(error) });
    }
  };
  const isBusy = stage.at === 'sending' || stage.at === 'reading';
  return (
    <>
      <Title text={words.upload} />
      <form class="pair" onSubmit={(event) => void submit(event)}>
        <p>{words.uploadHint}</p>
        <label>
          {words.chosenFile} <input name="file" type="file" accept={ENDINGS} required />
        </label>
        <p>{words.uploadToken}</p>
        <label>
          {words.token} <input name="token" type="password" autocomplete="off" required />
        </label>
        <p>
          <button type="submit" disabled={isBusy}>
            {words.upload}
          </button>
        </p>
      </form>
      {isBusy && (
        <div role="status">
          <p>{stage.at === 'sending' ? words.sending : words.reading}</p>
          <progress aria-label={words.reading} />
        </div>
      )}
      {stage.at === 'failed' && <Failed failure={stage.failure} />}
      {stage.at === 'done' && <Found document={stage.document} reports={stage.reports} />}
    </>
  );
}

/** Sends a file and waits until it is read; throws a `Failure` with what the server says of it. */
async function readFile(file: File, onStage: (at: 'sending' | 'reading') => void): Promise<Stage> {
  onStage('sending');
  const { ingestDocument } = await upload(UploadDocument, { name: file.name, file });
  let reports: readonly string[] = [];
  let problem: string | null = null;
  await watch(WatchJobDocument, { id: ingestDocument!.id }, ({ job }) => {
    onStage('reading');
    ({ reports, problem } = job);
  });
  if (problem !== null) throw { code: 'UNREAD', message: problem } satisfies Failure;
  const { documents } = await request(ReadDocumentsDocument, {});
  const document = documents.find(({ name }) => name === file.name);
  if (!document) throw { code: 'UNREAD', message: reports.join(' ') } satisfies Failure;
  return { at: 'done', document, reports };
}

function Failed({ failure }: { failure: Failure }) {
  const words = useWords();
  const isRefused = failure.code === 'UNAUTHENTICATED' || failure.code === 'FORBIDDEN';
  return (
    <div class="state" role="alert">
      <h2>{words.notRead}</h2>
      <p>{isRefused ? words.badToken : explain(failure, words)}</p>
    </div>
  );
}

function Found({ document, reports }: { document: ReadDocument; reports: readonly string[] }) {
  const words = useWords();
  const naming = useNaming();
  return (
    <section>
      <div role="status">
        <h2>
          {words.wasRead}: {document.name}
        </h2>
      </div>
      {reports.map((report) => (
        <p key={report} class="note" lang="en">
          {report}
        </p>
      ))}
      <ul>
        {document.plans.map((plan) => (
          <li key={plan.id}>
            <a href={`/plan/${plan.id}`}>{naming(plan)}</a>{' '}
            <span class="note">
              {FACTS.map((fact) => `${words[fact]} ${plan[fact].totalCount}`).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
