import { displayWidth } from '../language/width.js';
import type { FileReport } from './ingestPaths.js';
import { countOf, describeLosses } from './lossReport.js';

/** The reports as a table for a terminal, the failures below it. */
export function formatReports(reports: readonly FileReport[]): string {
  const heads = ['file', 'plans', 'sections', 'passages', 'mentions', 'targets', 'left out', 'seconds'];
  const rows = reports.map((report) => {
    const { plans, sections, passages, mentions, targets, losses } = report;
    const counts = [plans, sections, passages, mentions, targets, countOf(losses)].map(String);
    const figures =
      report.status === 'read' ? counts : counts.map(() => (report.status === 'failed' ? '–' : '='));
    return [report.file, ...figures, report.status === 'unchanged' ? 'unchanged' : report.seconds.toFixed(1)];
  });
  const failed = reports.filter((report) => report.problem).map((report) => `! ${report.problem}`);
  const leftOut = reports
    .filter(({ losses }) => losses.length > 0)
    .map(({ file, losses }) => `· ${file}: left out ${describeLosses(losses)}`);
  return [formatTable(heads, rows), ...leftOut, ...failed].join('\n');
}

/** Rows under their heads, the first column to the left and the others to the right. */
export function formatTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, i) => Math.max(...[head, ...rows.map((row) => row[i]!)].map(displayWidth)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) =>
        i === 0 ? cell + ' '.repeat(widths[i]! - displayWidth(cell)) : cell.padStart(widths[i]!),
      )
      .join('  ');
  return [line(heads), ...rows.map(line)].join('\n');
}
