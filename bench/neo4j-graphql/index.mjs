import { Neo4jGraphQL } from '@neo4j/graphql';
import { execute, parse, validate } from 'graphql';
import neo4j from 'neo4j-driver';

/** The part of the graph that the benchmark reads, as @neo4j/graphql describes it. */
const typeDefs = /* GraphQL */ `
  type Stated @relationshipProperties {
    count: Int!
    confidence: Float!
  }
  type Plan @node {
    id: ID!
    title: String!
    titleEn: String
    number: String
    issuer: String
    issuedOn: String
    kind: String
    external: Boolean
    zones: [Zone!]! @relationship(type: "TARGETS", direction: OUT, properties: "Stated")
    industries: [Industry!]! @relationship(type: "FOCUSES_ON", direction: OUT, properties: "Stated")
    targets: [Target!]! @relationship(type: "SETS", direction: OUT)
  }
  type Zone @node {
    id: ID!
    name: String!
    nameEn: String
    kind: String
    plans: [Plan!]! @relationship(type: "TARGETS", direction: IN, properties: "Stated")
    industries: [Industry!]! @relationship(type: "DEVELOPS", direction: OUT, properties: "Stated")
  }
  type Industry @node {
    id: ID!
    name: String!
    nameEn: String
    zones: [Zone!]! @relationship(type: "DEVELOPS", direction: IN, properties: "Stated")
    plans: [Plan!]! @relationship(type: "FOCUSES_ON", direction: IN, properties: "Stated")
  }
  type Institution @node {
    id: ID!
    name: String!
    kind: String
  }
  type Indicator @node {
    id: ID!
    name: String!
    targets: [Target!]! @relationship(type: "MEASURES", direction: IN)
  }
  type Target @node {
    id: ID!
    value: Float!
    unit: String!
    plan: [Plan!]! @relationship(type: "SETS", direction: IN)
  }
`;

/** Opens the graph; `run` gives the data of a query and throws where it has errors. */
export async function open(uri, user, password) {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
  const documents = new Map();
  /** Servers keep what they have parsed and found valid. */
  const prepared = (source) => {
    if (!documents.has(source)) {
      const [error] = validate(schema, parse(source));
      if (error) throw error;
      documents.set(source, parse(source));
    }
    return documents.get(source);
  };
  return {
    run: async (source) => {
      const { data, errors } = await execute({ schema, document: prepared(source), contextValue: {} });
      if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
      return data;
    },
    close: () => driver.close(),
  };
}
