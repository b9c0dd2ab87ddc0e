UNWIND $rows AS row
MATCH (plan:Plan {id: row.plan}), (passage:Passage {id: row.passage})
MERGE (i:Indicator {id: row.indicator.id})
SET i += row.indicator
MERGE (t:Target {id: row.properties.id})
SET t += row.properties
MERGE (plan)-[:SETS]->(t)
MERGE (t)-[m1:MEASURES]->(i)
SET m1.reason = row.reason
MERGE (passage)-[m:MENTIONS {start: row.properties.start, end: row.properties.end}]->(t)
WITH t, row
UNWIND row.about AS about
MATCH (e:Entity {id: about})
MERGE (t)-[:ABOUT]->(e)
