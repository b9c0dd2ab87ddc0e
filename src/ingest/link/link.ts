import type { Knowledge } from '../../knowledge/knowledge.js';
import { formatDocumentNumber } from '../../language/documentNumber.js';
import { type ComposeEnglish, composeTitle } from '../../language/english.js';
import { bare } from '../../language/fold.js';
import { hashId } from '../../language/hash.js';
import { spellWords } from '../../language/pinyin.js';
import type { Entity, LinkedMention, Mention, MentionType } from '../../model/entity.js';
import type { Outline, Plan } from '../../model/plan.js';
import type { FullerModel } from './fullerModel.js';
import { makeFullerNameProposer } from './fullerNames.js';
import { type Identity, isOwnTitle, makeIdentifier } from './identify.js';
import { makeResolver } from './resolve.js';

export interface Linked {
  /** The titles of the plans in English, composed, by plan id; null where none can be. */
  readonly titlesEn: ReadonlyMap<string, string | null>;
  /** Ids of the institutions that issue a plan, by plan id. */
  readonly issuers: ReadonlyMap<string, readonly string[]>;
  readonly mentions: readonly LinkedMention[];
  readonly entities: readonly Entity[];
}

/** Gives every mention of a document the entity that it names. */
export type LinkMentions = (mentions: readonly Mention[], outline: Outline) => Linked;

/**
 * Prepares the linking of mentions. Identity is type, name and jurisdiction; short names are resolved by the plan's
 * jurisdiction. What is linked depends on the document and on `knowledge` alone, so that any order of files gives the
 * same graph.
 */
export function makeMentionLinker(
  knowledge: Knowledge,
  compose: ComposeEnglish,
  model: FullerModel,
): LinkMentions {
  const identify = makeIdentifier(knowledge);
  const proposeFuller = makeFullerNameProposer(knowledge);
  const resolve = makeResolver(knowledge, identify, model);
  const numberOf = ({ text }: Mention) => formatDocumentNumber(text, knowledge.heads.number.pattern);
  const composeFor = (type: MentionType, { name, key = name }: Identity): string | null => {
    if (type === 'Plan') return composeTitle(name, compose);
    return compose(key, type === 'Zone' || type === 'Institution' ? type : undefined);
  };
  return (mentions, outline) => {
    const plans = new Map(outline.plans.map((plan) => [plan.id, plan]));
    const entities = new Map<string, Entity>();
    const writings = new Map<string, Map<string, number>>();
    /** What the lexicons call the things that they know. */
    const lexical = new Map<string, string>();
    const add = (type: MentionType, identity: Identity): string => {
      const place = identify.isLocal(type, identity) ? identity.city : null;
      const id = entityId(type, identity.key ?? identity.name, place);
      const names = writings.get(id) ?? new Map<string, number>();
      writings.set(id, names.set(identity.name, (names.get(identity.name) ?? 0) + 1));
      if (identity.known) lexical.set(id, identity.known.name);
      if (entities.has(id)) return id;
      const official = identity.known?.nameEn || null;
      const english = official ?? composeFor(type, identity);
      entities.set(id, {
        id,
        type,
        name: identity.name,
        knownAliases: knownAliases(identity),
        nameEn: english,
        nameEnSource: official ? 'CURATED' : english ? 'COMPOSED' : null,
        pinyin: spellWords(identity.key ?? identity.name),
        kind: identity.kind,
        city: identity.city,
      });
      return id;
    };
    const fuller = proposeFuller(mentions, outline);
    const linked = mentions.map((mention, i): LinkedMention => {
      const plan = plans.get(mention.plan)!;
      const before = mentions[i - 1];
      const next = mentions[i + 1];
      const isNumber = before !== undefined && isNumberOf(mention, before);
      const resolved = resolve({ mention, plan, fuller: fuller[i]! });
      const named = isNumber
        ? { ...identify.mention(before, plan), reason: `the document number of ${before.text}` }
        : resolved.identity;
      const stated = isNumber ? mention : next && isNumberOf(next, mention) ? next : null;
      const identity = editionOf(named, plan, stated && numberOf(stated));
      const isItself = mention.type === 'Plan' && isOwnTitle(identity, plan);
      return {
        ...mention,
        entity: isItself ? plan.id : add(mention.type, identity),
        canonical: identity.name,
        reason: identity.reason,
        resolution: resolved.resolution,
        number: mention.source === 'document number' ? numberOf(mention) : null,
      };
    });
    const issuers = new Map(
      outline.plans.map((plan) => [
        plan.id,
        plan.issuers.map((name) => add('Institution', identify.issuer(name, plan))),
      ]),
    );
    const titlesEn = new Map(outline.plans.map(({ id, title }) => [id, composeTitle(title, compose)]));
    for (const [id, names] of writings) {
      if (names.size === 1) continue;
      entities.set(id, {
        ...entities.get(id)!,
        name: lexical.get(id) ?? usualName(names),
      });
    }
    const named = linked.map((mention) => ({
      ...mention,
      canonical: entities.get(mention.entity)?.name ?? mention.canonical,
    }));
    return { mentions: named, entities: [...entities.values()], issuers, titlesEn };
  };
}

/** A text of the plan's own title with another number is an edition of another year: 《…应急预案》（郑政文〔2015〕133号）. */
function editionOf(identity: Identity, plan: Plan, number: string | null): Identity {
  if (!number || !plan.number || number === plan.number || !isOwnTitle(identity, plan)) return identity;
  return {
    ...identity,
    name: `${identity.name}（${number}）`,
    reason: `${identity.reason}, with another number`,
  };
}

/** Names that the lexicons know for a thing, and its own without quotation marks. */
function knownAliases({ name, known }: Identity): readonly string[] {
  const names = known ? [known.name, ...known.aliases, ...known.aliasesEn] : [];
  const unquoted = /^[“"]([^”"]+)[”"]$/.exec(name)?.[1];
  return [...names, ...(unquoted ? [unquoted] : [])].filter((other) => other !== name).sort();
}

/** The name that a document gives a thing most often, of equally frequent ones the fullest. */
function usualName(names: ReadonlyMap<string, number>): string {
  return [...names].sort(
    ([a, often], [b, less]) => less - often || b.length - a.length || (a < b ? -1 : 1),
  )[0]![0];
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

/** Id of an entity: the same thing has the same id in every document. */
function entityId(type: MentionType, name: string, city: string | null): string {
  return hashId(type, bare(name), city ?? '');
}
