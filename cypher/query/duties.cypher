// The sections and projects that an organ is responsible for, with the heading and the passage that names it, in all plans or in one.
MATCH (e:Institution {id: $id})-[r:RESPONSIBLE_FOR]->(duty:Section|Project)
WHERE (NOT $isLed OR $leads IN r.rules) AND ($label IS NULL OR $label IN labels(duty))
WITH duty, r, COLLECT {
  UNWIND r.evidence AS id MATCH (p:Passage {id: id}) WHERE $plan IS NULL OR p.plan = $plan
  MATCH (plan:Plan {id: p.plan})
  RETURN p {.id, .file, .line, .page, .start, .end, .text, section: duty.heading, plan: plan {.id, .title}} AS passage ORDER BY p.start
} AS evidence
WHERE size(evidence) > 0
WITH duty, r, evidence, COLLECT {
  MATCH (duty)-[:HAS_PASSAGE]->(p:Passage {kind: 'heading'})
  MATCH (plan:Plan {id: p.plan})
  RETURN p {.id, .file, .line, .page, .start, .end, .text, section: duty.heading, plan: plan {.id, .title}} AS passage ORDER BY p.start LIMIT 1
} AS heading
RETURN {
  node: {id: duty.id, name: coalesce(duty.heading, duty.name), aliases: coalesce(duty.aliases, []), nameEn: duty.nameEn},
  confidence: r.confidence, evidence: heading + evidence[..2], evidenceIds: [p IN heading + evidence | p.id]
} AS value, duty:Section AS isSection
ORDER BY isSection DESC, value.evidence[0].file, value.evidence[0].start
LIMIT 200
