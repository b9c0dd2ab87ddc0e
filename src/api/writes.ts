import { LARGEST_FILE } from '../model/document.js';
import { Problem } from '../model/problem.js';
import { keyOf } from '../query/globalId.js';
import { type Access, demandToken } from './access.js';
import { type Job, Jobs, MOST_JOBS, type Writer } from './jobs.js';
import { refusal, refuse } from './refusal.js';
import type { Resolvers } from './resolvers.js';

/** Endings of the files that are read. */
const ENDINGS = [
  '.txt',
  '.md',
  '.html',
  '.htm',
  '.mht',
  '.mhtml',
  '.pdf',
  '.ofd',
  '.docx',
  '.doc',
  '.wps',
  '.rtf',
  '.odt',
];
/** What may be in the name of a file: no folders, and nothing that a terminal or a listing would not show (control and format characters). */
const FILE_NAME = /^(?!\.)[^/\\\p{C}]{1,200}$/u;
const LONGEST_ENDING = Math.max(...ENDINGS.map((ending) => ending.length));

const isFileName = (name: string): boolean => {
  const [ending] = /\.[a-z]+$/i.exec(name.slice(-LONGEST_ENDING)) ?? [];
  return FILE_NAME.test(name) && ending !== undefined && ENDINGS.includes(ending.toLowerCase());
};

interface Context {
  readonly request?: { headers: { get(name: string): string | null } };
}
interface Upload {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}
type Resolver<Args> = (source: unknown, args: Args, context: unknown) => unknown;

/** The resolvers of writes and of the jobs that they start. */
export function makeWrites(writer: Writer, access: Access): Resolvers {
  const jobs = new Jobs();
  const guarded =
    <Args>(resolve: Resolver<Args>): Resolver<Args> =>
    async (source, args, context) => {
      demandToken(access, (context as Context).request);
      try {
        return await resolve(source, args, context);
      } catch (error) {
        throw error instanceof Problem ? refuse(error) : error;
      }
    };
  const jobOf = (id: string): Job => {
    const job = jobs.get(id);
    if (!job)
      throw refusal(
        `There is no job “${id}”. Give the \`id\` that \`ingestDocument\` or \`reingest\` returned; the last ${MOST_JOBS} jobs since the start of the server are kept.`,
      );
    return job;
  };
  const ingestDocument = guarded<{ name: string; text?: string; file?: Upload }>(async (_source, args) => {
    if (!isFileName(args.name))
      throw refusal(
        `${JSON.stringify(args.name)} is not the name of a file that is read: give one of up to 200 characters, without folders and control characters, that ends in one of ${ENDINGS.join(', ')}.`,
      );
    if ((args.text === undefined) === (args.file === undefined))
      throw refusal('Give either `text` or `file`.');
    const bytes = args.file
      ? new Uint8Array(await args.file.arrayBuffer())
      : new TextEncoder().encode(args.text);
    if (bytes.length > LARGEST_FILE)
      throw refusal(`The document has ${bytes.length} bytes; at most ${LARGEST_FILE} are read.`);
    return jobs.start('INGEST', (progress) => writer.ingest(args.name, bytes, progress));
  });
  return {
    Mutation: {
      ingestDocument,
      reingest: guarded(() => jobs.start('REINGEST', (progress) => writer.reingest(progress))),
      removeDocument: guarded<{ id: string }>((_source, { id }) => writer.remove(keyOf(id, 'Document'))),
    },
    Query: { job: (_source: unknown, { id }: { id: string }): Job => jobOf(id) },
    Subscription: {
      job: {
        subscribe: (_source: unknown, { id }: { id: string }) => jobs.watch(jobOf(id)),
        resolve: (job: Job) => job,
      },
    },
  };
}
