// `row.described` is what the document knows of the thing, on the first mention of it; see `aliases`; `row.resolution` the fuller name
// that a model weighed for it, where it did.
UNWIND $rows AS row
MATCH (p:Passage {id: row.passage})
OPTIONAL MATCH (e:Entity {id: row.entity})
OPTIONAL MATCH (cited:Plan {id: row.entity})
WITH p, row, coalesce(e, cited) AS named
MERGE (p)-[m:MENTIONS {start: row.start, end: row.end}]->(named)
SET m.text = row.text, m.name = row.name, m.offset = row.offset, m.number = row.number, m.confidence = row.confidence
SET m.fullerName = row.resolution.name, m.fullerConfidence = row.resolution.confidence, m.isMerged = row.resolution.isTaken
SET m += row.described
