import type { Knowledge, KnownName } from '../../knowledge/knowledge.js';
import { type CalledDivision, divisionsNamed } from '../../language/divisions.js';
import { formatDocumentNumber } from '../../language/documentNumber.js';
import { bare, fold, tight } from '../../language/fold.js';
import { type EntityType, type Mention, UNIT_GROUP } from '../../model/entity.js';
import type { Plan } from '../../model/plan.js';
import { makeDivisionFinder, makeLevelReader } from './levels.js';
import { type FoundName, indexNames } from './nameIndex.js';
import { makeOrganResolver } from './organs.js';
import { makeSpeller, makeZoneKey, withoutEnding } from './spelling.js';

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
  /** The name as it is written: nothing says more of it, and it may stand for a fuller one. */
  readonly isOpen?: true;
}

export interface Identify {
  /** What a mention of a plan names. */
  readonly mention: (mention: Mention, plan: Plan) => Identity;
  /** A thing of its own by the name as it is written. */
  readonly asWritten: (mention: Mention, plan: Plan) => Identity;
  /** An organ that issues a plan. */
  readonly issuer: (name: string, plan: Plan) => Identity;
  /** Whether a name is of its place alone: then namesakes of two places are two things. */
  readonly isLocal: (type: Mention['type'], identity: Identity) => boolean;
}

