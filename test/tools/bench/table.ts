export type Alignment = 'left' | 'right';

/** Lines with the columns aligned and two blanks between; columns in which every cell is empty are left out. */
export function alignTable(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
): readonly string[] {
  const columns = alignments
    .map((alignment, column) => ({
      alignment,
      column,
      width: Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)),
    }))
    .filter(({ width }) => width > 0);
  return rows.map((row) =>
    columns
      .map(({ alignment, column, width }) => {
        const cell = row[column] ?? '';
        return alignment === 'left' ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
