// The shortest ways between two entities over what the plans state, with a passage for every step.
MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
MATCH p = ALL SHORTEST (a)-[:PART_OF|DEVELOPS|LOCATED_IN|WORKS_IN|SERVES|RESPONSIBLE_FOR|SUBINDUSTRY_OF|TARGETS|FOCUSES_ON|INVOLVES|PROPOSES]-{1,4}(b)
WHERE all(n IN nodes(p) WHERE n:Entity OR n.external = false)
WITH p LIMIT 5
RETURN {
  nodes: [n IN nodes(p) | n {.id, .name, .title, .aliases, .nameEn}],
  predicates: [r IN relationships(p) | type(r)],
  evidence: COLLECT {
    UNWIND relationships(p) AS r
    MATCH (passage:Passage {id: r.evidence[0]})
    MATCH (plan:Plan {id: passage.plan})
    RETURN passage {.id, .file, .line, .page, .start, .end, .text, section: null, plan: plan {.id, .title}} AS item
  }
} AS value
