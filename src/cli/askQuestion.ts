import type { GraphCopy } from '../model/graphCopy.js';
import { Problem, type ProblemCode } from '../model/problem.js';
import { checkRoom } from '../store/embedded/room.js';
import type { Store } from '../store/store.js';
import type { Configuration } from './config.js';
import { openStore, type Say, storeFingerprint } from './openStore.js';

/** An answer as the API gives it. */
export interface ShownAnswer {
  readonly status: 'ANSWERED' | 'EMPTY' | 'NOT_UNDERSTOOD';
  readonly text: string;
  readonly evidence: readonly {
    readonly file: string;
    readonly line: number;
    readonly text: string;
    readonly plan: { readonly title: string };
  }[];
}

interface Result {
  readonly data?: { readonly ask?: ShownAnswer } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Sends the body of a request to an API. */
type Send = (body: string) => Promise<Response>;

const ASK = `query Ask($question: String!) {
  ask(question: $question) {
    id status kind text names items { name aliases } count boolean value unit date confidence
    targets {
      id indicator { id name } value valueMax unit comparison comparator year baseline baselineYear per baseValue baseUnit holdsBy scope sector
      line text plan { id title }
    }
    evidence { id file line page start end text section plan { id title } }
    alternatives { name type question }
    interpretation { entities { text type name } logicalForm cypher parameters }
  }
}`;

/** Milliseconds that a question of the command line may take. */
const PATIENCE = 120_000;

/** Codes by which a running API says that it does not take questions from here. */
const TURNED_AWAY = ['UNAUTHENTICATED', 'PERSISTED_QUERY_ONLY'];

/**
 * Answers a question: by the API that runs on the same store, else by one that is opened for it.
 *
 * @param show told the answer as soon as it is there: a store that was opened for it takes seconds to close
 * @throws Problem BAD_USER_INPUT for a question that is too long; those of `openStore`
 */
export async function askQuestion(
  question: string,
  configuration: Configuration,
  say: Say,
  show: (answer: ShownAnswer) => void,
): Promise<void> {
  const body = JSON.stringify({ query: ASK, variables: { question } });
  const running = await findRunningApi(configuration);
  const result = running && (await read(running, body));
  if (result && !result.errors?.some(({ extensions }) => TURNED_AWAY.includes(extensions?.code ?? '')))
    return show(answerOf(result));
  await askOwnApi(body, configuration, say, show);
}

/** What sends to the API of this configuration, where one runs on the same store; else null. */
async function findRunningApi(configuration: Configuration): Promise<Send | null> {
  const { HOST, PORT, PLANGRAPH_TOKEN: token } = configuration;
  const address = `http://${HOST}:${PORT}`;
  const health = await fetch(`${address}/health`)
    .then((response) => response.json() as Promise<{ store?: string }>)
    .catch(() => null);
  if (health?.store !== storeFingerprint(configuration)) return null;
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  return (body) => fetch(`${address}/graphql`, { method: 'POST', headers, body });
}

async function askOwnApi(
  body: string,
  configuration: Configuration,
  say: Say,
  show: (answer: ShownAnswer) => void,
): Promise<void> {
  // Told before the loading below keeps this process busy.
  if (!configuration.NEO4J_URI) await checkRoom(configuration.PLANGRAPH_HOME);
  // What needs no store is loaded while it starts; where that fails it is told when there is a store to close.
  const preparing = prepareApi(configuration);
  preparing.catch(() => {});
  const { store, close } = await openStore(configuration, say, { isBrief: true });
  try {
    const yoga = (await preparing)(store);
    const headers = { 'content-type': 'application/json' };
    const send: Send = async (content) =>
      yoga.fetch('http://localhost/graphql', { method: 'POST', headers, body: content });
    show(answerOf(await read(send, body)));
  } finally {
    await close();
  }
}

/**
 * Loads what answers questions; dictionaries are most of it, and what an earlier question has read of the graph, where an embedded
 * server has to be started: its first statements are slow.
 */
async function prepareApi({ NEO4J_URI, PLANGRAPH_HOME: home }: Configuration) {
  const [
    { makeYoga, READ_ONLY },
    { ROOM },
    { makeAsker },
    { learnFromCopy, writeGraphCopy },
    { loadKnowledge },
    { cutWords },
    { commonness },
  ] = await Promise.all([
    import('../api/server.js'),
    import('../api/running.js'),
    import('../ask/ask.js'),
    import('./graphCopyFile.js'),
    import('../knowledge/load.js'),
    import('../language/words.js'),
    import('../language/commonness.js'),
  ]);
  const knowledge = loadKnowledge();
  // Each reads its dictionary when it is first asked.
  cutWords('');
  commonness('一');
  const kept = NEO4J_URI
    ? {}
    : {
        learned: learnFromCopy(home, knowledge),
        onCopy: (copy: GraphCopy) => writeGraphCopy(home, copy),
      };
  // A store that has just started is slow; nobody else waits for it.
  const room = { ...ROOM, longest: PATIENCE };
  return (store: Store) =>
    makeYoga(store, makeAsker(store, knowledge, undefined, { isBrief: true, ...kept }), {
      ...READ_ONLY,
      room,
    });
}

async function read(send: Send, body: string): Promise<Result> {
  return (await (await send(body)).json()) as Result;
}

function answerOf({ data, errors }: Result): ShownAnswer {
  const [error] = errors ?? [];
  if (error || !data?.ask)
    throw new Problem((error?.extensions?.code ?? 'STORE_FAILED') as ProblemCode, error?.message ?? '', '');
  return data.ask;
}
