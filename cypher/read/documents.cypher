MATCH (d:Document)
RETURN d.sha256 AS sha256, d.path AS path, d.name AS name, d.reader AS reader
ORDER BY d.name
