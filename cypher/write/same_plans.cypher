// Links cited texts to the plans of the corpus with the same number, or the same title.
MATCH (cited:Plan {external: true})
MATCH (plan:Plan {external: false})
WHERE plan.key = cited.key OR plan.number = cited.number
MERGE (cited)-[:SAME_AS]->(plan)
