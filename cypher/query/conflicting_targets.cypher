// Indicators for which plans set different values for the same scope and year, with the targets.
MATCH (i:Indicator)<-[:MEASURES]-(t:Target)
WHERE t.holdsBy IS NOT NULL AND t.per IS NULL
WITH i, coalesce(t.scope, '') AS scope, t.holdsBy AS year, collect(t) AS targets, count(DISTINCT t.planId) AS plans,
     count(DISTINCT t.baseValue) AS values
WHERE plans > 1 AND values > 1
ORDER BY plans DESC, i.name
LIMIT 50
UNWIND targets AS t
MATCH (plan:Plan {id: t.planId})
RETURN t {.*, indicator: i {.*}, plan: plan {.id, .title},
          evidence: COLLECT {
            MATCH (t)<-[:MENTIONS]-(p:Passage)
            RETURN p {.*, section: null, plan: plan {.id, .title}} AS passage ORDER BY p.start
          }} AS value
