// All names of a thing in one text, lower case, each between bars: what is called so is found by an index (|中原科技城|).
CREATE TEXT INDEX zone_names IF NOT EXISTS FOR (z:Zone) ON (z.nameKey);
CREATE TEXT INDEX industry_names IF NOT EXISTS FOR (i:Industry) ON (i.nameKey);
CREATE TEXT INDEX institution_names IF NOT EXISTS FOR (i:Institution) ON (i.nameKey);
CREATE TEXT INDEX project_names IF NOT EXISTS FOR (p:Project) ON (p.nameKey);
CREATE TEXT INDEX indicator_names IF NOT EXISTS FOR (i:Indicator) ON (i.nameKey);
