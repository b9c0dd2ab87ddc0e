import { makeAsker } from '../src/ask/ask.js';
import { saying, weigh } from '../src/ask/answer/weigh.js';
import { CONFIGURATION } from '../src/cli/config.js';
import { openStore } from '../src/cli/openStore.js';
import { makeOutlineReader } from '../src/ingest/ingest.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { readFileSync } from 'node:fs';
const knowledge = loadKnowledge(); makeOutlineReader(knowledge);
const { store, close } = await openStore(CONFIGURATION.parse(process.env), console.error);
const model = JSON.parse(readFileSync('models/answers.json','utf8'));
const asker = makeAsker(store, knowledge, model);
for (const q of process.argv.slice(2)) {
  const { question, weighed } = await asker.propose(q);
  const l = weighed.map(({features}: any) => Object.entries(features).reduce((s: number,[n,v]: any)=>s+(model.answer.weights[n]??0)*v, model.answer.bias));
  const tot = 1 + l.reduce((s,x)=>s+Math.exp(x),0);
  console.log('##', q, '| frame', question.frame, weighed.length);
  const by = new Map<string, [number, any]>();
  weighed.forEach((w: any,i)=>{const s=saying(w.answer); const k=by.get(s); const p=Math.exp(l[i]!)/tot; by.set(s,[(k?.[0]??0)+p, k?.[1]??w]);});
  for (const [s,[p,w]] of [...by].sort((a,b)=>b[1][0]-a[1][0]).slice(0,4)) { console.log('  ',p.toFixed(3),s.slice(0,110),'|',w.answer.evidence[0]?.file?.slice(0,3),w.answer.evidence[0]?.line, w.answer.evidence[0]?.text?.slice(0,60));
   if (process.env.F) console.log('      ', Object.entries(w.features).filter(([,v]: any)=>v!==0).map(([n,v]: any)=>`${n}=${(+v).toFixed(2)}*${(model.answer.weights[n]??0).toFixed(2)}`).join('; ')); }
}
await close();
