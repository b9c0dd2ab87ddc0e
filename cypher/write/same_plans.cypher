// Links cited texts to the plans of the corpus with the same title, or the same number: of those that a document
// holds or cites.
CALL () {
  UNWIND $keys AS key
  MATCH (cited:Plan {key: key}) WHERE cited.external
  MATCH (plan:Plan {key: key}) WHERE NOT plan.external
  MERGE (cited)-[:SAME_AS]->(plan)
}
CALL () {
  UNWIND $numbers AS number
  MATCH (cited:Plan {number: number}) WHERE cited.external
  MATCH (plan:Plan {number: number}) WHERE NOT plan.external
  MERGE (cited)-[:SAME_AS]->(plan)
}
