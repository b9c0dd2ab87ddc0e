import { useState } from 'preact/hooks';
import { type Failure, toFailure } from '../api.js';
import { useWords } from '../words.js';
import { explain } from './states.js';

/** A list of which the next pages come when they are asked for. */
export interface Paged<T> {
  readonly shown: readonly T[];
  readonly isLoading: boolean;
  readonly failure: Failure | null;
  /** Brings the next page. */
  show(): void;
}

/** A list that begins with a page; `bring` gives what stands behind so many rows. */
export function useMore<T>(first: readonly T[], bring: (skip: number) => Promise<readonly T[]>): Paged<T> {
  const [further, setFurther] = useState<readonly T[]>([]);
  const [isLoading, setLoading] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const shown = [...first, ...further];
  const show = () => {
    setLoading(true);
    bring(shown.length)
      .then(
        (next) => {
          setFurther([...further, ...next]);
          setFailure(null);
        },
        (error: unknown) => setFailure(toFailure(error)),
      )
      .finally(() => setLoading(false));
  };
  return { shown, isLoading, failure, show };
}

/** How much of a list is shown, and the way to the rest; nothing where all of it is. */
export function More(props: { paged: Paged<unknown>; all: number; page: number; said: string }) {
  const words = useWords();
  const { paged, all, page, said } = props;
  const left = all - paged.shown.length;
  if (left <= 0) return null;
  return (
    <>
      <p class="more">
        <span class="none" role="status">
          {said}
        </span>{' '}
        <button type="button" class="quiet" disabled={paged.isLoading} onClick={paged.show}>
          {paged.isLoading ? words.loading : words.showMore(Math.min(left, page))}
        </button>
      </p>
      {paged.failure && <p role="alert">{explain(paged.failure, words)}</p>}
    </>
  );
}
