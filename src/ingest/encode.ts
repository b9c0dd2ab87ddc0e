import { packVector, type SentenceEncoder } from '../inference/sentenceEncoder.js';
import type { Outline } from '../model/plan.js';

/** Characters that are read of a title and of a heading, and headings. */
const TITLE = 16;
const HEADING = 30;
const HEADINGS = 2;

/** What each passage means where it stands, packed (`packVector`), by its id. */
export async function encodePassages(
  { plans, sections, passages }: Outline,
  encoder: SentenceEncoder,
): Promise<Map<string, string>> {
  const titles = new Map(plans.map(({ id, title }) => [id, title]));
  const byId = new Map(sections.map((section) => [section.id, section]));
  const headingsOf = (id: string | null): string[] => {
    const section = id === null ? undefined : byId.get(id);
    if (!section) return [];
    return [...headingsOf(section.parent), section.heading].filter(Boolean).slice(-HEADINGS);
  };
  const texts = passages.map(({ plan, section, text }) =>
    textInPlace(titles.get(plan) ?? '', headingsOf(section), text),
  );
  const vectors = await encoder.encode(texts);
  return new Map(passages.map(({ id }, i) => [id, packVector(vectors[i]!)]));
}

/** A text behind the end of the title, which says what its plan is about, and the headings next above it. */
const textInPlace = (title: string, headings: readonly string[], text: string): string =>
  [
    title.replace(/[（(][^）)]*[）)]/g, '').slice(-TITLE),
    ...headings.map((heading) => heading.slice(0, HEADING)),
    text,
  ].join(' ');
