// Changes whenever a document is written or removed.
MATCH (d:Document)
RETURN count(d) AS documents, toString(max(d.writtenAt)) AS writtenAt
