// What the heads of plans say, with their first passages, or those of the notice that issues them, as evidence: of the plan that is meant, or of those that a question describes.
CALL () {
  CALL db.index.fulltext.queryNodes('passages', $described, {limit: 20}) YIELD node, score
  WITH node, score ORDER BY score DESC
  RETURN collect(node {.plan, .text}) AS described
}
MATCH (plan:Plan {external: false})
WHERE ($plan IS NULL OR plan.id = $plan) AND ($from IS NULL OR (plan.issuedOn >= $from AND plan.issuedOn < $to))
  AND ($cited IS NULL OR EXISTS { (plan)-[:CITES]->(cited:Plan) WHERE cited.id = $cited OR EXISTS { (cited)-[:SAME_AS]->(:Plan {id: $cited}) } })
RETURN plan {.id, .title, .number, .issuer, .issuedOn, .kind,
    period: CASE WHEN plan.periodStart IS NULL THEN null ELSE toString(plan.periodStart) + '-' + toString(plan.periodEnd) END} AS value,
  described,
  COLLECT {
    MATCH (issued:Plan)-[:HAS_SECTION]->(s:Section {ordinal: 0})-[:HAS_PASSAGE]->(p:Passage)
    WHERE issued = plan OR (issued.number = plan.number AND issued.file = plan.file)
    RETURN p {.*, section: head(COLLECT { MATCH (p)<-[:HAS_PASSAGE]-(s:Section) RETURN s.heading }), plan: plan {.id, .title}} AS passage
    ORDER BY p.start LIMIT 12
  } AS evidence
