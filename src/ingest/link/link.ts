import type { Knowledge, KnownName } from '../../knowledge/knowledge.js';
import { formatDocumentNumber } from '../../language/documentNumber.js';
import { makeEnglishComposer } from '../../language/english.js';
import { bare, tight } from '../../language/fold.js';
import { hashId } from '../../language/hash.js';
import { foldChars } from '../../language/matcher.js';
import { type FindPlace, makePlaceFinder } from '../../language/places.js';
import type { Entity, LinkedMention, Mention, MentionType } from '../../model/entity.js';
import type { Outline, Plan } from '../../model/plan.js';

/** What a mention names, with the reason for the choice. */
interface Identity {
  readonly name: string;
  readonly city: string | null;
  readonly known: KnownName | null;
  readonly kind: string | null;
}

export interface Linked {
  readonly mentions: readonly LinkedMention[];
  readonly entities: readonly Entity[];
}

/**
 * Gives every mention the entity that it names. Identity is type, name and jurisdiction; short names are
 * resolved by the plan's jurisdiction. Depends on the document and on `knowledge` alone, so that any
 * order of files gives the same graph.
 */
export function linkMentions(mentions: readonly Mention[], outline: Outline, knowledge: Knowledge): Linked {
  const plans = new Map(outline.plans.map((plan) => [plan.id, plan]));
  const index = indexNames(knowledge);
  const compose = makeEnglishComposer(
    knowledge.glossary,
    knowledge.names.flatMap((name) =>
      [name.name, ...name.aliases].map((writing) => [writing, name.nameEn] as const),
    ),
  );
  const entities = new Map<string, Entity>();
  const add = (type: MentionType, identity: Identity): string => {
    const id = entityId(type, identity.name, isLocal(type, identity, index) ? identity.city : null);
    if (entities.has(id)) return id;
    const curated = identity.known?.nameEn ?? '';
    entities.set(id, {
      id,
      type,
      name: identity.name,
      knownAliases: [...(identity.known?.aliases ?? []), ...(identity.known?.aliasesEn ?? [])].sort(),
      nameEn: curated || compose(identity.name),
      nameEnSource: curated ? 'curated' : 'composed',
      kind: identity.kind,
      city: identity.city,
    });
    return id;
  };
  const linked = mentions.map((mention, i): LinkedMention => {
    const plan = plans.get(mention.plan)!;
    const before = mentions[i - 1];
    const own = identifyMention(mention, plan, index, knowledge);
    const identity =
      before && isNumberOf(mention, before) ? identifyMention(before, plan, index, knowledge) : own;
    const isItself = mention.type === 'Plan' && bare(identity.name) === bare(plan.title);
    return {
      ...mention,
      entity: isItself ? plan.id : add(mention.type, identity),
      canonical: identity.name,
      number: mention.source === 'document number' ? planName(mention, knowledge) : null,
    };
  });
  for (const plan of outline.plans) {
    if (!plan.issuer) continue;
    const known = findKnown('Institution', plan.issuer, plan, index);
    add('Institution', { name: plan.issuer, city: plan.jurisdiction, kind: 'government', known });
  }
  return { mentions: linked, entities: [...entities.values()] };
}

/** Whether a mention is the document number in brackets behind the title before it: 《…意见》（豫政〔2022〕13号）. */
function isNumberOf(mention: Mention, before: Mention): boolean {
  return (
    mention.type === 'Plan' &&
    before.type === 'Plan' &&
    mention.passage === before.passage &&
    mention.source === 'document number' &&
    before.text.endsWith('》') &&
    mention.span.start - before.span.end === 1
  );
}

/**
 * Whether a name is one of its place alone: 双创提升工程 of two cities are two projects. A name that the lexicons know or
 * that says its place is the same everywhere, and so are industries and cited texts.
 */
function isLocal(type: MentionType, identity: Identity, index: NameIndex): boolean {
  return (
    type !== 'Plan' && type !== 'Industry' && identity.known === null && index.placeOf(identity.name) === null
  );
}

/** Id of an entity: the same thing has the same id in every document. */
function entityId(type: MentionType, name: string, city: string | null): string {
  return hashId(type, bare(name), city ?? '');
}

interface NameIndex {
  readonly provinceOf: ReadonlyMap<string, string>;
  readonly placeOf: FindPlace;
  readonly everywhere: ReadonlyMap<string, KnownName>;
  readonly local: ReadonlyMap<string, readonly KnownName[]>;
}

const key = (type: MentionType, name: string) => `${type} ${foldChars(name)}`;

