// Targets of the passages that hold words of a question, with what they are about.
CALL db.index.fulltext.queryNodes('passages', $query, {limit: $hits}) YIELD node, score
WHERE $plan IS NULL OR node.plan = $plan
WITH node, score ORDER BY score DESC LIMIT 300
MATCH (node)-[:MENTIONS]->(t:Target)-[:MEASURES]->(i:Indicator)
WHERE $year IS NULL OR t.holdsBy = $year OR t.year = $year
MATCH (plan:Plan {id: t.planId})
MATCH (section:Section)-[:HAS_PASSAGE]->(node)
WITH t, i, plan, section, node, max(score) AS best ORDER BY best DESC LIMIT 150
RETURN t {.id, .value, .valueMax, .unit, .comparator, .year, .baseline, .baselineYear, .per, .line, .text, .baseValue, .baseUnit,
          .holdsBy, .growthPerYear, .scope, .sector, .name,
          indicator: i {.id, .name, .nameEn, .aliases, .nameEnSource, .dimension, .unit}, plan: plan {.id, .title},
          evidence: [node {.id, .file, .line, .page, .start, .end, .text, section: section.heading, plan: plan {.id, .title}}]} AS value,
  section.heading AS heading
ORDER BY best DESC
