/** Does what takes long when it is first asked for, and keeps it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Keeps what was made last, for when it is asked for again. A failure is not kept. */
export function rememberLast<T>(make: (key: string) => Promise<T>): (key: string) => Promise<T> {
  let last: { readonly key: string; readonly made: Promise<T> } | null = null;
  return (key) => {
    if (last?.key !== key) {
      const making = { key, made: make(key) };
      last = making;
      making.made.catch(() => {
        if (last === making) last = null;
      });
    }
    return last!.made;
  };
}
