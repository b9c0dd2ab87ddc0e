// The texts that plans repeal, or the plans that repeal a text, with the sentence that says so.
MATCH (plan:Plan)-[r:REPEALS]->(old:Plan)
WHERE ($repealing IS NULL OR plan.id = $repealing) AND ($repealed IS NULL OR old.id = $repealed)
WITH CASE WHEN $repealed IS NULL THEN old ELSE plan END AS node, r, plan
WITH node, max(r.confidence) AS confidence, COLLECT {
  UNWIND r.evidence AS id MATCH (p:Passage {id: id})
  RETURN p {.id, .file, .line, .page, .start, .end, .text, section: head(COLLECT { MATCH (p)<-[:HAS_PASSAGE]-(s:Section) RETURN s.heading }), plan: plan {.id, .title}} AS passage ORDER BY p.start
} AS evidence
RETURN {node: node {.id, .title, .titleEn, .number, aliases: COLLECT { MATCH (:Passage)-[m:MENTIONS]->(node) RETURN DISTINCT m.text ORDER BY m.text LIMIT 8 }}, confidence: confidence, evidence: evidence[..3], evidenceIds: [p IN evidence | p.id]} AS value
ORDER BY value.node.title
