/**
 * Work whose result many ask for at once, done once for all who asked before it began: nobody is given what was found before they
 * asked, and at most one is at work and one is to follow it.
 *
 * @returns what to call for the result; a failure is that of all who share it
 */
export function shareNext<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const begin = (): Promise<T> => {
    next = null;
    const begun = work();
    running = begun;
    const end = () => {
      if (running === begun) running = null;
    };
    begun.then(end, end);
    return begun;
  };
  return () => {
    if (running) next ??= running.then(begin, begin);
    return next ?? begin();
  };
}
