import { renderGraphiQL } from '@graphql-yoga/render-graphiql';

/**
 * Full-width signs are what Chinese is written with: Monaco boxes them as signs that might be taken for others. A tab whose move to
 * its place was cut short keeps its offset, and the mouse meets its neighbour.
 */
const STYLE = `
.monaco-editor .unicode-highlight { border: 0 !important; background: none !important; }
.graphiql-tab { transform: none !important; }
`;

/**
 * GraphiQL keeps its tabs at once, but what the editor holds only when it changes. Loaded again before that, it takes the editor for
 * an empty one that has no tab, and opens one.
 */
const RESTORE = `
const kept = JSON.parse(localStorage.getItem('graphiql:tabState'));
const tab = kept?.tabs[kept.activeTabIndex];
for (const part of ['query', 'variables']) {
  const key = 'graphiql:' + part;
  if (typeof tab?.[part] === 'string' && localStorage.getItem(key) === null) localStorage.setItem(key, tab[part]);
}
`;

/** GraphiQL as one page, with nothing from elsewhere. */
export function renderWorkbench(...options: Parameters<typeof renderGraphiQL>): string {
  return renderGraphiQL(...options).replace(
    '</style>',
    () => `${STYLE}</style><script>{${RESTORE}}</script>`,
  );
}
