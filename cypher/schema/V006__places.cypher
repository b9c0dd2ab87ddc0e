// Measures are listed in the order of their plan; what stands around a passage is found by its place.
CREATE INDEX section_place IF NOT EXISTS FOR (s:Section) ON (s.plan, s.ordinal);
CREATE INDEX section_plan IF NOT EXISTS FOR (s:Section) ON (s.plan);
CREATE INDEX passage_place IF NOT EXISTS FOR (p:Passage) ON (p.plan, p.start);