/** Prepares the identification of mentions. Depends on the document and on `knowledge` alone. */
export function makeIdentifier(knowledge: Knowledge): Identify {
  const { naming } = knowledge;
  const index = indexNames(knowledge);
  const levelsOf = makeLevelReader(knowledge, index);
  const findDivision = makeDivisionFinder(knowledge, index);
  const resolveOrgan = makeOrganResolver(knowledge, index, levelsOf);
  const spell = makeSpeller(knowledge);
  const zoneKey = makeZoneKey(knowledge);

  const nameOf = (mention: Mention): string => {
    const number =
      mention.source === 'document number' &&
      formatDocumentNumber(mention.text, knowledge.heads.number.pattern);
    return number || tight(mention.text).replace(/^[《〈]|[》〉]$/g, '');
  };

  /** The name with the place that it says the level of, or null where it says none. */
  const withPlace = (name: string, plan: Plan): { name: string; place: string; reason: string } | null => {
    const found = naming.levelLead.pattern.exec(name);
    const level = found?.groups?.level;
    const place = level && levelsOf(plan).get(level);
    return place
      ? {
          name: place + name.slice(found[0].length),
          place,
          reason: `${found[0]} is ${place} in plans of ${plan.jurisdiction}`,
        }
      : null;
  };

  const citedText = (mention: Mention, plan: Plan): Identity => {
    const none = { city: null, known: null, kind: null };
    const name = nameOf(mention);
    if (name === plan.number)
      return { ...none, name: plan.title, reason: 'the document number of the plan itself' };
    if (mention.source === 'document number') return { ...none, name, reason: 'its document number' };
    const issued = naming.titles.issuingNotice.pattern.exec(name)?.groups?.issued;
    if (issued) return { ...none, name: issued, reason: 'the text that the notice issues' };
    const placed = withPlace(name, plan);
    return { ...none, name: placed?.name ?? name, reason: placed?.reason ?? 'its title' };
  };

  const kindOf = (type: EntityType, name: string): string | null => {
    const suffix = knowledge.suffixes.find(
      (entry) => entry.type === type && entry.ends.some((end) => name.endsWith(end)),
    );
    if (suffix) return suffix.kind;
    return type === 'Zone' &&
      (divisionsNamed(name).length > 0 || naming.placeNames.administrativePlace.pattern.test(name))
      ? 'administrative'
      : null;
  };

  const byLexicon = ({ known, reason }: FoundName): Identity => ({
    name: known.name,
    city: known.city ?? known.jurisdiction,
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
    const place = naming.branch.pattern.test(text) ? index.placeOf(text) : null;
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

  const industry = (writing: string, plan: Plan): Identity => {
    const text = writing.replace(naming.industryLead.pattern, '');
    const ending = knowledge.industryEndings.find(
      (end) => text.endsWith(end) && text.length > end.length + 1,
    );
    return ending
      ? industryWithEnding(text.slice(0, -ending.length), ending, plan)
      : industryOfStem(text, null, plan);
  };

  const industryWithEnding = (stem: string, ending: string, plan: Plan): Identity => {
    const whole = stem + (ending === naming.tradeEnding ? ending : naming.industryEnding);
    const left = `${ending} is left out of the name`;
    const known = index.find('Industry', whole, plan);
    if (known) return industryOf(known, stem, left);
    const isBare = naming.stemsWithEnding.pattern.test(stem) && !index.find('Industry', stem, plan);
    return isBare ? industryNamed(whole, 'no name without its ending') : industryOfStem(stem, left, plan);
  };

  /** @param left what was left out of the name, in words, or null */
  const industryOfStem = (stem: string, left: string | null, plan: Plan): Identity => {
    const known = index.find('Industry', stem, plan);
    if (known) return industryOf(known, stem, left);
    const outer = stem.replace(/[(（][^()（）]+[)）]$/, '');
    const plain = outer === stem ? null : index.find('Industry', outer, plan);
    if (plain) return industryOf(plain, outer, 'what stands in brackets is left out');
    const whole = left === null && index.find('Industry', stem + naming.industryEnding, plan);
    return whole
      ? {
          ...industryOf(whole, stem, null),
          name: stem,
          reason: `${naming.industryEnding} is left out in the text`,
        }
      : industryNamed(stem, left ?? 'its own name');
  };

  const industryNamed = (name: string, reason: string): Identity => ({
    name,
    key: spell('Industry', name),
    city: null,
    known: null,
    kind: kindOf('Industry', name),
    reason,
    isOpen: true,
  });

  /** A known industry is called as its text has it; its key is that of the name it is known by. */
  const industryOf = (found: FoundName, text: string, left: string | null): Identity => {
    const { name, aliases } = found.known;
    const written = aliases.find((alias) => fold(alias) === fold(text)) ?? name;
    const reason = left ? `${left}; ${found.reason}` : found.reason;
    return { ...byLexicon(found), name: written, key: spell('Industry', name), reason };
  };

  const unitGroup = (text: string, plan: Plan): Identity => ({
    name: naming.unitGroupNames
      .reduce((name, { pattern, by }) => name.replace(pattern, by), text)
      .replace(/[(〔]/g, '（')
      .replace(/[)〕]/g, '）'),
    city: plan.jurisdiction,
    known: null,
    kind: UNIT_GROUP,
    reason: 'all units of a kind',
  });

  const administrative = ({ name, usual, city, province }: CalledDivision): Identity => ({
    name: usual,
    key: name,
    city: city ?? province,
    known: null,
    kind: 'administrative',
    reason: `the gazetteer's name of it in ${city ?? province}`,
  });

  /** A place among units stands for what governs it: 浦东新区, 云湖高新区. Committees are called as the text has them. */
  const governing = (text: string, plan: Plan): Identity | null => {
    const office = naming.governs.pattern.exec(text)?.[0] ?? '';
    const zone = zoneOf(text.slice(0, text.length - office.length), plan);
    if (!zone || (office !== '' && zone.known === null)) return null;
    const ending =
      office || (zone.kind === 'administrative' ? naming.governing.place : naming.governing.zone);
    const key = spell('Institution', zone.name + ending);
    const name = office && index.placeOf(text) ? text : key;
    return {
      name,
      key,
      city: zone.city,
      known: null,
      kind: 'government',
      reason: `what governs ${zone.name}`,
    };
  };

  /** A place that governs: a division, or a zone that has a committee. */
  const zoneOf = (text: string, plan: Plan): Identity | null => {
    const zone = text.length > 1 ? entity('Zone', text, '', plan) : null;
    return zone && (zone.kind === 'administrative' || zone.kind === 'development zone') ? zone : null;
  };

  const localZone = (text: string, plan: Plan): Identity | null => {
    const local = knowledge.localZones.find(
      (name) => text === name || (text.startsWith(name) && text.endsWith('片区')),
    );
    const place = local === text ? plan.jurisdiction : index.provinceOf(plan);
    if (!local || !place) return null;
    const name = place.replace(naming.placeNames.cityOrProvince.pattern, '') + text;
    const full = index.find('Zone', name, plan);
    const reason = `every city has one: that of ${place}`;
    return full
      ? { ...byLexicon(full), reason }
      : { ...zoneNamed(spell('Zone', name), place), kind: 'development zone', reason };
  };

  /** The city or province that a name says: a district is said by its city. */
  const cityNamed = (name: string): string | null => {
    const place = index.placeOf(name);
    const [division] = place?.endsWith('区') ? divisionsNamed(place) : [];
    return division?.city ?? place;
  };

  const zoneNamed = (text: string, city: string | null): Identity => ({
    name: text,
    key: zoneKey(spell('Zone', text)),
    city: cityNamed(text) ?? city,
    known: null,
    kind: kindOf('Zone', text),
    reason: 'its own name',
    isOpen: true,
  });

  const institution = (text: string, source: string, plan: Plan): Identity | null =>
    branch(text, plan) ?? organ(text, source, plan) ?? governing(text, plan);

  const zone = (text: string, plan: Plan): Identity => {
    const division = findDivision(text, plan);
    const place = division ? administrative(division) : localZone(text, plan);
    if (place) return place;
    const stem = withoutEnding(text, naming.idleEndings);
    const known = stem && index.find('Zone', stem, plan);
    return known
      ? { ...byLexicon(known), reason: `${text.slice(stem.length)} is left out of the name` }
      : zoneNamed(text, plan.jurisdiction);
  };

  const project = (text: string, plan: Plan): Identity => {
    const placed = withPlace(text, plan);
    return placed
      ? { ...named('Project', placed.name, placed.place), reason: placed.reason }
      : named('Project', text, plan.jurisdiction);
  };

  const named = (type: EntityType, name: string, city: string | null): Identity => ({
    name,
    city,
    known: null,
    kind: kindOf(type, name),
    reason: 'its own name',
    isOpen: true,
  });

  const entity = (type: EntityType, text: string, source: string, plan: Plan): Identity => {
    const known = index.find(type, text, plan);
    if (type === 'Industry') return known ? industryOf(known, text, null) : industry(text, plan);
    if (known) return byLexicon(known);
    if (source === UNIT_GROUP) return unitGroup(text, plan);
    if (type === 'Zone') return zone(text, plan);
    if (type === 'Project') return project(text, plan);
    return institution(text, source, plan) ?? named(type, text, plan.jurisdiction);
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
    asWritten: ({ type, text }, plan) => ({
      name: tight(text),
      city: plan.jurisdiction,
      known: null,
      kind: type === 'Plan' ? null : kindOf(type, tight(text)),
      reason: 'a thing of its own by graph/lexicon/apart.yaml',
    }),
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
