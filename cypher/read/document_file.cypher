MATCH (d:Document {sha256: $sha256})
RETURN d.path AS path, d.name AS name
