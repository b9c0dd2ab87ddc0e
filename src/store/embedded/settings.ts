import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const LOOPBACK = '127.0.0.1';

/** Where the server of a data folder listens. */
export interface Ports {
  readonly boltPort: number;
  readonly httpPort: number;
}

type Settings = Readonly<Record<string, string>>;

/** What this program relies on. */
const required = ({ boltPort, httpPort }: Ports): Settings => ({
  'server.default_listen_address': LOOPBACK,
  'server.bolt.enabled': 'true',
  'server.bolt.listen_address': `${LOOPBACK}:${boltPort}`,
  'server.bolt.advertised_address': `${LOOPBACK}:${boltPort}`,
  'server.http.enabled': 'true',
  'server.http.listen_address': `${LOOPBACK}:${httpPort}`,
  'server.https.enabled': 'false',
});
/** What the user may set otherwise. */
const USUAL: Settings = {
  'server.memory.pagecache.size': '256m',
  'dbms.usage_report.enabled': 'false',
  'client.allow_telemetry': 'false',
  // Neo4j Browser is served by the API, under a policy that lets nothing out.
  'server.http_enabled_modules': 'TRANSACTIONAL_ENDPOINTS,UNMANAGED_EXTENSIONS,QUERY_API_ENDPOINTS',
  'db.tx_log.rotation.retention_policy': '2 files',
  // Half a gigabyte, before anything is stored.
  'db.tx_log.preallocate': 'false',
  // Loopback has no latecomers to wait for: five seconds at each of its two doors.
  'internal.dbms.bolt.netty_server_shutdown_quiet_period': '0',
};

/** Writes `neo4j.conf` for the ports; all else that stands in it stays as it is. */
export function writeSettings(folder: string, ports: Ports): void {
  const file = settingsFile(folder);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeWhole(file, mergeSettings(before, required(ports)));
}

/** Settings with those that must be so, and with the usual ones that are not set. */
export function mergeSettings(before: string, must: Settings): string {
  const lines = before.split('\n').filter((line, i, all) => line !== '' || i < all.length - 1);
  const keyOf = (line: string) => /^\s*([^#\s=][^\s=]*)\s*=/.exec(line)?.[1];
  const set = new Set(lines.map(keyOf));
  const written = new Set<string>();
  const kept = lines.flatMap((line) => {
    const key = keyOf(line);
    const value = key === undefined ? undefined : must[key];
    if (value === undefined) return [line];
    if (written.has(key!)) return [];
    written.add(key!);
    return [`${key}=${value}`];
  });
  const added = Object.entries({ ...USUAL, ...must }).filter(([key]) => !set.has(key));
  return `${[...kept, ...added.map(([key, value]) => `${key}=${value}`)].join('\n')}\n`;
}

/** The ports that `neo4j.conf` names; null where it names none. */
export function readPorts(folder: string): Ports | null {
  if (!existsSync(settingsFile(folder))) return null;
  const text = readFileSync(settingsFile(folder), 'utf8');
  const portOf = (setting: string) =>
    Number(new RegExp(`^${setting.replaceAll('.', '\\.')}=\\S*:(\\d+)$`, 'm').exec(text)?.[1]);
  const boltPort = portOf('server.bolt.listen_address');
  const httpPort = portOf('server.http.listen_address');
  return boltPort && httpPort ? { boltPort, httpPort } : null;
}

/** Writes a file so that it is there whole or not at all. */
export function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}

const settingsFile = (folder: string) => join(folder, 'conf', 'neo4j.conf');
