/** Starts each line of the report, so that run.ts can tell it from what else VS Code prints. */
export const reportMark = 'report│';
