// The industries that the zones develop in which something stands, with the passages that say both, in all plans or in one.
MATCH (e:Entity {id: $id})-[at:LOCATED_IN|PART_OF]->(zone:Zone)-[r:DEVELOPS]->(industry:Industry)
WITH industry, zone, at, r, COLLECT {
  UNWIND r.evidence AS id MATCH (p:Passage {id: id}) WHERE $plan IS NULL OR p.plan = $plan
  MATCH (plan:Plan {id: p.plan})
  RETURN p {.id, .file, .line, .page, .start, .end, .text, section: head(COLLECT { MATCH (p)<-[:HAS_PASSAGE]-(s:Section) RETURN s.heading }), plan: plan {.id, .title}} AS passage ORDER BY p.start
} AS developed
WHERE size(developed) > 0
WITH industry, r, developed, COLLECT {
  UNWIND at.evidence[..1] AS id MATCH (p:Passage {id: id})
  MATCH (plan:Plan {id: p.plan})
  RETURN p {.id, .file, .line, .page, .start, .end, .text, section: head(COLLECT { MATCH (p)<-[:HAS_PASSAGE]-(s:Section) RETURN s.heading }), plan: plan {.id, .title}} AS passage
} AS located
WITH industry, max(r.confidence) AS confidence, head(collect(located + developed[..2])) AS evidence, head(collect([p IN located + developed | p.id])) AS evidenceIds
RETURN {node: industry {.id, .name, .aliases, .nameEn}, confidence: confidence, evidence: evidence, evidenceIds: evidenceIds} AS value
ORDER BY confidence DESC, industry.name
LIMIT 100
