import uPlot from 'uplot';
import type { Disagreement, TargetSeries } from './targetSeries.js';

const HEIGHT = 290;
const COLOURS = ['--zone', '--institution', '--industry', '--project', '--link', '--faint'];

/** How the series at a place is drawn: a colour of the page, and dashes where the colours begin again. */
export function styleOf(i: number): { colour: string; isDashed: boolean } {
  return { colour: COLOURS[i % COLOURS.length]!, isDashed: Math.floor(i / COLOURS.length) % 2 === 1 };
}

/** Draws series over years into an element, with a ring around what disagrees; returns what takes it away. */
export function plotTargets(
  into: HTMLElement,
  series: readonly TargetSeries[],
  disagreements: readonly Disagreement[],
): () => void {
  const paint = (name: string) => getComputedStyle(into).getPropertyValue(name);
  const years = [...new Set(series.flatMap(({ points }) => [...points.keys()]))].sort((a, b) => a - b);
  const [first, last] = [years[0]!, years.at(-1)!];
  const values = series.map(({ points }) => years.map((year) => points.get(year) ?? null));
  const axis = {
    stroke: paint('--ink'),
    grid: { stroke: paint('--line'), width: 1 },
    ticks: { stroke: paint('--line') },
  };
  const ring = (plot: uPlot) => {
    const { ctx } = plot;
    ctx.strokeStyle = paint('--wrong');
    ctx.lineWidth = 2 * devicePixelRatio;
    for (const { year, goals } of disagreements)
      for (const { baseValue } of goals) {
        ctx.beginPath();
        ctx.arc(
          plot.valToPos(year, 'x', true),
          plot.valToPos(baseValue, 'y', true),
          9 * devicePixelRatio,
          0,
          2 * Math.PI,
        );
        ctx.stroke();
      }
  };
  const plot = new uPlot(
    {
      width: into.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, range: [first - 1, last + 1] } },
      axes: [
        { ...axis, incrs: [1, 2, 5, 10, 20], values: (_, ticks) => ticks.map(String) },
        { ...axis, size: 70 },
      ],
      series: [
        {},
        ...series.map((_, i) => {
          const { colour, isDashed } = styleOf(i);
          return {
            stroke: paint(colour),
            width: 2,
            spanGaps: true,
            points: { show: true, size: 7, fill: paint(colour) },
            ...(isDashed ? { dash: [6, 4] } : {}),
          };
        }),
      ],
      hooks: { draw: [ring] },
    },
    [years, ...values] as uPlot.AlignedData,
    into,
  );
  const fit = new ResizeObserver(() => plot.setSize({ width: into.clientWidth, height: HEIGHT }));
  fit.observe(into);
  return () => {
    fit.disconnect();
    plot.destroy();
  };
}
