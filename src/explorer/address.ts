import { useEffect, useState } from 'preact/hooks';

/** What the address of a view says: the parts of its path and its parameters. */
export interface Address {
  readonly parts: readonly string[];
  readonly params: URLSearchParams;
  /** How far down one was when one left this place, where one came back to it by the browser's button; else null. */
  readonly scrolled: number | null;
}

const read = (scrolled: number | null = null): Address => ({
  parts: location.pathname.split('/').filter(Boolean).map(decodeURIComponent),
  params: new URLSearchParams(location.search),
  scrolled,
});

const MOVED = 'plangraph:moved';

/** Goes to a view; the browser's own buttons lead back. */
export function goTo(href: string): void {
  history.replaceState({ scrolled: scrollY }, '');
  history.pushState(null, '', href);
  dispatchEvent(new Event(MOVED));
}

/** The address as it stands; links within the page change it without loading the page anew. */
export function useAddress(): Address {
  const [address, setAddress] = useState(() => read());
  useEffect(() => {
    const moved = () => setAddress(read());
    const cameBack = ({ state }: PopStateEvent) => setAddress(read(state?.scrolled ?? null));
    const clicked = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.('a');
      const isPlain =
        event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (!link || !isPlain || event.defaultPrevented || link.target || !isView(link)) return;
      event.preventDefault();
      goTo(link.pathname + link.search);
    };
    addEventListener(MOVED, moved);
    addEventListener('popstate', cameBack);
    document.addEventListener('click', clicked);
    return () => {
      removeEventListener(MOVED, moved);
      removeEventListener('popstate', cameBack);
      document.removeEventListener('click', clicked);
    };
  }, []);
  return address;
}

/** Views lie beside the API and its tools, which are pages of their own; a link to a place of the same view is the browser's. */
function isView(link: HTMLAnchorElement): boolean {
  const isPlace = link.hash !== '' && link.pathname === location.pathname && link.search === location.search;
  return link.origin === location.origin && !/^\/(?:graphql|browser|source)/.test(link.pathname) && !isPlace;
}

export const askAddress = (question: string) => `/ask?q=${encodeURIComponent(question)}`;

/** The view of a plan or of a thing; null for what has none. */
export function viewOf(type: string, id: string): string | null {
  const name = type.toLowerCase();
  return ['plan', 'zone', 'industry', 'institution', 'project', 'indicator'].includes(name)
    ? `/${name}/${id}`
    : null;
}

/** The text of a plan, at a sentence. */
export const textAddress = (plan: string, at?: string) => `/plan/${plan}/text${at ? `?at=${at}` : ''}`;

/** The original file of a document. */
export const sourceAddress = (document: string) => `/source/${document}`;

/** The view of two plans side by side. */
export const compareAddress = (a: string, b: string) => `/compare?${new URLSearchParams({ a, b })}`;

/** The neighbourhood of a plan or of a thing as a drawing; null for what has no view. */
export function graphAddress(type: string, id: string): string | null {
  const view = viewOf(type, id);
  return view && `${view}/graph`;
}

/** The matrix of responsibility of a plan: by measures or projects, behind a cursor. */
export function dutiesAddress(plan: string, params: { rows?: string; after?: string } = {}): string {
  const given = Object.entries(params).filter(([, value]) => value);
  return `/plan/${plan}/duties${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`;
}

/** What reading is the least sure of, as it is narrowed. */
export function reviewAddress(wanted: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(wanted).filter((one): one is [string, string] => Boolean(one[1]));
  return `/review${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`;
}
