import { renderGraphiQL } from '@graphql-yoga/render-graphiql';

/**
 * Full-width signs are what Chinese is written with: Monaco boxes them as signs that might be taken for others. A tab whose move to
 * its place was cut short keeps its offset, and the mouse meets its neighbour.
 */
const STYLE = `
.monaco-editor .unicode-highlight { border: 0 !important; background: none !important; }
.graphiql-tab { transform: none !important; }
`;

/** GraphiQL as one page, with nothing from elsewhere. */
export function renderWorkbench(...options: Parameters<typeof renderGraphiQL>): string {
  return renderGraphiQL(...options).replace('</style>', () => `${STYLE}</style>`);
}
