// The text of every passage.
MATCH (p:Passage)
RETURN p.text AS text
