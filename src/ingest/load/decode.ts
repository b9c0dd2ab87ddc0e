import chardet from 'chardet';
import iconv from 'iconv-lite';

export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
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

/**
 * Decodes the bytes of a text: by their byte order mark, as UTF-8 where they are (but for a few bytes) valid
 * UTF-8, as declared, else as detected. Bytes that spell nothing become U+FFFD.
 *
 * @param declared the encoding that the file gives for itself
 */
export function decodeText(bytes: Buffer, declared: string | null = null): DecodedText {
  const mark = byteOrderMark(bytes);
  const encoding = mark ?? (isUtf8(bytes) ? 'utf8' : (declaredOr(declared) ?? detect(bytes)));
  return { text: iconv.decode(bytes, encoding, { stripBOM: true }), encoding };
}

function declaredOr(name: string | null): string | null {
  const encoding = name === 'gb2312' || name === 'gbk' ? 'gb18030' : name;
  return encoding && encoding !== 'utf-8' && iconv.encodingExists(encoding) ? encoding : null;
}

function detect(bytes: Buffer): string {
  return READ_AS[chardet.detect(bytes) ?? ''] ?? 'gb18030';
}

function byteOrderMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16-be';
  return null;
}

/** Stray bytes in a text that is UTF-8 otherwise do not make it another encoding. */
function isUtf8(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  const wrong = text.split('\ufffd').length - 1;
  return wrong === 0 || wrong < text.length / 1000;
}
