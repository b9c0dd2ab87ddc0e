// A typed client without any dependency: the types of the answer stand beside the operation.
// Run it against a started server: npx tsx examples/typescript/plansOfZone.ts 中原科技城
import { request, runClient } from './request.js';

const PLANS_OF_ZONE = /* GraphQL */ `
  query PlansOfZone($name: String!, $after: String) {
    zones(filter: { name: $name }) {
      nodes {
        name
        nameEn
        plans(first: 20, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges {
            count
            node { title number issuedOn }
            evidence(first: 1) { file line text }
          }
        }
      }
    }
  }
`;

interface PlansOfZone {
  readonly zones: {
    readonly nodes: readonly {
      readonly name: string;
      readonly nameEn: string;
      readonly plans: {
        readonly totalCount: number;
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly edges: readonly {
          readonly count: number;
          readonly node: { readonly title: string; readonly number: string | null; readonly issuedOn: string | null };
          readonly evidence: readonly { readonly file: string; readonly line: number; readonly text: string }[];
        }[];
      };
    }[];
  };
}

await runClient(async () => {
  const name = process.argv[2] ?? '中原科技城';
  let after: string | null = null;
  do {
    const data: PlansOfZone = await request<PlansOfZone>(PLANS_OF_ZONE, { name, after });
    const zone: PlansOfZone['zones']['nodes'][number] | undefined = data.zones.nodes[0];
    if (!zone) {
      console.log(`No plan targets ${name}.`);
      break;
    }
    if (after === null) console.log(`${zone.plans.totalCount} plans target ${zone.name} (${zone.nameEn}):`);
    for (const { node, evidence } of zone.plans.edges) {
      console.log(`- ${node.title} ${node.number ?? ''}`);
      for (const { file, line, text } of evidence) console.log(`  ${file}:${line} ${text}`);
    }
    after = zone.plans.pageInfo.hasNextPage ? zone.plans.pageInfo.endCursor : null;
  } while (after);
});
