// What the plans set for an indicator, in every wording of it, the highest first.
MATCH (i:Indicator {id: $id})<-[:MEASURES]-(t:Target)<-[:SETS]-(plan:Plan)
WHERE ($year IS NULL OR t.holdsBy = $year OR t.baselineYear = $year) AND ($plan IS NULL OR plan.id = $plan)
RETURN t {.*, indicator: i {.*}, plan: plan {.id, .title},
          evidence: COLLECT {
            MATCH (t)<-[:MENTIONS]-(p:Passage)
            RETURN p {.*, section: null, plan: plan {.id, .title}} AS passage ORDER BY p.start
          }} AS value
ORDER BY t.baseValue DESC, t.id
LIMIT 100
