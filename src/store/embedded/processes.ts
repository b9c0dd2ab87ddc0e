import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A process of this machine. Ids are used again, so its start is part of what it is. */
export interface ProcessRecord {
  readonly pid: number;
  readonly started: string;
}

const HAS_PROC = existsSync('/proc/self/stat');
const ENTRY = 'org.neo4j.server.CommunityEntryPoint';
/** Places in `/proc/PID/stat` behind the name of the program (proc(5)). */
const STATE = 0;
const START_TIME = 19;

/** This process. */
export function thisProcess(): ProcessRecord {
  return { pid: process.pid, started: startOf(process.pid)! };
}

export function isRunning({ pid, started }: ProcessRecord): boolean {
  return startOf(pid) === started;
}

/** When a process began, in the words of the system; null where none runs. One that has ended and waits for its parent runs no more. */
function startOf(pid: number): string | null {
  if (!HAS_PROC) {
    const line = ps('-o', 'stat=,lstart=', '-p', String(pid)).trim();
    return line === '' || /^[ZX]/.test(line) ? null : line.replace(/^\S+\s+/, '');
  }
  const stat = readProc(pid, 'stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.length <= START_TIME || /[ZX]/.test(fields[STATE]!) ? null : fields[START_TIME]!;
}

/** Whether a process is the Neo4j server of a data folder. */
export function isServerOf(folder: string, pid: number): boolean {
  if (HAS_PROC) return isServerLine(readProc(pid, 'cmdline').split('\0').join(' '), folder);
  return isServerLine(ps('-ww', '-o', 'args=', '-p', String(pid)), folder);
}

/** The id of the Neo4j server that runs on a data folder, whoever started it; null where none does. */
export function findServerOf(folder: string): number | null {
  if (HAS_PROC)
    return (
      readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
        .find((pid) => isServerOf(folder, pid)) ?? null
    );
  const line = ps('-axww', '-o', 'pid=,args=')
    .split('\n')
    .find((one) => isServerLine(one, folder));
  return line === undefined ? null : Number.parseInt(line, 10);
}

const isServerLine = (line: string, folder: string) =>
  line.includes(` ${ENTRY} `) && line.includes(` --home-dir=${folder} --config-dir=`);

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function ps(...options: string[]): string {
  try {
    return execFileSync('ps', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}
