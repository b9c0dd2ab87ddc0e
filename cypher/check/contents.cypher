// All that the graph holds: every node with the relationships that go out from it. When and where a document was read is none of it.
MATCH (n) WHERE NOT n:Migration
RETURN labels(n) AS labels, n {.*, writtenAt: null, path: null} AS properties,
       [(n)-[r]->(end) | {type: type(r), end: coalesce(end.id, end.sha256), properties: properties(r)}] AS relationships
