MATCH (p:Plan {external: false})
RETURN count(p) AS plans
