// Targets are found by what they measure, for whom, and in which words.
CREATE FULLTEXT INDEX targets IF NOT EXISTS FOR (t:Target) ON EACH [t.name, t.measures, t.scope, t.sector, t.text]
OPTIONS { indexConfig: { `fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: false } };
