import { createHash } from 'node:crypto';
import { Problem } from '../model/problem.js';
import { loadMigrations, loadStatement, type Migration } from './statements.js';
import type { Store } from './store.js';

/**
 * Applies the migrations of `cypher/schema/` that the database has not seen, in order, each once.
 * Returns the versions that were applied.
 *
 * @throws Problem MIGRATION_CHANGED where a migration was edited after it had been applied
 */
export async function migrate(
  store: Store,
  migrations: readonly Migration[] = loadMigrations(),
): Promise<string[]> {
  try {
    return await applyMigrations(store, migrations);
  } catch (error) {
    // Somebody else who has set up the same database meanwhile is no failure; what is wrong fails again.
    if (error instanceof Problem) throw error;
    return applyMigrations(store, migrations);
  }
}

async function applyMigrations(store: Store, migrations: readonly Migration[]): Promise<string[]> {
  const rows = await store.read(loadStatement('read/migrations'));
  const seen = new Map(rows.map((row) => [row.version as string, row.checksum as string]));
  const applied: string[] = [];
  for (const migration of migrations) {
    const checksum = createHash('sha256').update(migration.text).digest('hex');
    const before = seen.get(migration.version);
    if (before === checksum) continue;
    if (before) {
      throw new Problem(
        'MIGRATION_CHANGED',
        `cypher/schema/${migration.version}.cypher differs from what this database was set up with.`,
        'Undo the change and add a new migration instead.',
      );
    }
    for (const statement of migration.statements) await store.alter(statement);
    await store.write((run) =>
      run(loadStatement('write/migration'), { version: migration.version, checksum }),
    );
    applied.push(migration.version);
  }
  return applied;
}
