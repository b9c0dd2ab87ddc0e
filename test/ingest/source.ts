import { createHash } from 'node:crypto';
import type { SourceFile } from '../../src/model/document.js';

/** A text file as it comes from `loadFile`. */
export function sourceOf(text: string, name = 'plan.txt'): SourceFile {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    path: `/${name}`,
    name,
    sha256,
    mediaType: 'text/plain',
    encoding: 'utf8',
    text,
    unreadable: 0,
    pageStarts: null,
    parts: [{ start: 0, metadata: null }],
    losses: [],
  };
}
