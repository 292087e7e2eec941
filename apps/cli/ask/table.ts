/** Columns side by side, the first to the left and the others to the right; Chinese characters are two wide. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map((row) => widthOf(row[at] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => padded(cell, widths[at] ?? 0, at === 0))
      .join('  ')
      .trimEnd(),
  );
}

function padded(cell: string, width: number, toTheLeft: boolean): string {
  const space = ' '.repeat(width - widthOf(cell));
  return toTheLeft ? cell + space : space + cell;
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u.test(
      character,
    )
      ? 2
      : 1;
  return width;
}
