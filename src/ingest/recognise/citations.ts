import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Candidate } from './candidates.js';

/** Finds cited policy texts: titles in 《》 and document numbers. */
export function findCitations(text: string, knowledge: Knowledge): Candidate[] {
  const candidates: Candidate[] = [];
  for (const found of text.matchAll(/《[^《》]{2,90}》/g)) {
    if (!isPolicyTitle(found[0], knowledge)) continue;
    candidates.push({
      start: found.index,
      end: found.index + found[0].length,
      type: 'Plan',
      source: 'title marks',
      weight: 9,
    });
  }
  for (const found of text.matchAll(new RegExp(knowledge.heads.number.pattern, 'gu'))) {
    const organ = shortenOrgan(found.groups!.organ!);
    const start = found.index + found.groups!.organ!.length - organ.length;
    candidates.push({
      start,
      end: found.index + found[0].length,
      type: 'Plan',
      source: 'document number',
      weight: 9,
    });
  }
  return candidates;
}

const POLICY_WORDS =
  /(法|条例|纲要|规划|意见|方案|办法|规定|通知|预案|计划|政策|措施|细则|决定|目录|指南|标准|分类|建议|公告|名单|清单|规则|准则|要点|制度|协定|指引|导则)(?:[(（][^()（）]*[)）])*》$/;

function isPolicyTitle(title: string, knowledge: Knowledge): boolean {
  return POLICY_WORDS.test(title) || knowledge.heads.kinds.some((kind) => title.endsWith(`${kind}》`));
}

/** The abbreviation of an organ has few characters: what stands before it belongs to the sentence. */
function shortenOrgan(organ: string): string {
  const cut = /(?:按照|根据|依据|以及|关于|印发|精神|和|与|及|的)([\u4e00-\u9fff]{2,8})$/.exec(organ);
  return cut ? cut[1]! : organ;
}

/** Finds products that are named in quotation marks, by their ending: “郑科贷”. */
export function findQuoted(text: string, knowledge: Knowledge): Candidate[] {
  return [...text.matchAll(/[“"]([\u4e00-\u9fffA-Za-z]{2,6})[”"]/g)]
    .filter((found) => knowledge.quotedEndings.some((ending) => found[1]!.endsWith(ending)))
    .map((found) => ({
      start: found.index + 1,
      end: found.index + 1 + found[1]!.length,
      type: 'Project' as const,
      source: 'quoted',
      weight: 2,
    }));
}
