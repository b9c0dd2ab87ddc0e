// The targets that a plan sets, in the order of its text.
MATCH (plan:Plan {id: $plan})-[:SETS]->(t:Target)-[:MEASURES]->(i:Indicator)
RETURN t {.*, indicator: i {.*}, plan: plan {.id, .title},
          evidence: COLLECT {
            MATCH (t)<-[:MENTIONS]-(p:Passage)
            RETURN p {.*, section: null, plan: plan {.id, .title}} AS passage ORDER BY p.start
          }} AS value
ORDER BY t.start
LIMIT 200
