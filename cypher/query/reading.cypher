// The sections of passages, with what stands around these, the names in it, and who is responsible.
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
MATCH (section:Section)-[:HAS_PASSAGE]->(node:Passage)
WHERE node.id IN $passages AND node.plan IN plans
WITH described, section, collect(node.start) AS starts
MATCH (plan:Plan {id: section.plan})
RETURN described, plan {.id, .title, .issuer} AS plan, section.id AS id, section.heading AS heading,
  COLLECT { MATCH (above:Section)-[:HAS_SECTION*1..5]->(section) WHERE above.heading <> '' RETURN above.heading } AS above,
  COLLECT {
    MATCH (section)-[:HAS_PASSAGE]->(p:Passage)
    WHERE any(start IN starts WHERE abs(p.start - start) < $around)
    RETURN p {
      .id, .kind, .file, .line, .page, .start, .end, .text, section: section.heading, plan: plan {.id, .title},
      names: COLLECT {
        MATCH (p)-[m:MENTIONS]->(e:Entity|Plan)
        RETURN {text: m.text, type: coalesce(e.type, 'Plan'), name: coalesce(e.name, e.title), aliases: coalesce(e.aliases, [x IN [e.number] WHERE x IS NOT NULL]),
                nameEn: coalesce(e.nameEn, e.titleEn), kind: e.kind} AS name ORDER BY m.start
      }
    } AS passage ORDER BY p.start LIMIT 120
  } AS passages,
  COLLECT {
    MATCH (parent:Section|Plan)-[:HAS_SECTION]->(section)
    UNWIND [parent, section] AS over
    MATCH (over)-[:HAS_SECTION]->(child:Section)-[:HAS_PASSAGE]->(title:Passage {kind: 'heading'})
    RETURN {over: coalesce(over.heading, ''), isOwn: over = section, level: child.level, marker: child.marker, heading: child.heading,
            passage: title {.id, .kind, .file, .line, .page, .start, .end, .text, section: over.heading, plan: plan {.id, .title}}} AS child
    ORDER BY title.start LIMIT 60
  } AS children,
  COLLECT {
    MATCH (unit:Institution)-[r:RESPONSIBLE_FOR]->(section)
    UNWIND range(0, size(r.evidence) - 1) AS i
    RETURN {name: unit.name, aliases: unit.aliases, nameEn: unit.nameEn, passage: r.evidence[i], leads: r.rules[i] = $leads} AS unit
  } AS units
