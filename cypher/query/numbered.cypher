// What a plan numbers with digits, heading or sentence, from its beginning on: 1.…, 2.…
MATCH (plan:Plan {id: $plan})-[:HAS_SECTION]->{1,6}(:Section)-[:HAS_PASSAGE]->(p:Passage)
WHERE p.kind IN ['heading', 'sentence'] AND p.text =~ '(?s)\\s*\\d{1,2}\\s*[.．、]\\s*[^\\d\\s].*'
WITH DISTINCT plan, p
RETURN p {.id, .file, .line, .page, .start, .end, .text, section: '', plan: plan {.id, .title}} AS value
ORDER BY p.start
