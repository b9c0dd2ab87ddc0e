import { randomUUID } from 'node:crypto';
import { EventEmitter, on } from 'node:events';
import { Problem } from '../model/problem.js';
import { log } from '../telemetry/log.js';

/** Work on documents that goes on while its progress is watched. */
export interface Job {
  readonly id: string;
  readonly kind: 'INGEST' | 'REINGEST';
  readonly status: 'RUNNING' | 'DONE' | 'FAILED';
  /** Files that are done. */
  readonly done: number;
  readonly total: number;
  /** What became of each file, in words. */
  readonly reports: readonly string[];
  readonly problem: string | null;
}

/** Reports how far work has come. */
export type ReportProgress = (done: number, total: number, report: string | null) => void;

/** What writes do; the program brings it, the API knows nothing of reading files. */
export interface Writer {
  /** Reads one document into the graph, in the place of what was stored under its name. */
  ingest(name: string, bytes: Uint8Array, progress: ReportProgress): Promise<void>;
  /** Reads all documents again whose files are there. */
  reingest(progress: ReportProgress): Promise<void>;
  /** Takes a document out with all that it alone supports; false where there is none. */
  remove(sha256: string): Promise<boolean>;
}

/** Jobs that are kept. */
export const MOST_JOBS = 100;

/** Why work failed, in words for clients; what they cannot act on is for the log alone. */
function explainFailure(error: unknown): string {
  if (error instanceof Problem) return error.toLine().trim();
  log.error({ err: error }, 'job');
  return 'Something failed inside. The log of the server says what.';
}

/** The jobs of this process, the last hundred of them. They run one after the other. */
export class Jobs {
  private readonly jobs = new Map<string, Job>();
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private queue: Promise<void> = Promise.resolve();

  start(kind: Job['kind'], work: (progress: ReportProgress) => Promise<void>): Job {
    const job: Job = {
      id: randomUUID(),
      kind,
      status: 'RUNNING',
      done: 0,
      total: 1,
      reports: [],
      problem: null,
    };
    this.set(job);
    for (const id of [...this.jobs.keys()].slice(0, -MOST_JOBS)) this.jobs.delete(id);
    const change = (part: Partial<Job>) => this.set({ ...this.jobs.get(job.id)!, ...part });
    const progress: ReportProgress = (done, total, report) =>
      change({
        done,
        total,
        reports: [...(this.jobs.get(job.id)?.reports ?? []), ...(report ? [report] : [])],
      });
    this.queue = this.queue
      .then(() => work(progress))
      .then(
        () => change({ status: 'DONE' }),
        (error: unknown) => change({ status: 'FAILED', problem: explainFailure(error) }),
      );
    return job;
  }

  get(id: string): Job | null {
    return this.jobs.get(id) ?? null;
  }

  /** The job as it stands and at every change, until it is over. */
  async *watch({ id }: Job): AsyncGenerator<Job> {
    const stop = new AbortController();
    const events = on(this.changes, id, { signal: stop.signal });
    try {
      let job = this.get(id);
      if (!job) return;
      yield job;
      while (job.status === 'RUNNING') {
        const { value } = (await events.next()) as { value: [Job] };
        [job] = value;
        yield job;
      }
    } finally {
      stop.abort();
    }
  }

  private set(job: Job): void {
    this.jobs.set(job.id, job);
    this.changes.emit(job.id, job);
  }
}
