import { loadNameRules } from '../../knowledge/load.js';
import type { Answer, AnswerEvidence } from '../../model/question.js';
import type { AnswerNode, Edge } from '../../query/rows.js';

const MOST_EVIDENCE = 50;

/** What a plan or an entity is called. */
export const nameOf = ({ title, name }: AnswerNode): string => title ?? name!;

/** An answer of names, the best sentence of each first. */
export function namesAnswer(edges: readonly Edge[], text: string): Answer {
  const names = edges.map(({ node }) => nameOf(node));
  return build({
    status: 'ANSWERED',
    kind: 'NAMES',
    text,
    names,
    items: edges.map(({ node }, i) => ({
      name: names[i]!,
      aliases: otherNames(node),
      nameEn: node.titleEn ?? node.nameEn ?? null,
    })),
    count: names.length,
    ...citing(roundRobin(edges.map(({ evidence }) => evidence)), edges),
    confidence: Math.min(...edges.map(({ confidence }) => confidence)),
  });
}

/** A title that begins with what it is about is also cited with who issued it in front, 某市人民政府关于…的意见; any with its number behind. */
function otherNames({ aliases, number, nameEn, title, titleEn, issuer }: AnswerNode): string[] {
  const full =
    issuer && title && loadNameRules().titles.about.pattern.test(title) ? `${issuer}${title}` : null;
  const numbered = title && number && !title.includes(number) ? `${title}（${number}）` : null;
  return [...(aliases ?? []), full, numbered, number, nameEn, titleEn].filter((name): name is string =>
    Boolean(name),
  );
}

/** The best of each list first, then the second of each, and so on. */
export function roundRobin<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const all: T[] = [];
  for (let i = 0; i < longest; i++) for (const list of lists) if (i in list) all.push(list[i]!);
  return all;
}

/**
 * The sentences that an answer gives at once, each of them once, and the ids of the further ones that say so.
 *
 * @param edges what the answer consists of, where these know of more sentences than they bring
 */
export function citing(
  evidence: readonly AnswerEvidence[],
  edges: readonly Pick<Edge, 'evidenceIds'>[] = [],
): Pick<Answer, 'evidence' | 'furtherEvidence'> {
  const all = [...new Map(evidence.map((passage) => [passage.id, passage])).values()];
  const given = all.slice(0, MOST_EVIDENCE);
  const known = [
    ...all.map(({ id }) => id),
    ...roundRobin(edges.map(({ evidenceIds }) => evidenceIds ?? [])),
  ];
  return { evidence: given, furtherEvidence: [...new Set(known)].slice(given.length) };
}

/** An answer with the fields given; the others are empty. Names that come without items have no other names. */
export function build(part: Partial<Answer> & Pick<Answer, 'status' | 'text'>): Answer {
  return {
    id: '',
    alternatives: [],
    kind: null,
    names: [],
    items: (part.names ?? []).map((name) => ({ name, aliases: [] })),
    count: null,
    boolean: null,
    value: null,
    unit: null,
    date: null,
    targets: [],
    evidence: [],
    furtherEvidence: [],
    unknownWords: [],
    interpretation: null,
    confidence: 0,
    ...part,
  };
}
