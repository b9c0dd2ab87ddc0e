// The targets that a plan sets, in the order of its text.
MATCH (plan:Plan {id: $plan})-[:SETS]->(t:Target)-[:MEASURES]->(i:Indicator)
RETURN t {.id, .value, .valueMax, .unit, .comparator, .year, .baseline, .baselineYear, .per, .line, .text, .baseValue, .baseUnit,
          .holdsBy, .growthPerYear, .scope, .sector,
          indicator: i {.id, .name, .nameEn, .aliases, .nameEnSource, .dimension, .unit}, plan: plan {.id, .title},
          evidence: COLLECT {
            MATCH (t)<-[:MENTIONS]-(p:Passage)
            RETURN p {.id, .file, .line, .page, .start, .end, .text, section: null, plan: plan {.id, .title}} AS passage ORDER BY p.start
          }} AS value
ORDER BY t.start
LIMIT 200
