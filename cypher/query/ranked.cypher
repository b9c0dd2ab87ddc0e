// The entities of a type at which most plans direct something, the plans' own places and those over them left out, with a passage of each plan.
MATCH (e:Entity {type: $type})<-[r:TARGETS|FOCUSES_ON|INVOLVES|PROPOSES]-(plan:Plan {external: false})
WHERE NOT e.name IN $not AND coalesce(e.name, '') <> coalesce(plan.jurisdiction, '')
  AND NOT any(end IN $above WHERE e.name ENDS WITH end) AND ($noun IS NULL OR e.name ENDS WITH $noun)
WITH e, count(DISTINCT plan) AS plans, collect({plan: plan, id: head(r.evidence)}) AS links, reduce(all = [], ids IN collect(r.evidence) | all + ids) AS evidenceIds
ORDER BY plans DESC, e.name
LIMIT 10
RETURN {node: e {.id, .name, .aliases, .nameEn}, plans: plans, confidence: 0.8, evidenceIds: evidenceIds, evidence: COLLECT {
  UNWIND links AS link
  WITH link.id AS id, link.plan AS linked
  MATCH (p:Passage {id: id})
  RETURN p {.id, .file, .line, .page, .start, .end, .text, section: null, plan: linked {.id, .title}} AS passage ORDER BY p.id LIMIT 20
}} AS value
ORDER BY plans DESC, e.name
