import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { writeWhole } from './settings.js';
import type { Java } from './tools.js';

/** What the tools of Neo4j are run with. */
export interface Installation {
  readonly java: Java;
  /** Folder of the jars. */
  readonly jars: string;
  /** Data folder of the server, which does not run. */
  readonly folder: string;
}

/** What Neo4j's own start script passes to the Java runtime. */
export const JAVA_FLAGS = [
  '-XX:-OmitStackTraceInFastThrow',
  '-XX:+UnlockExperimentalVMOptions',
  '-XX:+TrustFinalNonStaticFields',
  '-XX:+DisableExplicitGC',
  '-Dio.netty.tryReflectionSetAccessible=true',
  '-Dlog4j2.disable.jmx=true',
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '--add-opens=java.base/java.io=ALL-UNNAMED',
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
  '--add-opens=java.base/java.util.concurrent=ALL-UNNAMED',
];

/**
 * Runs a command of Neo4j's AdminTool on a server that does not run.
 *
 * @param files descriptors of open files that it reads from and writes to
 * @returns null, or the first lines of why it failed
 */
export async function runAdminTool(
  { java, jars, folder }: Installation,
  command: readonly string[],
  files: { readonly input?: number; readonly output?: number } = {},
): Promise<string | null> {
  const args = ['-cp', join(jars, '*'), ...JAVA_FLAGS, 'org.neo4j.cli.AdminTool', ...command];
  // Arguments in a file: everybody on a machine sees command lines.
  const argumentFile = join(folder, 'admin.args');
  writeWhole(argumentFile, args.map((arg) => `"${arg.replace(/[\\"]/g, '\\$&')}"`).join('\n'));
  try {
    const child = spawn(java.path, [`@${argumentFile}`], {
      env: { ...process.env, NEO4J_HOME: folder, NEO4J_CONF: join(folder, 'conf') },
      stdio: [files.input ?? 'ignore', files.output ?? 'ignore', 'pipe'],
    });
    const ended = new Promise<number | null>((done, fail) => {
      child.once('error', fail);
      child.once('close', done);
    });
    const [said, code] = await Promise.all([text(child.stderr!), ended]);
    if (code === 0) return null;
    const lines = said.split('\n').filter((line) => /\S/.test(line));
    return lines.slice(0, 3).join(' · ') || `it ended with ${code}`;
  } finally {
    rmSync(argumentFile, { force: true });
  }
}
