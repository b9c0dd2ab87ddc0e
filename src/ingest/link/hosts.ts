import type { Knowledge } from '../../knowledge/knowledge.js';
import { makePlaceTest } from '../../language/divisions.js';
import { groupBy } from '../../language/group.js';
import type { Mention, MentionType } from '../../model/entity.js';
import { makeApartTest } from './spelling.js';

/**
 * By type and name (`hostedKey`) what else a document calls a thing that it names with the place in front and without: both
 * are 云湖新区星光科技城, or 星光科技城 where a lexicon knows that. Nothing where several places have a thing of that name.
 */
export type ProposeHosted = (mentions: readonly Mention[]) => ReadonlyMap<string, string>;

/** A name cut behind a place: `alone` is what is left, `whole` the name with the place. */
interface Hosted {
  readonly type: MentionType;
  readonly alone: string;
  readonly host: string;
  readonly whole: string;
}

/** Prepares the finding of hosts. It depends on the document and on `knowledge` alone. */
export function makeHostedProposer(knowledge: Knowledge): ProposeHosted {
  const isPlace = makePlaceTest(knowledge);
  const known = new Set(
    knowledge.names.flatMap(({ type, name, aliases }) =>
      [name, ...aliases].map((one) => hostedKey(type, one)),
    ),
  );
  const isApart = makeApartTest(knowledge);
  const isKnownPlace = (text: string) => isPlace(text) || known.has(hostedKey('Zone', text));
  const cut = (mention: Mention, written: ReadonlySet<string>): Hosted | null => {
    const { type, text } = mention;
    if (type !== 'Zone' && type !== 'Project') return null;
    for (let at = text.length - 1; at > 1; at--) {
      const [host, alone] = [text.slice(0, at), text.slice(at)];
      const isOne = written.has(hostedKey(type, alone)) && knowledge.naming.behindPlace.pattern.test(alone);
      const isHost = isKnownPlace(host) || written.has(hostedKey('Zone', host));
      if (isOne && isHost && !isApart(type, text, alone)) return { type, alone, host, whole: text };
    }
    return null;
  };

  return (mentions) => {
    const written = new Set(mentions.map(({ type, text }) => hostedKey(type, text)));
    const cuts = mentions.map((mention) => (mention.standsFor ? null : cut(mention, written)));
    const byName = groupBy(
      cuts.filter((hosted) => hosted !== null),
      ({ type, alone }) => hostedKey(type, alone),
    );
    const ofOneHost = [...byName.values()].filter((same) => new Set(same.map(({ host }) => host)).size === 1);
    return new Map(
      ofOneHost.flat().map(({ type, alone, whole }) => {
        const isKnown = known.has(hostedKey(type, alone));
        return isKnown ? [hostedKey(type, whole), alone] : [hostedKey(type, alone), whole];
      }),
    );
  };
}

/** A name with its type: what it is found by. */
export const hostedKey = (type: MentionType, name: string) => `${type} ${name}`;
