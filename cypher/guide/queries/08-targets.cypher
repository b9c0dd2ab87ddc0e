// 同一指标，各规划定了多少？ · What do the plans set for one indicator?
MATCH (p:Plan)-[:SETS]->(t:Target)-[:MEASURES]->(i:Indicator)
WITH i, count(DISTINCT p) AS plans, collect({plan: p.title, value: t.value, unit: t.unit, year: t.year, sentence: t.text}) AS targets
WHERE plans > 1
RETURN i.name AS indicator, i.nameEn AS indicatorEn, plans, targets
ORDER BY plans DESC, indicator
LIMIT 20;
