import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readBytes } from '../../src/ingest/load/load.js';
import {
  level,
  lists,
  makeOfd,
  makeWord,
  numbered,
  type OfdPiece,
  paragraph,
  table,
  zip,
} from './formats.js';

/** An OLE file (MS-CFB) of one sector of data behind its header, and streams of the names. */
function makeOle(streams: readonly string[], sector: Buffer = Buffer.alloc(512)): Buffer {
  const directory = Buffer.alloc(512);
  streams.forEach((name, i) => {
    directory.write(`${name}\0`, i * 128, 'utf16le');
  });
  const header = Buffer.alloc(512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  return Buffer.concat([header, sector, directory]);
}

/** The sector with which the stream of an old Word document begins, its flag of encryption set or not. */
function wordSector(encrypted: boolean): Buffer {
  const sector = Buffer.alloc(512);
  sector.writeUInt16LE(0xa5ec, 0);
  sector.writeUInt16LE(encrypted ? 0x0100 : 0, 10);
  return sector;
}

const RTF = Buffer.from(String.raw`{\rtf1\ansi\ansicpg936 {\u21457?\u23637?\u30446?\u26631?}\par}`);
const makeOdt = (manifest = '') =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:text><text:p>发展目标</text:p></office:text></office:body></office:document-content>`,
    'META-INF/manifest.xml': `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">${manifest}</manifest:file-entry></manifest:manifest>`,
  });

const hasOffice = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('documents of other word processors', () => {
  const path = process.env.PATH;
  afterEach(() => {
    process.env.PATH = path;
  });

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['.doc and .wps', () => makeOle(['WordDocument'], wordSector(false))],
    ['.rtf', () => RTF],
    ['.odt', () => makeOdt()],
  ])('%s say what to install where there is no LibreOffice', async (_ending, make) => {
    process.env.PATH = '';
    await expect(readBytes(await make(), 'plan.wps')).rejects.toMatchObject({
      code: 'FORMAT_UNSUPPORTED',
      message: expect.stringContaining('plan.wps'),
      remedy: expect.stringMatching(/LibreOffice.*\.docx/),
    });
  });

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['a .docx in its OLE wrapping', () => makeOle(['EncryptionInfo', 'EncryptedPackage'])],
    ['a .doc', () => makeOle(['WordDocument'], wordSector(true))],
    ['an .odt', () => makeOdt('<manifest:encryption-data/>')],
  ])('%s with a password is encrypted', async (_name, make) => {
    await expect(readBytes(await make(), 'plan.doc')).rejects.toMatchObject({ code: 'FILE_ENCRYPTED' });
  });

  it('an OLE file of another kind is not supported', async () => {
    await expect(readBytes(makeOle(['Workbook']), 'table.xls')).rejects.toMatchObject({
      code: 'FORMAT_UNSUPPORTED',
    });
  });

  it.skipIf(!hasOffice)(
    '.doc, .rtf and .odt are read, a .doc with its numbers and merged cells',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'plangraph-doc-'));
      try {
        const docx = await makeWord({
          numbering: lists({ 1: level(0, 'chineseCountingThousand', '%1、') }),
          body:
            paragraph('发展目标', { properties: numbered(1) }) +
            table([
              ['vMerge=restart|经济', '产值', '100'],
              ['vMerge|', '企业', '20'],
            ]) +
            paragraph('重点任务', { properties: numbered(1) }),
        });
        writeFileSync(join(folder, 'plan.docx'), docx);
        execFileSync(
          'soffice',
          [
            `-env:UserInstallation=file://${folder}/profile`,
            '--headless',
            '--convert-to',
            'doc:MS Word 97',
            '--outdir',
            folder,
            join(folder, 'plan.docx'),
          ],
          { stdio: 'ignore' },
        );
        const file = await readBytes(readFileSync(join(folder, 'plan.doc')), 'plan.wps');
        expect(file).toMatchObject({ mediaType: 'application/msword', encoding: 'doc' });
        expect(file.text.split('\n')).toEqual([
          '一、发展目标',
          '经济\t产值\t100',
          '经济\t企业\t20',
          '二、重点任务',
        ]);
      } finally {
        rmSync(folder, { recursive: true });
      }
      expect((await readBytes(RTF, 'plan.rtf')).text).toBe('发展目标');
      expect((await readBytes(await makeOdt(), 'plan.odt')).text).toBe('发展目标');
      await expect(readBytes(makeOle(['WordDocument'], wordSector(false)), 'plan.doc')).rejects.toMatchObject(
        { code: 'FILE_DAMAGED' },
      );
    },
    120_000,
  );
});

describe('OFD documents', () => {
  const PAGE: OfdPiece[] = [
    { x: 30, y: 60, text: '到2025年，全市森林覆盖率达到42%。' },
    { x: 30, y: 40, text: '一、发展目标' },
    { x: 100, y: 40.5, text: '（续）' },
  ];

  it('are read line by line from top to bottom, with their pages and what lies under them', async () => {
    const file = await readBytes(
      await makeOfd([PAGE, [{ x: 30, y: 50, text: '二、重点任务' }]], [{ x: 80, y: 20, text: '江州市文件' }]),
      'plan.pdf',
    );
    expect(file).toMatchObject({ mediaType: 'application/ofd', encoding: 'ofd' });
    const pages = file.pageStarts!.map((start, i) => file.text.slice(start, file.pageStarts![i + 1]));
    expect(pages).toEqual([
      '江州市文件\n一、发展目标 （续）\n到2025年，全市森林覆盖率达到42%。\n\f',
      '江州市文件\n二、重点任务\n\f',
    ]);
  });

  it('have spaces where characters are moved apart, and words printed over each other once', async () => {
    const file = await readBytes(
      await makeOfd([
        [
          { x: 30, y: 40, text: '产值企业', code: 'DeltaX="5 30 5"' },
          { x: 30, y: 50, text: '发展目标', code: 'DeltaX="g 3 2.5"', object: 'CTM="2 0 0 2 0 0"' },
          { x: 30, y: 70, text: '加粗' },
          { x: 30.2, y: 70, text: '加粗' },
          { x: 30, y: 80, text: '水印', object: 'Visible="false"' },
        ],
      ]),
      'plan.ofd',
    );
    expect(file.text).toBe('产值 企业\n发展目标\n加粗\n\f');
  });

  it.each<[string, () => Promise<Buffer>, string]>([
    ['a scan', () => makeOfd([[], []]), 'NO_TEXT'],
    ['one with a password', () => makeOfd([PAGE], [], { 'Encryptions.xml': '<e/>' }), 'FILE_ENCRYPTED'],
    [
      'one without its pages',
      () => zip({ 'OFD.xml': '<OFD xmlns="http://www.ofdspec.org/2016"/>' }),
      'FILE_DAMAGED',
    ],
    ['one that breaks off', () => zip({ 'OFD.xml': '<OFD' }), 'FILE_DAMAGED'],
  ])('%s is said to be so', async (_name, make, code) => {
    await expect(readBytes(await make(), 'plan.ofd')).rejects.toMatchObject({
      code,
      message: expect.stringContaining('plan.ofd'),
      remedy: expect.stringMatching(/\w/),
    });
  });
});
