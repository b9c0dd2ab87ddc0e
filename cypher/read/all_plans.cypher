// Every plan of the corpus with its first passage.
MATCH (plan:Plan {external: false})
RETURN plan {.id, .title, .number} AS value,
  COLLECT {
    MATCH (plan)-[:HAS_SECTION]->(s:Section {ordinal: 0})-[:HAS_PASSAGE]->(p:Passage)
    RETURN p {.id, .file, .line, .page, .start, .end, .text, section: null, plan: plan {.id, .title}} AS passage
    ORDER BY p.start LIMIT 3
  } AS evidence
ORDER BY plan.title
