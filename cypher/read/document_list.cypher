MATCH (d:Document)
RETURN d.sha256 AS sha256, d.name AS name, d.characters AS characters, COUNT { (d)-[:CONTAINS]->(:Plan) } AS plans
ORDER BY d.name, d.sha256
