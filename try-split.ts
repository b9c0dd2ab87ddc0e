import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { furnitureSchema, headingsSchema, headsSchema } from './src/knowledge/rules.js';
import { cleanSource } from './src/ingest/clean/clean.js';
import { splitDocument } from './src/ingest/split/split.js';
const y = (f: string) => parse(readFileSync('/work/main/graph/rules/' + f, 'utf8'));
const rules = { furniture: furnitureSchema.parse(y('furniture.yaml')), headings: headingsSchema.parse(y('headings.yaml')), heads: headsSchema.parse(y('heads.yaml')), placeOf: (t: string) => /郑州市?|厦门市|江西省|辽宁省|台州市|昆山市|福建省/.exec(t)?.[0] ?? null };
for (const f of process.argv.slice(3)) {
const d = cleanSource({ path: f, name: f, sha256: 'x', mediaType: 'text/plain', encoding: 'utf8', text: readFileSync(f, 'utf8'), unreadable: 0 }, rules);
const o = splitDocument(d, rules);
for (const p of o.plans) { console.log(JSON.stringify({ ...p, id: 0, file: f.slice(-30), span: 0 }));
 if (process.argv[2] === 'x') for (const s of o.sections.filter((s) => s.plan === p.id)) console.log('  '.repeat(s.level) + `${s.line} ${s.role[0]} [${s.marker}] ${s.heading}`); }
}