function indexNames(knowledge: Knowledge): NameIndex {
  const everywhere = new Map<string, KnownName>();
  const local = new Map<string, KnownName[]>();
  for (const name of knowledge.names) {
    for (const writing of [name.name, ...name.aliases]) {
      const at = key(name.type, writing);
      if (!everywhere.has(at) || name.jurisdiction) everywhere.set(at, name);
    }
    for (const writing of name.localAliases) {
      const at = key(name.type, writing);
      local.set(at, [...(local.get(at) ?? []), name]);
    }
  }
  return { everywhere, local, provinceOf: knowledge.provinceOf, placeOf: makePlaceFinder(knowledge) };
}

function identifyMention(mention: Mention, plan: Plan, index: NameIndex, knowledge: Knowledge): Identity {
  const text = tight(mention.text);
  if (mention.type === 'Plan') {
    const name = planName(mention, knowledge);
    return { name: name === plan.number ? plan.title : name, city: null, known: null, kind: null };
  }
  const byName = findKnown(mention.type, text, plan, index);
  if (byName) return identityOf(byName);
  if (mention.type === 'Institution') return identifyInstitution(text, mention.source, plan, index);
  if (mention.source === 'local zone' && plan.jurisdiction) {
    return {
      name: plan.jurisdiction.replace(/[省市]$/, '') + text,
      city: plan.jurisdiction,
      known: null,
      kind: 'development zone',
    };
  }
  if (mention.type === 'Industry') {
    const ending = knowledge.industryEndings.find(
      (end) => text.endsWith(end) && text.length > end.length + 1,
    );
    const stem = ending ? text.slice(0, -ending.length) : text;
    const stemKnown = findKnown('Industry', stem, plan, index);
    return stemKnown ? identityOf(stemKnown) : { name: stem, city: null, known: null, kind: null };
  }
  const kind =
    knowledge.suffixes.find(
      (suffix) => suffix.type === mention.type && suffix.ends.some((end) => text.endsWith(end)),
    )?.kind ?? null;
  return { name: text.replace(/^[“"]([^”"]+)[”"]$/, '$1'), city: plan.jurisdiction, known: null, kind };
}

function identityOf(known: KnownName): Identity {
  return { name: known.name, city: known.jurisdiction, known, kind: known.kind };
}

function findKnown(type: MentionType, text: string, plan: Plan, index: NameIndex): KnownName | null {
  const locals = index.local.get(key(type, text)) ?? [];
  return (
    locals.find((name) => name.jurisdiction === plan.jurisdiction) ??
    index.everywhere.get(key(type, text)) ??
    null
  );
}

/** 市科技局 in a plan of 郑州市 is 郑州市科技局; 市政府 is 郑州市人民政府; 市委 is 中共郑州市委. */
function identifyInstitution(text: string, source: string, plan: Plan, index: NameIndex): Identity {
  const place = plan.jurisdiction;
  const city = place?.endsWith('市') ? place : null;
  const province = place?.endsWith('省') ? place : null;
  const level = /^[市省]/.exec(text)?.[0];
  const owner = level === '市' ? city : level === '省' ? (province ?? provinceFor(plan, index)) : null;
  if (!level && source === 'office list' && place) {
    const organ = `${text.endsWith('厅') ? (province ?? provinceFor(plan, index) ?? place) : place}${text}`;
    const known = index.everywhere.get(key('Institution', organ));
    return known ? identityOf(known) : { name: organ, city: place, known: null, kind: 'government' };
  }
  if (!owner) return { name: text, city: place, known: null, kind: null };
  const rest = text.slice(1);
  const organ =
    rest === '政府' || rest === '人民政府'
      ? `${owner}人民政府`
      : rest === '委'
        ? `中共${owner}委`
        : `${owner}${rest}`;
  const known = index.everywhere.get(key('Institution', organ));
  return known ? identityOf(known) : { name: organ, city: owner, known: null, kind: 'government' };
}

function provinceFor(plan: Plan, index: NameIndex): string | null {
  const place = plan.jurisdiction ? index.everywhere.get(key('Zone', plan.jurisdiction)) : null;
  return place ? (index.provinceOf.get(place.name) ?? null) : null;
}

/** The title without its marks; a document number in its usual form. */
function planName(mention: Mention, knowledge: Knowledge): string {
  const number =
    mention.source === 'document number' &&
    formatDocumentNumber(mention.text, knowledge.heads.number.pattern);
  return number || tight(mention.text).replace(/^[《〈]|[》〉]$/g, '');
}
