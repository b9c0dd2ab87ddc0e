// Names and dates that queries start from.
CREATE INDEX document_name IF NOT EXISTS FOR (d:Document) ON (d.name);
CREATE INDEX document_path IF NOT EXISTS FOR (d:Document) ON (d.path);
CREATE INDEX plan_title IF NOT EXISTS FOR (p:Plan) ON (p.title);
CREATE INDEX plan_key IF NOT EXISTS FOR (p:Plan) ON (p.key);
CREATE INDEX plan_number IF NOT EXISTS FOR (p:Plan) ON (p.number);
CREATE INDEX plan_issued_on IF NOT EXISTS FOR (p:Plan) ON (p.issuedOn);
CREATE INDEX plan_external IF NOT EXISTS FOR (p:Plan) ON (p.external);
CREATE INDEX zone_name IF NOT EXISTS FOR (z:Zone) ON (z.name);
CREATE INDEX industry_name IF NOT EXISTS FOR (i:Industry) ON (i.name);
CREATE INDEX institution_name IF NOT EXISTS FOR (i:Institution) ON (i.name);
CREATE INDEX project_name IF NOT EXISTS FOR (p:Project) ON (p.name);
CREATE INDEX indicator_name IF NOT EXISTS FOR (i:Indicator) ON (i.name);
