/** The queries that GraphiQL opens with. A test runs each of them. */
export const EXAMPLE_QUERIES: readonly { readonly title: string; readonly query: string }[] = [
  {
    title: 'Zones and their plans',
    query: `# 哪些规划部署了中原科技城? Which plans target Zhongyuan Science City, and which sentences say so?
# Press ▶ (Ctrl-Enter). Replace the name by any other zone: 金水区, 郑州航空港区, "Longhu Financial Island" …
query PlansOfAZone {
  zones(filter: { name: "中原科技城" }) {
    nodes {
      name
      nameEn
      plans {
        totalCount
        edges {
          count
          node { title number issuer issuedOn }
          evidence(first: 2) { file line text section }
        }
      }
    }
  }
}
`,
  },
  {
    title: 'Ask a question',
    query: `# 提问 · Ask in Chinese or English; the answer comes with its sentences.
query Ask {
  zh: ask(question: "哪些规划涉及中原科技城的建设?") { ...Answered }
  en: ask(question: "which plans target Zhongyuan Science City") { ...Answered }
}

fragment Answered on Answer {
  status
  text
  names
  evidence { file line text plan { title } }
  interpretation { logicalForm cypher }
}
`,
  },
  {
    title: 'All plans',
    query: `# 规划目录 · Every plan with what it deals with.
query AllPlans {
  plans(first: 50) {
    totalCount
    nodes {
      title number issuer issuedOn kind periodStart periodEnd file fromLine
      industries(first: 3) { nodes { name nameEn } }
      institutions(first: 3) { nodes { name } }
      projects(first: 3) { nodes { name } }
      targets(first: 3) { nodes { indicator { name } comparator value unit year line } }
    }
  }
}
`,
  },
];
