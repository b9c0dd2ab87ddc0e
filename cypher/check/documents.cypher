// The documents, in a fixed order.
MATCH (d:Document)
RETURN d.path AS path, d.name AS name, d.sha256 AS sha256 ORDER BY d.path
