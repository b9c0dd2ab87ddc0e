import chardet from 'chardet';
import iconv from 'iconv-lite';

export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  /** Number of characters that the bytes do not spell in that encoding. */
  readonly unreadable: number;
}

/** Encodings that Chinese texts come in; what the detector names otherwise is read as the nearest of them. */
const READ_AS: Readonly<Record<string, string>> = {
  'UTF-8': 'utf8',
  ASCII: 'utf8',
  'UTF-16 LE': 'utf16le',
  'UTF-16 BE': 'utf16-be',
  'UTF-16LE': 'utf16le',
  'UTF-16BE': 'utf16-be',
  Big5: 'big5',
  GB18030: 'gb18030',
  GB2312: 'gb18030',
  GBK: 'gb18030',
};

/** Decodes the bytes of a text: by their byte order mark, as UTF-8 where they are valid UTF-8, else as detected. */
export function decodeText(bytes: Buffer): Decoded {
  const mark = byteOrderMark(bytes);
  const encoding = mark ?? (isUtf8(bytes) ? 'utf8' : (READ_AS[chardet.detect(bytes) ?? ''] ?? 'gb18030'));
  const text = iconv.decode(bytes, encoding, { stripBOM: true });
  return { text, encoding, unreadable: text.split('\ufffd').length - 1 };
}

function byteOrderMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16-be';
  return null;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
