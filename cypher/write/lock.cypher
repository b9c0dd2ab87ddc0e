// Writers wait here for one another, from whatever machine they write. The first migration is a node that every store has: who has
// written to it keeps the others out until its transaction ends.
MATCH (m:Migration)
WITH m ORDER BY m.version LIMIT 1
SET m.locked = true
REMOVE m.locked
