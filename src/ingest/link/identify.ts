import type { Knowledge, KnownName } from '../../knowledge/knowledge.js';
import { divisionsNamed } from '../../language/divisions.js';
import { formatDocumentNumber } from '../../language/documentNumber.js';
import { bare, tight } from '../../language/fold.js';
import { type EntityType, type Mention, UNIT_GROUP } from '../../model/entity.js';
import type { Plan } from '../../model/plan.js';
import { type Found, indexNames } from './nameIndex.js';
import { makeOrganResolver } from './organs.js';

/** What a mention names, with the reason for the choice. */
export interface Identity {
  readonly name: string;
  /** What its id is made of where several names have one, as those of a department; else the name itself. */
  readonly key?: string;
  readonly city: string | null;
  readonly known: KnownName | null;
  /** What the lexicon, the ending of the name or the gazetteer says; null where none does. */
  readonly kind: string | null;
  readonly reason: string;
}

export interface Identify {
  /** What a mention of a plan names. */
  readonly mention: (mention: Mention, plan: Plan) => Identity;
  /** The organ that issued a plan. */
  /** An organ that issues a plan. */
  readonly issuer: (name: string, plan: Plan) => Identity;
  /** Whether a name is of its place alone: then namesakes of two places are two things. */
  readonly isLocal: (type: Mention['type'], identity: Identity) => boolean;
}

/** What a bank or a company calls its branches: 人民银行昆明分行. */
const BRANCH = /(?:分行|支行|总部|分公司|分院)$/;
/** A notice that issues a text is cited for that text. */
const NOTICE = /^.*?关于(?:印发|发布|转发|批转)[《〈]?(.{4,}?)[》〉]?的(?:通知|通告|公告)$/;

