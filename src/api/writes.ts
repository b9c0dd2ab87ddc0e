import { keyOf } from '../compile/globalId.js';
import { type Access, demandToken } from './access.js';
import { type Job, Jobs, type Writer } from './jobs.js';
import { refusal } from './refusal.js';
import type { Resolvers } from './resolvers.js';

const LONGEST_TEXT = 20_000_000;
const FILE_NAME = /^[^/\\\0]{1,200}\.(txt|html?|pdf|ofd|docx?|wps|rtf|odt|md)$/i;

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
    (source, args, context) => {
      demandToken(access, (context as Context).request);
      return resolve(source, args, context);
    };
  const ingestDocument = guarded<{ name: string; text?: string; file?: Upload }>(async (_source, args) => {
    if (!FILE_NAME.test(args.name))
      throw refusal(
        `“${args.name}” is not the name of a file that is read: give one that ends in .txt, .html, .pdf, .ofd, .docx or .doc.`,
      );
    if ((args.text === undefined) === (args.file === undefined))
      throw refusal('Give either `text` or `file`.');
    const bytes = args.file
      ? new Uint8Array(await args.file.arrayBuffer())
      : new TextEncoder().encode(args.text);
    if (bytes.length > LONGEST_TEXT)
      throw refusal(`The document has ${bytes.length} bytes; at most ${LONGEST_TEXT} are read.`);
    return jobs.start('INGEST', (progress) => writer.ingest(args.name, bytes, progress));
  });
  return {
    Mutation: {
      ingestDocument,
      reingest: guarded(() => jobs.start('REINGEST', (progress) => writer.reingest(progress))),
      removeDocument: guarded<{ id: string }>((_source, { id }) => writer.remove(keyOf(id, 'Document'))),
    },
    Query: { job: (_source: unknown, { id }: { id: string }): Job | null => jobs.get(id) },
    Subscription: {
      job: {
        subscribe: async function* (_source: unknown, { id }: { id: string }) {
          for await (const job of jobs.watch(id)) yield { job };
        },
        resolve: ({ job }: { job: Job }) => job,
      },
    },
  };
}
