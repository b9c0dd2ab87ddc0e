// What the head of a plan says, with its first passages as evidence.
MATCH (plan:Plan {id: $id})
RETURN plan {.id, .title, .number, .issuer, .issuedOn,
    period: CASE WHEN plan.periodStart IS NULL THEN null ELSE toString(plan.periodStart) + '-' + toString(plan.periodEnd) END} AS value,
  COLLECT {
    MATCH (plan)-[:HAS_SECTION]->(s:Section {ordinal: 0})-[:HAS_PASSAGE]->(p:Passage)
    RETURN p {.id, .file, .line, .page, .start, .end, .text, section: null, plan: plan {.id, .title}} AS passage
    ORDER BY p.start LIMIT 12
  } AS evidence
