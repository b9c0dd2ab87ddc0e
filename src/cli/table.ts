import { displayWidth } from '../language/width.js';
import type { FileReport } from './ingestPaths.js';

/** The reports as a table for a terminal, the failures below it. */
export function formatReports(reports: readonly FileReport[]): string {
  const heads = ['file', 'plans', 'sections', 'passages', 'mentions', 'targets', 'seconds'];
  const rows = reports.map((report) => {
    const counts = [report.plans, report.sections, report.passages, report.mentions, report.targets].map(
      String,
    );
    const figures =
      report.status === 'read' ? counts : counts.map(() => (report.status === 'failed' ? '–' : '='));
    return [report.file, ...figures, report.status === 'unchanged' ? 'unchanged' : report.seconds.toFixed(1)];
  });
  const widths = heads.map((head, i) => Math.max(...[head, ...rows.map((row) => row[i]!)].map(displayWidth)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) =>
        i === 0 ? cell + ' '.repeat(widths[i]! - displayWidth(cell)) : cell.padStart(widths[i]!),
      )
      .join('  ');
  const failed = reports.filter((report) => report.problem).map((report) => `! ${report.problem}`);
  const garbled = reports
    .filter((report) => report.unreadable > 0)
    .map(
      (report) =>
        `· ${report.file}: ${report.unreadable} characters could not be decoded and stand as \ufffd.`,
    );
  return [line(heads), ...rows.map(line), ...garbled, ...failed].join('\n');
}
