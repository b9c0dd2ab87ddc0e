/** The items by the key that `keyOf` gives them, each group in the order of the items. */
export function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The items in runs of those that follow one another with the same key. Of long sequences only one run is held at a time. */
export function* runsBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Generator<T[]> {
  let run: T[] = [];
  let key: K | undefined;
  for (const item of items) {
    const own = keyOf(item);
    if (run.length > 0 && own !== key) {
      yield run;
      run = [];
    }
    key = own;
    run.push(item);
  }
  if (run.length > 0) yield run;
}
