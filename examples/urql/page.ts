// The plans of a zone with the sentence that says so: one page with urql, typed by codegen's client preset.
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { graphql } from './gql/index.js';

const endpoint = new URLSearchParams(location.search).get('endpoint') ?? 'http://127.0.0.1:4000/graphql';
const client = new Client({ url: endpoint, exchanges: [cacheExchange, fetchExchange], preferGetMethod: false });

const PLANS_OF_ZONE = graphql(`
  query PlansOfZone($name: String!) {
    zones(filter: { name: $name }) {
      nodes {
        name
        plans(first: 20) {
          totalCount
          edges {
            node { id title }
            evidence(first: 1) { id file line text }
          }
        }
      }
    }
  }
`);

const form = document.querySelector('form')!;
const status = document.querySelector('[role=status]')!;
const list = document.querySelector('ol')!;

async function show(name: string): Promise<void> {
  list.replaceChildren();
  status.textContent = '正在读取…';
  const { data, error } = await client.query(PLANS_OF_ZONE, { name }).toPromise();
  if (error?.networkError) {
    status.textContent = `${endpoint} 没有应答。请先启动 PlanGraph，并用 PLANGRAPH_ORIGINS 允许 ${location.origin}。`;
    return;
  }
  if (error) {
    status.textContent = error.message;
    return;
  }
  const zone = data?.zones?.nodes[0];
  status.textContent = zone ? `${zone.plans.totalCount}份规划部署了${zone.name}` : `规划中没有提到${name}`;
  for (const { node, evidence } of zone?.plans.edges ?? []) {
    const item = document.createElement('li');
    const quotations = evidence.map(({ file, line, text }) => {
      const quotation = document.createElement('blockquote');
      quotation.textContent = `${text}（${file} 第${line}行）`;
      return quotation;
    });
    item.append(node.title, ...quotations);
    list.append(item);
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void show(String(new FormData(form).get('zone')).trim());
});
void show(String(new FormData(form).get('zone')));
