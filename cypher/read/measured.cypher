// Targets that hold words of a question, with what they are about.
CALL db.index.fulltext.queryNodes('targets', $query, {limit: $hits}) YIELD node AS t, score
WHERE ($plan IS NULL OR t.planId = $plan) AND ($year IS NULL OR t.holdsBy = $year OR t.year = $year)
WITH t, score ORDER BY score DESC LIMIT 200
MATCH (t)-[:MEASURES]->(i:Indicator)
MATCH (plan:Plan {id: t.planId})
MATCH (section:Section)-[:HAS_PASSAGE]->(p:Passage)-[:MENTIONS]->(t)
RETURN t {.id, .value, .valueMax, .unit, .comparator, .year, .baseline, .baselineYear, .per, .line, .text, .baseValue, .baseUnit,
          .holdsBy, .growthPerYear, .scope, .sector, .name,
          indicator: i {.id, .name, .nameEn, .aliases, .nameEnSource, .dimension, .unit}, plan: plan {.id, .title},
          evidence: [p {.id, .file, .line, .page, .start, .end, .text, section: section.heading, plan: plan {.id, .title}}]} AS value,
  section.heading AS heading
ORDER BY score DESC
