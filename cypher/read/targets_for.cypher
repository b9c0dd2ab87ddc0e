// What the plans set for an indicator, in every wording of it, the highest first.
MATCH (i:Indicator {id: $id})<-[:MEASURES]-(t:Target)<-[:SETS]-(plan:Plan)
WHERE ($year IS NULL OR t.holdsBy = $year) AND ($plan IS NULL OR plan.id = $plan)
RETURN t {.id, .value, .valueMax, .unit, .comparator, .year, .baseline, .baselineYear, .per, .line, .text, .baseValue, .baseUnit,
          .holdsBy, .growthPerYear, .scope, .sector,
          indicator: i {.id, .name, .nameEn, .aliases, .nameEnSource, .dimension, .unit}, plan: plan {.id, .title},
          evidence: COLLECT {
            MATCH (t)<-[:MENTIONS]-(p:Passage)
            RETURN p {.id, .file, .line, .page, .start, .end, .text, section: null, plan: plan {.id, .title}} AS passage ORDER BY p.start
          }} AS value
ORDER BY t.baseValue DESC, t.id
LIMIT 100
