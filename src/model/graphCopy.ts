import { z } from 'zod';

const rows = z.array(z.record(z.string(), z.unknown()));

/** What questions are read by, of one version of a graph: rows as the store gives them. */
export const graphCopySchema = z.object({
  /** Of the graph, and of the statements that gave the rows. */
  version: z.string(),
  names: rows,
  passages: rows,
});
export type GraphCopy = z.infer<typeof graphCopySchema>;
