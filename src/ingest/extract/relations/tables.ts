import type { Knowledge } from '../../../knowledge/knowledge.js';
import { cellOf } from '../../../language/cells.js';
import type { LinkedMention } from '../../../model/entity.js';
import { LEADS, RESPONSIBLE } from '../../../model/relation.js';
import { type Add, of, type Scene } from './scene.js';

/** The projects of a table are where the column of places says, and with whom the columns of units do. */
export function readTableRow(scene: Scene, add: Add): void {
  const { relations } = scene.knowledge;
  if (scene.passage.cells.length === 0) return;
  for (const project of under(scene, 'Project', relations.projectColumn)) {
    for (const zone of under(scene, 'Zone', relations.zoneColumn)) {
      if (zone.mention.canonical !== scene.jurisdiction)
        add({
          predicate: 'LOCATED_IN',
          subject: project.mention,
          object: zone.mention,
          certainty: 'listed',
          rule: 'the column of places',
        });
    }
    for (const unit of under(scene, 'Institution', relations.unitColumn)) {
      const rule = relations.leadColumn.pattern.test(unit.column) ? LEADS : RESPONSIBLE;
      add({
        predicate: 'RESPONSIBLE_FOR',
        subject: unit.mention,
        object: project.mention,
        certainty: 'stated',
        rule,
      });
    }
  }
}

/** The names of a type in the cells of columns that are headed so, with the heading. */
function under(
  scene: Scene,
  type: string,
  heading: Knowledge['relations']['unitColumn'],
): { mention: LinkedMention; column: string }[] {
  return of(scene, type).flatMap((mention) => {
    const column = cellOf(scene.passage, mention.span)?.columns.at(-1) ?? '';
    return heading.pattern.test(column) ? [{ mention, column }] : [];
  });
}
