export interface ExampleQuery {
  readonly title: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The queries that GraphiQL opens with. A test runs each of them. */
export const EXAMPLE_QUERIES: readonly ExampleQuery[] = [
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
      targets(first: 3) { nodes { indicator { name } comparison value unit year line } }
    }
  }
}
`,
  },
  {
    title: '规划查询 (条件)',
    query: `# 既部署了某区域、又没有部署另一区域的规划。 Plans that direct something at one zone and nothing at another.
query PlansBetween($with: String!, $without: String!) {
  plans(filter: { and: [{ targetsZone: $with }, { not: { targetsZone: $without } }] }, orderBy: { field: ISSUED_ON, direction: DESC }) {
    totalCount
    counts(by: KIND) { value count }
    nodes { title titleEn number issuedOn }
  }
}
`,
    variables: { with: '登封市', without: '中牟县' },
  },
  {
    title: 'Targets compared',
    query: `# 同一指标在各规划中的目标。 What the plans set for one indicator, with the sentences, and where they contradict each other.
query Targets($indicator: String!, $year: Int) {
  compareTargets(indicator: $indicator, year: $year) {
    value unit comparison holdsBy baseline baselineYear growthPerYear
    plan { title }
    evidence { file line text }
  }
  targetConflicts(first: 5) {
    indicator { name nameEn }
    year
    targets { value unit plan { title } evidence { text } }
  }
}
`,
    variables: { indicator: '高新技术企业数量', year: 2025 },
  },
  {
    title: '责任分工',
    query: `# 谁对什么负责,以及原文。 Who is responsible for what, with the sentence that says so.
query WhoDoesWhat($institution: String) {
  responsibilities(institution: $institution, first: 10) {
    totalCount
    nodes {
      lead
      institution { name nameEn }
      measure { heading plan { title } }
      evidence { file line text }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
    variables: { institution: '市财政局' },
  },
  {
    title: 'Search',
    query: `# 全文检索 · Names and sentences that hold the words.
query Search($text: String!) {
  search(text: $text, first: 10) {
    type name nameEn highlight score
    evidence { file line plan { title } sectionPath }
  }
  suggest(prefix: "Zhongyuan Sci") { type name nameEn }
  plans(first: 1) { nodes { title } }
}
`,
    variables: { text: '智能传感器' },
  },
  {
    title: 'A zone in depth',
    query: `# 一个区域的产业、机构、组成部分。 What a zone develops, holds and is made up of, parts of parts included.
query Zone($name: String!) {
  zones(filter: { name: $name }) {
    nodes {
      name aliases nameEn category
      plans(first: 3) { totalCount nodes { title } }
      industries(first: 10) { totalCount edges { count node { name nameEn } evidence(first: 1) { text plan { title } } } }
      parts(transitive: true) { totalCount nodes { name nameEn } }
      institutions(first: 5) { nodes { name } }
    }
  }
}
`,
    variables: { name: '郑东新区' },
  },
  {
    title: 'Blank spots',
    query: `# 哪些区域还没有规划说要发展某产业。 Zones that plans target and none of which says that they develop an industry.
query Coverage($industry: String!) {
  zonesWithout(industry: $industry, category: DEVELOPMENT_ZONE, first: 10) { name nameEn plans { totalCount nodes { title } } }
  industries(filter: { name: $industry }) { nodes { name zones(first: 20) { totalCount edges { node { name } evidence(first: 1) { file line text } } } } }
}
`,
    variables: { industry: '区块链' },
  },
  {
    title: '问答',
    query: `# 提问可以接着上一个答案:把 id 作为 context 传入。 A question can go on from the answer before: give its id as context.
query GoOn($question: String!, $context: ID) {
  ask(question: $question, context: $context) {
    id status kind text names count value unit date boolean
    targets { value unit year plan { title } }
    evidence { file line text prefix suffix sectionPath plan { title } }
    alternatives { name type question }
    interpretation { entities { text type name } logicalForm cypher }
    confidence
  }
}
`,
    variables: { question: '战新规划里，3D打印装备打算放在哪几个区发展？' },
  },
];
