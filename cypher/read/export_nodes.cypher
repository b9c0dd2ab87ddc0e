// What the graph holds beside its texts: plans, things, indicators and targets, each kind in a fixed order.
CALL () {
  MATCH (p:Plan)
  RETURN p {record: 'plan', .id, .file, .fromLine, .toLine, .title, .titleEn, .number, .issuers, .issuedOn, .kind,
            .jurisdiction, .periodStart, .periodEnd, .external} AS record, 0 AS rank, p.id AS id
  UNION ALL
  MATCH (e:Entity)
  RETURN e {record: 'entity', .id, .type, .name, .nameEn, .nameEnSource, .aliases, .kind, .city, .confidence} AS record, 1 AS rank, e.id AS id
  UNION ALL
  MATCH (i:Indicator)
  RETURN i {record: 'indicator', .id, .name, .nameEn, .nameEnSource, .aliases, .unit, .dimension} AS record, 2 AS rank, i.id AS id
  UNION ALL
  MATCH (t:Target)-[:MEASURES]->(i:Indicator)
  RETURN t {record: 'target', .id, plan: t.planId, indicator: i {.id, .name}, .value, .valueMax, .unit, .comparator, .year, .holdsBy,
            .baseline, .baselineYear, .baseValue, .baseUnit, .per, .scope, .sector, .confidence, .text,
            about: COLLECT { MATCH (t)-[:ABOUT]->(e:Entity) RETURN e {.id, .type, .name} ORDER BY e.id },
            evidence: COLLECT { MATCH (s:Passage)-[:MENTIONS]->(t) RETURN s {.id, .file, .line, .text} ORDER BY s.id }} AS record,
         3 AS rank, t.id AS id
}
RETURN record ORDER BY rank, id
