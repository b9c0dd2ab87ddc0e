// The passages of a document with where they stand in its source.
MATCH (:Document {sha256: $sha256})-[:CONTAINS]->(:Plan)-[:HAS_SECTION*]->(:Section)-[:HAS_PASSAGE]->(p:Passage)
RETURN p.id AS id, p.text AS text, p.line AS line, p.start AS start, p.end AS end
