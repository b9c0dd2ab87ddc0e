import type { EntityKind } from '../generated/operations.js';

/** A kind as lists count it and addresses say it, as the schema calls it (`EntityKind`). */
export const categoryOf = (kind: string): EntityKind => kind.toUpperCase().replaceAll(' ', '_') as EntityKind;
