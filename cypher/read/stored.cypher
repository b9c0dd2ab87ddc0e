// What is stored of a file: under its path, or with its bytes.
MATCH (d:Document {path: $path})
RETURN d.sha256 AS sha256
UNION
MATCH (d:Document {sha256: $sha256})
RETURN d.sha256 AS sha256
