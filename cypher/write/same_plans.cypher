// Links cited texts to the plans of the corpus with the same title, or the same number: of those that a document
// holds or cites. Where both say the organ or the years, these are the same too.
CALL () {
  UNWIND $keys AS key
  MATCH (cited:Plan {key: key}) WHERE cited.external
  MATCH (plan:Plan {key: key}) WHERE NOT plan.external
    AND (cited.organ IS NULL OR plan.organ IS NULL OR cited.organ = plan.organ)
    AND (cited.period IS NULL OR plan.period IS NULL OR cited.period = plan.period)
  MERGE (cited)-[:SAME_AS]->(plan)
}
CALL () {
  UNWIND $numbers AS number
  MATCH (cited:Plan {number: number}) WHERE cited.external
  MATCH (plan:Plan {number: number}) WHERE NOT plan.external
  MERGE (cited)-[:SAME_AS]->(plan)
}
