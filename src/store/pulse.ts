import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds after which a read that is not answered makes one ask whether the server lives, and how long that may take. */
const UNSURE = 1_000;
const LONGEST_PING = 800;
/** By so much later than it should have come, a timer says that this process was busy, and nothing of the server. */
const BUSY = 100;

/** Tells a server that takes its time from one that hangs: it takes connections and answers nothing. */
export class Pulse {
  private pinging: Promise<unknown> | null = null;
  private readonly waiting = new Set<() => void>();

  /** @param ping ends when the server has answered anything at all */
  constructor(private readonly ping: () => Promise<unknown>) {}

  /** Whoever waits is told `silent`: of a closed connection the driver may never say what became of a statement. */
  stop(): void {
    for (const giveUp of [...this.waiting]) giveUp();
  }

  /** Waits for work as long as the server answers pings meanwhile; throws `silent` where it does not. */
  whileBeating<T>(work: Promise<T>, silent: () => Error): Promise<T> {
    return new Promise((done, fail) => {
      const giveUp = () => {
        end();
        fail(silent());
      };
      let isOver = false;
      let timer: NodeJS.Timeout;
      const look = async () => {
        if (!(await this.beats())) fail(silent());
        else if (!isOver) timer = setTimeout(look, UNSURE);
      };
      timer = setTimeout(look, UNSURE);
      const end = () => {
        isOver = true;
        clearTimeout(timer);
        this.waiting.delete(giveUp);
      };
      this.waiting.add(giveUp);
      work.finally(end).then(done, fail);
    });
  }

  /** One ping is for all who wait; one that was not answered goes on until it is. */
  private async beats(): Promise<boolean> {
    const began = performance.now();
    this.pinging ??= this.ping()
      .catch(() => {})
      .finally(() => {
        this.pinging = null;
      });
    const isAnswered = this.pinging.then(() => true);
    const hasBeat = await Promise.race([isAnswered, sleep(LONGEST_PING, false, { ref: false })]);
    return hasBeat || performance.now() - began > LONGEST_PING + BUSY;
  }
}
