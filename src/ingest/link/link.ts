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
import { hostedKey, makeHostedProposer } from './hosts.js';
import { type Identity, isOwnTitle, makeIdentifier } from './identify.js';
import { makeResolver } from './resolve.js';
import { makePlaceLeaver, withoutEnding } from './spelling.js';

export interface LinkedDocument {
  /** The titles of the plans in English, composed, by plan id; null where none can be. */
  readonly titlesEn: ReadonlyMap<string, string | null>;
  /** Ids of the institutions that issue a plan, by plan id. */
  readonly issuers: ReadonlyMap<string, readonly string[]>;
  readonly mentions: readonly LinkedMention[];
  readonly entities: readonly Entity[];
}

/** Gives every mention of a document the entity that it names. */
export type LinkMentions = (mentions: readonly Mention[], outline: Outline) => LinkedDocument;

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
  const leavePlace = makePlaceLeaver(knowledge);
  const leaveEnding = (name: string) => withoutEnding(name, knowledge.naming.idleIndustryEndings) ?? name;
  const proposeHosted = makeHostedProposer(knowledge);
  const numberOf = ({ text }: Mention) => formatDocumentNumber(text, knowledge.heads.number.pattern);
  const composeFor = (type: MentionType, { name, key = name }: Identity): string | null => {
    if (type === 'Plan') return composeTitle(name, compose);
    return compose(key, type === 'Zone' || type === 'Institution' ? type : undefined);
  };
  const describe = (type: MentionType, identity: Identity): Omit<Entity, 'id'> => {
    const official = identity.known?.nameEn || null;
    const english = official ?? composeFor(type, identity);
    return {
      type,
      name: identity.name,
      knownAliases: knownAliases(identity),
      nameEn: english,
      nameEnSource: official ? 'CURATED' : english ? 'COMPOSED' : null,
      pinyin: spellWords(identity.key ?? identity.name),
      kind: identity.kind,
      city: identity.city,
    };
  };
  const idOf = (type: MentionType, identity: Identity): string => {
    const { city, key: named = identity.name } = identity;
    const key = type === 'Industry' ? leaveEnding(named) : named;
    if (identify.isLocal(type, identity)) return entityId(type, key, city);
    // Of no text is its name open, and no industry is one of a city.
    const isPlaced = city !== null && identity.isOpen && type !== 'Plan';
    const own = isPlaced ? leavePlace(type, key, city) : null;
    return own ? entityId(type, own, city) : entityId(type, key, null);
  };
  return (mentions, outline) => {
    const plans = new Map(outline.plans.map((plan) => [plan.id, plan]));
    const named = new NamedEntities(idOf, describe);
    const fuller = proposeFuller(mentions, outline);
    const hosted = proposeHosted(mentions);
    const firstOf = new Map(
      mentions.map(({ type, text }, i) => [hostedKey(type, text), i] as const).reverse(),
    );
    const linked = mentions.map((mention, i): LinkedMention => {
      const plan = plans.get(mention.plan)!;
      const { title, number } = withNumber(mentions, i);
      const other = hosted.get(hostedKey(mention.type, mention.text)) ?? null;
      const like = other ? firstOf.get(hostedKey(mention.type, other))! : i;
      const resolved = resolve({ mention, plan, other, fuller: fuller[like]! });
      const known = title
        ? { ...identify.mention(title, plan), reason: `the document number of ${title.text}` }
        : resolved.identity;
      const identity = editionOf(known, plan, number && numberOf(number));
      const isItself = mention.type === 'Plan' && isOwnTitle(identity, plan);
      return {
        ...mention,
        entity: isItself ? plan.id : named.add(mention.type, identity),
        canonical: identity.name,
        reason: identity.reason,
        resolution: resolved.resolution,
        number: mention.source === 'document number' ? numberOf(mention) : null,
      };
    });
    const issuers = new Map(
      outline.plans.map((plan) => [
        plan.id,
        plan.issuers.map((name) => named.add('Institution', identify.issuer(name, plan))),
      ]),
    );
    const titlesEn = new Map(outline.plans.map(({ id, title }) => [id, composeTitle(title, compose)]));
    const entities = named.all();
    const names = new Map(entities.map(({ id, name }) => [id, name]));
    return {
      mentions: linked.map((mention) => ({
        ...mention,
        canonical: names.get(mention.entity) ?? mention.canonical,
      })),
      entities,
      issuers,
      titlesEn,
    };
  };
}

/** The things that a document names, each once. */
class NamedEntities {
  readonly #entities = new Map<string, Entity>();
  /** How often a thing is written in each way. */
  readonly #writings = new Map<string, Map<string, number>>();
  /** What the lexicons call the things that they know. */
  readonly #lexical = new Map<string, Set<string>>();

  constructor(
    readonly idOf: (type: MentionType, identity: Identity) => string,
    readonly describe: (type: MentionType, identity: Identity) => Omit<Entity, 'id'>,
  ) {}

  /** @returns the id of the thing */
  add(type: MentionType, identity: Identity): string {
    const id = this.idOf(type, identity);
    const names = this.#writings.get(id) ?? new Map<string, number>();
    this.#writings.set(id, names.set(identity.name, (names.get(identity.name) ?? 0) + 1));
    if (identity.known) this.#lexical.set(id, (this.#lexical.get(id) ?? new Set()).add(identity.known.name));
    if (!this.#entities.has(id)) this.#entities.set(id, { id, ...this.describe(type, identity) });
    return id;
  }

  /** What the lexicons call a thing, where that is one name. */
  #lexicalName(id: string): string | null {
    const [name, ...others] = this.#lexical.get(id) ?? [];
    return others.length === 0 ? (name ?? null) : null;
  }

  /**
   * All of them; one that is written in some ways is called as the lexicons call it, else (and where they know it by several
   * names: 金融, 金融业) as the document usually does.
   */
  all(): Entity[] {
    return [...this.#entities.values()].map((entity) => {
      const names = this.#writings.get(entity.id)!;
      return names.size === 1
        ? entity
        : { ...entity, name: this.#lexicalName(entity.id) ?? usualName(names) };
    });
  }
}

/** The title that a mention is the document number of, and the document number that belongs to a mention. */
function withNumber(
  mentions: readonly Mention[],
  i: number,
): { readonly title: Mention | null; readonly number: Mention | null } {
  const [before, mention, next] = [mentions[i - 1], mentions[i]!, mentions[i + 1]];
  if (before && isNumberOf(mention, before)) return { title: before, number: mention };
  return { title: null, number: next && isNumberOf(next, mention) ? next : null };
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
