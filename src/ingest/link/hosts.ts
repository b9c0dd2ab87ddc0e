import type { Knowledge } from '../../knowledge/knowledge.js';
import { makePlaceTest } from '../../language/divisions.js';
import { groupBy } from '../../language/group.js';
import type { Mention, MentionType } from '../../model/entity.js';

/**
 * By type and name (`hostedKey`) the names of a document with the place in front, where it writes the thing with it too:
 * 星光科技城 beside 云湖新区星光科技城. None where several places have a thing of that name.
 */
export type ProposeHosted = (mentions: readonly Mention[]) => ReadonlyMap<string, string>;

/** A name cut behind a place; `alone` is the key of what is left, `whole` the name with the place. */
interface Hosted {
  readonly alone: string;
  readonly host: string;
  readonly whole: string;
}

/** Prepares the finding of hosts. It depends on the document and on `knowledge` alone. */
export function makeHostedProposer(knowledge: Knowledge): ProposeHosted {
  const isPlace = makePlaceTest(knowledge);
  const zones = new Set(
    knowledge.names.flatMap(({ type, name, aliases, localAliases }) =>
      type === 'Zone' ? [name, ...aliases, ...localAliases] : [],
    ),
  );
  const isKnownPlace = (text: string) => isPlace(text) || zones.has(text);
  const cut = (mention: Mention, written: ReadonlySet<string>): Hosted | null => {
    const { type, text } = mention;
    if (type !== 'Zone' && type !== 'Project') return null;
    for (let at = text.length - 1; at > 1; at--) {
      const [host, name] = [text.slice(0, at), text.slice(at)];
      const alone = hostedKey(type, name);
      const isOne = written.has(alone) && knowledge.naming.behindPlace.pattern.test(name);
      const isHost = isKnownPlace(host) || written.has(hostedKey('Zone', host));
      if (isOne && isHost) return { alone, host, whole: text };
    }
    return null;
  };

  return (mentions) => {
    const written = new Set(mentions.map(({ type, text }) => hostedKey(type, text)));
    const cuts = mentions.map((mention) => (mention.standsFor ? null : cut(mention, written)));
    const byName = groupBy(
      cuts.filter((hosted) => hosted !== null),
      ({ alone }) => alone,
    );
    const ofOneHost = [...byName.values()].filter((same) => new Set(same.map(({ host }) => host)).size === 1);
    return new Map(ofOneHost.flat().map(({ alone, whole }) => [alone, whole]));
  };
}

/** A name with its type: what it is found by. */
export const hostedKey = (type: MentionType, name: string) => `${type} ${name}`;
