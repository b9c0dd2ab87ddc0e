import type { NameRules } from '../../../knowledge/rules.js';
import { bare } from '../../../language/fold.js';
import { spell } from '../../../language/pinyin.js';
import { isCorpusPlan, type Question } from '../../../model/question.js';
import type { Item } from '../listedItems.js';
import type { Point } from './series.js';

/** A row that a question names, with where it does. */
export interface NamedRow {
  readonly point: Point;
  readonly at: number;
}

const SHORTEST = 2;

/** How a question may write a thing: as it is called, without what kind of place it is, and without the place that the plans govern. */
function writingsOf(
  { name, aliases }: Item,
  ownPlaces: readonly string[],
  { placeClass }: NameRules['placeNames'],
): string[] {
  const withoutClass = (place: string) => place.replace(placeClass.pattern, '');
  const own = ownPlaces.map(withoutClass);
  return [name, ...aliases]
    .flatMap((one) => {
      const rest = own.map((place) => (one.startsWith(place) ? one.slice(place.length) : ''));
      return [one, withoutClass(one), ...rest.filter((part) => part.length > SHORTEST)];
    })
    .filter((one) => bare(one).length >= SHORTEST);
}

/** The rows of a series that a question names, in its order: in Chinese, in English, or in pinyin. */
export function rowsNamed(
  question: Question,
  points: readonly Point[],
  { placeNames }: NameRules,
): NamedRow[] {
  const { ownPlaces } = question;
  const found = points.flatMap((point): (NamedRow & { length: number })[] => {
    const places = writingsOf(point.item, ownPlaces, placeNames).flatMap((one) => placesOf(question, one));
    const [best] = places.sort((a, b) => b.length - a.length);
    return best ? [{ point, ...best }] : [];
  });
  const distinct = found.filter(
    ({ at, length }) =>
      !found.some(
        (other) => other.length > length && other.at <= at && other.at + other.length >= at + length,
      ),
  );
  const [own, others] = [true, false].map((isOwn) =>
    distinct.filter(({ point }) => isOwn === ownPlaces.includes(point.item.name)),
  );
  const named = others!.length > 1 ? others! : [...own!, ...others!];
  return named.sort((a, b) => a.at - b.at).map(({ point, at }) => ({ point, at }));
}

/** Where a question writes a name, outside of the titles of plans. */
function placesOf(question: Question, writing: string): { readonly at: number; readonly length: number }[] {
  const plain = bare(writing);
  const linked = question.names
    .filter(
      (name) =>
        !isCorpusPlan(name) &&
        [name.text, name.reference.name, ...name.writings].some((one) => bare(one) === plain),
    )
    .map(({ text }) => ({ at: question.text.indexOf(text), length: text.length }));
  const text = withoutTitles(question);
  const at = text.toLowerCase().indexOf(writing.toLowerCase());
  const spelled = /^[\u4e00-\u9fff]+$/.test(writing)
    ? new RegExp(`\\b${spell(writing)}(?:'?s)?\\b`, 'i').exec(text)
    : null;
  return [
    ...linked,
    ...(at >= 0 ? [{ at, length: writing.length }] : []),
    ...(spelled ? [{ at: spelled.index, length: spelled[0].length }] : []),
  ].filter((place) => place.at >= 0);
}

/** The question with blanks for the titles of plans, so that offsets hold. */
const withoutTitles = ({ text, names }: Question): string =>
  names
    .filter(isCorpusPlan)
    .reduce((left, { text: title }) => left.replace(title, ' '.repeat(title.length)), text);
