// Chinese is searched by bigrams: the default analyser takes a whole sentence for one word.
CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Entity|Plan|Indicator) ON EACH [n.name, n.title, n.searchNames]
OPTIONS { indexConfig: { `fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: false } };
CREATE FULLTEXT INDEX passages IF NOT EXISTS FOR (p:Passage) ON EACH [p.text]
OPTIONS { indexConfig: { `fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: false } };
