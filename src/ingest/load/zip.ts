import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

const open = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer);

/** Names of the entries of a zip archive. Rejects where its directory cannot be read. */
export async function inflatedNames(bytes: Buffer): Promise<string[]> {
  const names: string[] = [];
  await eachEntry(bytes, async (_zip, entry) => {
    names.push(entry.fileName);
  });
  return names;
}

/** Bytes that the entries of a zip archive unpack to; counting stops behind `limit`. */
export async function inflatedSize(bytes: Buffer, limit: number): Promise<number> {
  let total = 0;
  await eachEntry(bytes, async (zip, entry) => {
    if (total > limit) return;
    const stream = await promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip) as never)(
      entry,
    );
    for await (const chunk of stream) {
      total += (chunk as Buffer).length;
      if (total > limit) break;
    }
  });
  return total;
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
