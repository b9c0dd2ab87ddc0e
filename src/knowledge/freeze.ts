/**
 * Freezes a value with all that it holds. Regular expressions are left as they are: those that keep no state between searches need
 * it not, and are slower frozen.
 *
 * @throws TypeError for a regular expression that keeps state (flags `g` and `y`)
 */
export function freezeDeep<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  if (value instanceof RegExp) {
    if (value.global || value.sticky) throw new TypeError(`${value} keeps state between searches.`);
    return value;
  }
  if (value instanceof Map) freezeEntries(value, ['set', 'delete', 'clear']);
  else if (value instanceof Set) freezeEntries(value, ['add', 'delete', 'clear']);
  Object.freeze(value);
  for (const part of Object.values(value)) freezeDeep(part);
  return value;
}

/** `Object.freeze` leaves the entries of maps and sets open: they refuse changes by methods of their own. */
function freezeEntries(held: Map<unknown, unknown> | Set<unknown>, changes: readonly string[]): void {
  const refuse = () => {
    throw new TypeError('This is frozen.');
  };
  for (const change of changes) Object.defineProperty(held, change, { value: refuse });
  for (const [key, part] of held.entries()) {
    freezeDeep(key);
    freezeDeep(part);
  }
}
