import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Problem } from '../../model/problem.js';
import { readEntries } from './zip.js';

/** Formats that are read through LibreOffice, by the endings under which it is given them. */
export type OfficeFormat = 'doc' | 'rtf' | 'odt';

const PROGRAMS = ['soffice', 'libreoffice'];
const LONGEST_SECONDS = 120;
/** Bytes at which the sectors of an OLE file begin. */
const SECTOR = 512;

/** Settings of a profile of its own: no macros, and nothing is fetched that a document links to. */
const SETTINGS: Readonly<Record<string, string>> = {
  MacroSecurityLevel: '3',
  DisableMacrosExecution: 'true',
  BlockUntrustedRefererLinks: 'true',
};

/**
 * Converts a document of another word processor to .docx, in a folder of its own that is removed behind it.
 *
 * @throws Problem FILE_ENCRYPTED, FILE_DAMAGED, FILE_UNREADABLE where it takes too long; FORMAT_UNSUPPORTED for
 *   other OLE files, and where LibreOffice is not installed
 */
export async function convertToDocx(bytes: Buffer, format: OfficeFormat, path: string): Promise<Buffer> {
  if (format === 'doc') checkOle(bytes, path);
  if (format === 'odt') await checkOpenDocument(bytes, path);
  const folder = await mkdtemp(join(tmpdir(), 'plangraph-office-'));
  try {
    const source = join(folder, `source.${format}`);
    await writeFile(source, bytes);
    await writeProfile(join(folder, 'profile'));
    await runOffice(folder, source, path);
    return await readFile(join(folder, 'out', 'source.docx')).catch((cause: unknown) => {
      throw new Problem(
        'FILE_DAMAGED',
        `LibreOffice finds no text document in ${path}.`,
        'Open it in a word processor and save it as .docx.',
        { cause },
      );
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** An OLE file is a Word document by the streams in it, and encrypted by one of them or by a flag of another. */
function checkOle(bytes: Buffer, path: string): void {
  const holds = (stream: string) => bytes.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  if (holds('EncryptedPackage') || hasEncryptedText(bytes)) throw encrypted(path);
  if (!holds('WordDocument')) {
    throw new Problem(
      'FORMAT_UNSUPPORTED',
      `${path} is an office document (OLE) and no text document.`,
      'Save it as .docx, or export its tables as CSV.',
    );
  }
}

/** The file information block ([MS-DOC] 2.5.2) begins with A5EC and says in bit 8 of its flags that it is encrypted. */
function hasEncryptedText(bytes: Buffer): boolean {
  for (let at = SECTOR; at + 12 <= bytes.length; at += SECTOR)
    if (bytes.readUInt16LE(at) === 0xa5ec) return (bytes.readUInt16LE(at + 10) & 0x0100) !== 0;
  return false;
}

async function checkOpenDocument(bytes: Buffer, path: string): Promise<void> {
  const entries = await readEntries(bytes, (name) => name === 'meta-inf/manifest.xml').catch(() => null);
  if (entries?.get('meta-inf/manifest.xml')?.includes('encryption-data')) throw encrypted(path);
}

function encrypted(path: string): Problem {
  return new Problem('FILE_ENCRYPTED', `${path} is encrypted.`, 'Save it without a password first.');
}

async function writeProfile(folder: string): Promise<void> {
  const items = Object.entries(SETTINGS).map(
    ([name, value]) =>
      `<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  );
  await mkdir(join(folder, 'user'), { recursive: true });
  await writeFile(
    join(folder, 'user', 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">${items.join('')}</oor:items>`,
  );
}

async function runOffice(folder: string, source: string, path: string): Promise<void> {
  const call = [
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
    '--headless',
    '--nologo',
    '--norestore',
    '--convert-to',
    'docx:MS Word 2007 XML',
    '--outdir',
    join(folder, 'out'),
    source,
  ];
  for (const program of PROGRAMS) {
    const outcome = await runProgram(program, call, folder);
    if (outcome === 'done') return;
    if (outcome === 'late') {
      throw new Problem(
        'FILE_UNREADABLE',
        `LibreOffice did not read ${path} within ${LONGEST_SECONDS} seconds.`,
        'Save it as .docx.',
      );
    }
  }
  throw new Problem(
    'FORMAT_UNSUPPORTED',
    `${path} is a document of another word processor (.doc, .wps, .rtf, .odt), which is read through LibreOffice, and there is none.`,
    'Install LibreOffice so that soffice is on the PATH, or save the document as .docx.',
  );
}

/** Runs a program without a shell; one that takes too long is ended with all that it started. */
function runProgram(
  program: string,
  call: readonly string[],
  home: string,
): Promise<'done' | 'late' | 'missing'> {
  return new Promise((end) => {
    const child = spawn(program, call, {
      detached: true,
      stdio: 'ignore',
      env: { PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8' },
    });
    const timer = setTimeout(() => {
      end('late');
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, LONGEST_SECONDS * 1000);
    child.on('error', () => {
      clearTimeout(timer);
      end('missing');
    });
    child.on('close', () => {
      clearTimeout(timer);
      end('done');
    });
  });
}