/** Prepares the identification of mentions. Depends on the document and on `knowledge` alone. */
export function makeIdentifier(knowledge: Knowledge): Identify {
  const index = indexNames(knowledge);
  const resolveOrgan = makeOrganResolver(knowledge, index);

  const nameOf = (mention: Mention): string => {
    const number =
      mention.source === 'document number' &&
      formatDocumentNumber(mention.text, knowledge.heads.number.pattern);
    return number || tight(mention.text).replace(/^[《〈]|[》〉]$/g, '');
  };

  const citedText = (mention: Mention, plan: Plan): Identity => {
    const none = { city: null, known: null, kind: null };
    const name = nameOf(mention);
    if (name === plan.number)
      return { ...none, name: plan.title, reason: 'the document number of the plan itself' };
    const issued = NOTICE.exec(name)?.[1];
    if (issued) return { ...none, name: issued, reason: 'the text that the notice issues' };
    return {
      ...none,
      name,
      reason: mention.source === 'document number' ? 'its document number' : 'its title',
    };
  };

  const kindOf = (type: EntityType, name: string): string | null => {
    const suffix = knowledge.suffixes.find(
      (entry) => entry.type === type && entry.ends.some((end) => name.endsWith(end)),
    );
    if (suffix) return suffix.kind;
    return type === 'Zone' && (divisionsNamed(name).length > 0 || /^.{1,6}[省市县]$/.test(name))
      ? 'administrative'
      : null;
  };

  const byLexicon = ({ known, reason }: Found): Identity => ({
    name: known.name,
    city: known.jurisdiction,
    known,
    kind: known.kind ?? kindOf(known.type, known.name),
    reason,
  });

  const organ = (text: string, source: string, plan: Plan): Identity | null => {
    const found = resolveOrgan(text, source, plan);
    if (!found) return null;
    const known = index.find('Institution', found.name, plan);
    if (known) return { ...byLexicon(known), reason: `${found.reason}; ${known.reason}` };
    const { name, key, owner, reason } = found;
    return { name, key, city: owner, known: null, kind: 'government', reason };
  };

  const branch = (text: string, plan: Plan): Identity | null => {
    const place = BRANCH.test(text) ? index.placeOf(text) : null;
    for (let at = text.length - 1; place && at > 1; at--) {
      const head = index.find('Institution', text.slice(0, at), plan)?.known;
      if (head && head.jurisdiction === null)
        return {
          name: text,
          key: head.name + text.slice(at),
          city: place,
          known: null,
          kind: head.kind,
          reason: `a branch of ${head.name}`,
        };
    }
    return null;
  };

  const industry = (text: string, plan: Plan): Identity => {
    const ending = knowledge.industryEndings.find(
      (end) => text.endsWith(end) && text.length > end.length + 1,
    );
    const stem = ending ? text.slice(0, -ending.length) : text;
    const known = index.find('Industry', stem, plan);
    const reason = ending ? `${ending} is left out of the name` : 'its own name';
    if (known) return { ...byLexicon(known), reason: ending ? `${reason}; ${known.reason}` : known.reason };
    return { name: stem, city: null, known: null, kind: kindOf('Industry', stem), reason };
  };

  const unitGroup = (text: string, plan: Plan): Identity => ({
    name: text
      .replace(/^(?!各)/, '各')
      .replace(/[(〔]/g, '（')
      .replace(/[)〕]/g, '）')
      .replace(/(?<!人民)政府$/, '人民政府'),
    city: plan.jurisdiction,
    known: null,
    kind: UNIT_GROUP,
    reason: 'all units of a kind',
  });

  const entity = (type: EntityType, text: string, source: string, plan: Plan): Identity => {
    const known = index.find(type, text, plan);
    if (known) return byLexicon(known);
    if (type === 'Industry') return industry(text, plan);
    if (source === UNIT_GROUP) return unitGroup(text, plan);
    if (type === 'Institution') {
      const government = branch(text, plan) ?? organ(text, source, plan);
      if (government) return government;
    }
    if (type === 'Zone' && plan.jurisdiction && knowledge.localZones.includes(text)) {
      const name = plan.jurisdiction.replace(/[省市]$/, '') + text;
      const full = index.find('Zone', name, plan);
      const reason = `every city has one: that of ${plan.jurisdiction}`;
      return full
        ? { ...byLexicon(full), reason }
        : { name, city: plan.jurisdiction, known: null, kind: 'development zone', reason };
    }
    const board =
      type === 'Zone' && text.endsWith('板块') ? index.find('Zone', text.slice(0, -2), plan) : null;
    if (board) return { ...byLexicon(board), reason: '板块 is left out of the name' };
    const name = text.replace(/^[“"]([^”"]+)[”"]$/, '$1');
    return {
      name,
      city: plan.jurisdiction,
      known: null,
      kind: kindOf(type, name),
      reason: 'its own name',
    };
  };

  return {
    mention: (mention, plan) => {
      if (mention.standsFor) {
        const full = { ...mention, text: mention.standsFor, standsFor: null };
        const identity =
          mention.type === 'Plan'
            ? citedText(full, plan)
            : entity(mention.type, tight(full.text), mention.source, plan);
        return { ...identity, reason: `the plan introduces it as short for ${mention.standsFor}` };
      }
      if (mention.type === 'Plan') return citedText(mention, plan);
      return entity(mention.type, tight(mention.text), mention.source, plan);
    },
    issuer: (name, plan) => {
      const known = index.find('Institution', name, plan);
      if (known) return byLexicon(known);
      return {
        name,
        city: plan.jurisdiction,
        known: null,
        kind: 'government',
        reason: 'issued the plan',
      };
    },
    isLocal: (type, identity) =>
      type !== 'Plan' &&
      type !== 'Industry' &&
      identity.known === null &&
      index.placeOf(identity.name) === null,
  };
}

/** Whether a text is the plan's own title. */
export function isOwnTitle(identity: Identity, plan: Plan): boolean {
  return bare(identity.name) === bare(plan.title);
}
