// Targets that hold words of a question, with what they are about.
CALL () {
  MATCH (meant:Plan {external: false})
  WHERE ($plan IS NULL OR meant.id = $plan) AND ($from IS NULL OR (meant.issuedOn >= $from AND meant.issuedOn < $to))
    AND ($cited IS NULL OR EXISTS { (meant)-[:CITES]->(cited:Plan) WHERE cited.id = $cited OR EXISTS { (cited)-[:SAME_AS]->(:Plan {id: $cited}) } })
  RETURN collect(meant.id) AS plans
}
CALL () {
  CALL db.index.fulltext.queryNodes('passages', $described, {limit: 20}) YIELD node, score
  WITH node, score ORDER BY score DESC
  RETURN collect(node {.plan, .text}) AS described
}
CALL db.index.fulltext.queryNodes('targets', $query, {limit: $hits}) YIELD node AS t, score
WHERE t.planId IN plans AND ($year IS NULL OR t.holdsBy = $year OR t.year = $year OR t.baselineYear = $year)
WITH described, t, score ORDER BY score DESC LIMIT 200
MATCH (t)-[:MEASURES]->(i:Indicator)
MATCH (plan:Plan {id: t.planId})
MATCH (section:Section)-[:HAS_PASSAGE]->(p:Passage)-[:MENTIONS]->(t)
RETURN t {.*, indicator: i {.*}, plan: plan {.id, .title},
          evidence: [p {.*, section: section.heading, plan: plan {.id, .title}}]} AS value,
  section.heading AS heading, described
ORDER BY score DESC
