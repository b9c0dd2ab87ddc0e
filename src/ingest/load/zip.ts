import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

const open = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer);

/** Bytes that an archive may unpack to. */
const LARGEST_UNPACKED = 256 * 1024 * 1024;
/** Bytes that the parts of a document which are read may unpack to; 3 MB are three hundred pages. */
const LARGEST_READ = 64 * 1024 * 1024;

/** Something unpacks to more than is read. */
export class TooLarge extends Error {}

/** Names of the entries of a zip archive. Rejects where its directory cannot be read. */
export async function entryNames(bytes: Buffer): Promise<string[]> {
  const names: string[] = [];
  await eachEntry(bytes, async (_zip, entry) => {
    names.push(entry.fileName);
  });
  return names;
}

/**
 * The entries of a zip archive that are wanted, by their names in small letters. Nothing else is unpacked.
 *
 * @throws TooLarge where the archive says that it unpacks to more than `LARGEST_UNPACKED`, or what is wanted turns
 *   out to be larger than is read; an Error where it is damaged
 */
export async function readEntries(
  bytes: Buffer,
  isWanted: (name: string) => boolean,
): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>();
  let declared = 0;
  let read = 0;
  await eachEntry(bytes, async (zip, entry) => {
    declared += entry.uncompressedSize;
    if (declared > LARGEST_UNPACKED) throw new TooLarge(`more than ${LARGEST_UNPACKED / 1048576} MB`);
    const name = entry.fileName.replace(/^\//, '').toLowerCase();
    if (!isWanted(name)) return;
    const chunks: Buffer[] = [];
    for await (const chunk of await openEntry(zip, entry)) {
      read += (chunk as Buffer).length;
      if (read > LARGEST_READ) throw new TooLarge(`more than ${LARGEST_READ / 1048576} MB of text`);
      chunks.push(chunk as Buffer);
    }
    entries.set(name, Buffer.concat(chunks));
  });
  return entries;
}

function openEntry(zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> {
  return promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip) as never)(entry);
}

async function eachEntry(bytes: Buffer, visit: (zip: ZipFile, entry: Entry) => Promise<void>): Promise<void> {
  const zip = await open(bytes, { lazyEntries: true, validateEntrySizes: false });
  await new Promise<void>((done, fail) => {
    zip.on('error', fail);
    zip.on('end', done);
    zip.on('entry', (entry: Entry) => {
      visit(zip, entry).then(() => zip.readEntry(), fail);
    });
    zip.readEntry();
  });
}
