import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { groupBy } from '../../language/group.js';
import { NameMatcher } from '../../language/matcher.js';
import { lineOf } from '../../language/sourceMap.js';
import type { Document } from '../../model/document.js';
import { MENTION_TYPES, type Mention } from '../../model/entity.js';
import type { Passage } from '../../model/plan.js';
import { Problem } from '../../model/problem.js';
import type { Recognise } from './recognise.js';

/** A name that somebody gives in place of what would be found: it stands wherever its text begins on that line of the file. */
const givenMention = z.object({
  file: z.string().min(1),
  type: z.enum(MENTION_TYPES),
  text: z.string().min(1),
  canonical: z.string().min(1).optional(),
  line: z.int().positive(),
  confidence: z.number().min(0).max(1).optional(),
});
export type GivenMention = z.infer<typeof givenMention>;

/**
 * Reads mention records, one JSON object a line, as `plangraph extract` prints them and with the base name of their
 * `file`; records of another kind are passed over. A name without confidence is certain.
 *
 * @throws Problem FILE_UNREADABLE, BAD_USER_INPUT
 */
export async function readGivenMentions(path: string): Promise<GivenMention[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Problem('FILE_UNREADABLE', `${path} cannot be read.`, 'Give a file of mention records.', {
      cause,
    });
  });
  return text
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : parseRecord(line, `${path}:${i + 1}`)));
}

function parseRecord(line: string, where: string): GivenMention[] {
  const expected =
    'A line is a JSON object like {"file":"plan.txt","type":"Zone","text":"高新区","canonical":"郑州高新区","line":12}.';
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch (cause) {
    throw new Problem('BAD_USER_INPUT', `${where} is no JSON.`, expected, { cause });
  }
  const kind = z.object({ record: z.string() }).safeParse(record).data?.record ?? 'mention';
  if (kind !== 'mention') return [];
  const mention = givenMention.safeParse(record);
  if (mention.success) return [mention.data];
  const [issue] = mention.error.issues;
  const field = issue?.path.join('.') || 'record';
  throw new Problem('BAD_USER_INPUT', `${where}: ${field} is missing or wrong.`, expected);
}

/** Takes the given names for the mentions of a document: the longest at each place. */
export function makeGivenRecogniser(given: readonly GivenMention[]): Recognise {
  const byFile = groupBy(given, ({ file }) => file);
  return async (outline, document) => {
    const byLine = groupBy(byFile.get(document.name) ?? [], ({ line }) => line);
    return {
      mentions: outline.passages.flatMap((passage) => takeGiven(passage, document, byLine)),
      rejected: [],
    };
  };
}

function takeGiven(
  passage: Passage,
  document: Document,
  byLine: ReadonlyMap<number, readonly GivenMention[]>,
): Mention[] {
  const lineAt = (offset: number) => lineOf(document.lineStarts, document.origins[offset]!);
  const { start, end } = passage.span;
  const from = lineAt(start);
  const lines = Array.from({ length: lineAt(end - 1) - from + 1 }, (_, i) => from + i);
  const here = lines.flatMap((line) => byLine.get(line) ?? []);
  const byText = groupBy(here, ({ text }) => text);
  const matches = new NameMatcher([...byText]).findAll(passage.text).flatMap((match) => {
    const mention = match.value.find(({ line }) => line === lineAt(start + match.start));
    return mention ? [{ ...match, value: mention }] : [];
  });
  let reached = 0;
  return matches.flatMap(({ start: at, end: to, value: { type, canonical, confidence = 1 } }) => {
    if (at < reached) return [];
    reached = to;
    const text = passage.text.slice(at, to);
    return {
      type,
      text,
      plan: passage.plan,
      passage: passage.id,
      span: { start: start + at, end: start + to },
      source: 'given',
      confidence,
      standsFor: canonical && canonical !== text ? canonical : null,
    };
  });
}
