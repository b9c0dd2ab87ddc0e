// The headings of a plan whose numbering is a word: 专项工程1：…, 专栏2：…
MATCH (plan:Plan {id: $plan})-[:HAS_SECTION]->{1,6}(s:Section)-[:HAS_PASSAGE]->(p:Passage {kind: 'heading'})
WHERE s.marker STARTS WITH $noun
RETURN {node: {id: s.id, name: s.heading, aliases: [s.marker + s.heading]}, confidence: 0.85,
        evidence: [p {.id, .file, .line, .page, .start, .end, .text, section: s.heading, plan: plan {.id, .title}}]} AS value
ORDER BY s.ordinal
