/** Rows in a form that is the same whoever returned them: sorted. */
export type Rows = readonly unknown[];

type Data = Record<string, unknown>;
// biome-ignore lint/suspicious/noExplicitAny: three shapes of the same rows
type Any = any;

/** One operation in three ways, and how to read the same rows from each. */
export interface Operation {
  readonly name: string;
  readonly nested: boolean;
  readonly api: string;
  readonly bare: string;
  readonly rival: string;
  readonly ofApi: (data: Data) => Rows;
  readonly ofBare: (data: Data) => Rows;
  readonly ofRival: (data: Data) => Rows;
}

const sorted = (rows: readonly unknown[]): Rows =>
  [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
const names = (list: readonly Any[]) => sorted(list.map((one) => one.name ?? one.title));
const FEW = 'first: 100';

export const operations: readonly Operation[] = [
  {
    name: 'plans with their heads',
    nested: false,
    api: `{ plans(${FEW}) { nodes { title number issuer issuedOn kind } } }`,
    bare: 'MATCH (p:Plan {external: false}) WITH p ORDER BY p.title LIMIT 100 RETURN {rows: collect(p {.title, .number, .issuer, .issuedOn, .kind})} AS value',
    rival:
      '{ plans(where: { external: { eq: false } }, limit: 100, sort: [{ title: ASC }]) { title number issuer issuedOn kind } }',
    ofApi: (data: Any) => sorted(data.plans.nodes),
    ofBare: (data: Any) =>
      sorted(
        data.rows.map(({ title, number, issuer, issuedOn, kind }: Any) => ({
          title,
          number,
          issuer,
          issuedOn,
          kind,
        })),
      ),
    ofRival: (data: Any) => sorted(data.plans),
  },
  {
    name: 'a zone by its name',
    nested: false,
    api: '{ zones(filter: { name: "中原科技城" }) { nodes { name nameEn kind } } }',
    bare: "MATCH (z:Zone) WHERE z.name = '中原科技城' RETURN {rows: collect(z {.name, .nameEn, .kind})} AS value",
    rival: '{ zones(where: { name: { eq: "中原科技城" } }) { name nameEn kind } }',
    ofApi: (data: Any) => sorted(data.zones.nodes),
    ofBare: (data: Any) => sorted(data.rows.map(({ name, nameEn, kind }: Any) => ({ name, nameEn, kind }))),
    ofRival: (data: Any) => sorted(data.zones),
  },
  {
    name: 'fifty institutions',
    nested: false,
    api: '{ institutions(first: 50) { nodes { name kind } } }',
    bare: 'MATCH (i:Institution) WITH i ORDER BY i.name LIMIT 50 RETURN {rows: collect(i {.name, .kind})} AS value',
    rival: '{ institutions(limit: 50, sort: [{ name: ASC }]) { name kind } }',
    ofApi: (data: Any) => names(data.institutions.nodes),
    ofBare: (data: Any) => names(data.rows),
    ofRival: (data: Any) => names(data.institutions),
  },
  {
    name: 'plans that target a zone',
    nested: false,
    api: `{ plans(${FEW}, filter: { targetsZone: "金水区" }) { nodes { title } } }`,
    bare: "MATCH (z:Zone) WHERE z.name = '金水区' MATCH (z)<-[:TARGETS]-(p:Plan {external: false}) WITH p ORDER BY p.title RETURN {rows: collect(p {.title})} AS value",
    rival:
      '{ plans(where: { zones: { some: { name: { eq: "金水区" } } } }, sort: [{ title: ASC }]) { title } }',
    ofApi: (data: Any) => names(data.plans.nodes),
    ofBare: (data: Any) => names(data.rows),
    ofRival: (data: Any) => names(data.plans),
  },
  {
    name: 'a zone, its plans',
    nested: true,
    api: `{ zones(filter: { name: "中原科技城" }) { nodes { name plans(${FEW}) { nodes { title number } } } } }`,
    bare: "MATCH (z:Zone) WHERE z.name = '中原科技城' RETURN {rows: collect(z {.name, plans: COLLECT { MATCH (z)<-[:TARGETS]-(p:Plan) RETURN p {.title, .number} }})} AS value",
    rival: '{ zones(where: { name: { eq: "中原科技城" } }) { name plans { title number } } }',
    ofApi: (data: Any) => data.zones.nodes.flatMap(({ plans }: Any) => names(plans.nodes)),
    ofBare: (data: Any) => data.rows.flatMap(({ plans }: Any) => names(plans)),
    ofRival: (data: Any) => data.zones.flatMap(({ plans }: Any) => names(plans)),
  },
  {
    name: 'plans, their zones with counts of sentences',
    nested: true,
    api: `{ plans(${FEW}) { nodes { title zones(${FEW}) { edges { count node { name } } } } } }`,
    bare: 'MATCH (p:Plan {external: false}) WITH p ORDER BY p.title RETURN {rows: collect(p {.title, zones: COLLECT { MATCH (p)-[r:TARGETS]->(z:Zone) RETURN {count: r.count, name: z.name} ORDER BY r.count DESC, z.name LIMIT 100 }})} AS value',
    rival:
      '{ plans(where: { external: { eq: false } }, sort: [{ title: ASC }]) { title zonesConnection(first: 100, sort: [{ edge: { count: DESC } }, { node: { name: ASC } }]) { edges { properties { count } node { name } } } } }',
    ofApi: (data: Any) =>
      data.plans.nodes.map(({ title, zones }: Any) => [
        title,
        sorted(zones.edges.map(({ count, node }: Any) => [count, node.name])),
      ]),
    ofBare: (data: Any) =>
      data.rows.map(({ title, zones }: Any) => [
        title,
        sorted(zones.map(({ count, name }: Any) => [count, name])),
      ]),
    ofRival: (data: Any) =>
      data.plans.map(({ title, zonesConnection }: Any) => [
        title,
        sorted(zonesConnection.edges.map(({ properties, node }: Any) => [properties.count, node.name])),
      ]),
  },
  {
    name: 'an industry, its zones, their plans',
    nested: true,
    api: `{ industries(filter: { name: "智能传感器" }) { nodes { name zones(${FEW}) { nodes { name plans(${FEW}) { nodes { title } } } } } } }`,
    bare: "MATCH (i:Industry) WHERE i.name = '智能传感器' RETURN {rows: collect(i {.name, zones: COLLECT { MATCH (i)<-[:DEVELOPS]-(z:Zone) RETURN z {.name, plans: COLLECT { MATCH (z)<-[:TARGETS]-(p:Plan) RETURN p {.title} }} }})} AS value",
    rival: '{ industries(where: { name: { eq: "智能传感器" } }) { name zones { name plans { title } } } }',
    ofApi: (data: Any) =>
      data.industries.nodes.flatMap(({ zones }: Any) =>
        sorted(zones.nodes.map(({ name, plans }: Any) => [name, names(plans.nodes)])),
      ),
    ofBare: (data: Any) =>
      data.rows.flatMap(({ zones }: Any) =>
        sorted(zones.map(({ name, plans }: Any) => [name, names(plans)])),
      ),
    ofRival: (data: Any) =>
      data.industries.flatMap(({ zones }: Any) =>
        sorted(zones.map(({ name, plans }: Any) => [name, names(plans)])),
      ),
  },
  {
    name: 'a zone, its industries, their zones',
    nested: true,
    api: `{ zones(filter: { name: "郑州高新区" }) { nodes { industries(${FEW}) { nodes { name zones(${FEW}) { nodes { name } } } } } } }`,
    bare: "MATCH (a:Zone) WHERE a.name = '郑州高新区' RETURN {rows: collect({industries: COLLECT { MATCH (a)-[:DEVELOPS]->(i:Industry) RETURN i {.name, zones: COLLECT { MATCH (i)<-[:DEVELOPS]-(z:Zone) RETURN z {.name} }} }})} AS value",
    rival: '{ zones(where: { name: { eq: "郑州高新区" } }) { industries { name zones { name } } } }',
    ofApi: (data: Any) =>
      data.zones.nodes.flatMap(({ industries }: Any) =>
        sorted(industries.nodes.map(({ name, zones }: Any) => [name, names(zones.nodes)])),
      ),
    ofBare: (data: Any) =>
      data.rows.flatMap(({ industries }: Any) =>
        sorted(industries.map(({ name, zones }: Any) => [name, names(zones)])),
      ),
    ofRival: (data: Any) =>
      data.zones.flatMap(({ industries }: Any) =>
        sorted(industries.map(({ name, zones }: Any) => [name, names(zones)])),
      ),
  },
  {
    name: 'indicators, their targets, the plans of these',
    nested: true,
    api: '{ indicators(first: 30) { nodes { name targets(first: 100) { nodes { value unit plan { title } } } } } }',
    bare: 'MATCH (i:Indicator) WITH i ORDER BY i.name LIMIT 30 RETURN {rows: collect(i {.name, targets: COLLECT { MATCH (i)<-[:MEASURES]-(t:Target) RETURN t {.value, .unit, plan: head(COLLECT { MATCH (t)<-[:SETS]-(p:Plan) RETURN p {.title} })} }})} AS value',
    rival: '{ indicators(limit: 30, sort: [{ name: ASC }]) { name targets { value unit plan { title } } } }',
    ofApi: (data: Any) =>
      data.indicators.nodes.map(({ name, targets }: Any) => [
        name,
        sorted(targets.nodes.map(({ value, unit, plan }: Any) => [value, unit, plan.title])),
      ]),
    ofBare: (data: Any) =>
      data.rows.map(({ name, targets }: Any) => [
        name,
        sorted(targets.map(({ value, unit, plan }: Any) => [value, unit, plan.title])),
      ]),
    ofRival: (data: Any) =>
      data.indicators.map(({ name, targets }: Any) => [
        name,
        sorted(targets.map(({ value, unit, plan }: Any) => [value, unit, plan[0].title])),
      ]),
  },
  {
    name: 'plans with the numbers of their zones',
    nested: true,
    api: `{ plans(${FEW}) { nodes { title zones { totalCount } industries { totalCount } } } }`,
    bare: 'MATCH (p:Plan {external: false}) WITH p ORDER BY p.title RETURN {rows: collect(p {.title, zones: COUNT { (p)-[:TARGETS]->(:Zone) }, industries: COUNT { (p)-[:FOCUSES_ON]->(:Industry) }})} AS value',
    rival:
      '{ plans(where: { external: { eq: false } }, sort: [{ title: ASC }]) { title zonesConnection { aggregate { count { nodes } } } industriesConnection { aggregate { count { nodes } } } } }',
    ofApi: (data: Any) =>
      data.plans.nodes.map(({ title, zones, industries }: Any) => [
        title,
        zones.totalCount,
        industries.totalCount,
      ]),
    ofBare: (data: Any) => data.rows.map(({ title, zones, industries }: Any) => [title, zones, industries]),
    ofRival: (data: Any) =>
      data.plans.map(({ title, zonesConnection, industriesConnection }: Any) => [
        title,
        zonesConnection.aggregate.count.nodes,
        industriesConnection.aggregate.count.nodes,
      ]),
  },
];
