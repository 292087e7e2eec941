import { isMet, type Figure, type Goal, type Row } from './row';

const HEADINGS = ['', 'measured', 'against', 'ratio', 'goal', ''];

/** The rows as text in aligned columns, notes below the row that they belong to. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(cellsOf);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const body = rows.flatMap((row, i) => [line(cells[i] ?? []), ...row.notes.map((note) => `    ${note}`)]);
  return [line(HEADINGS), ...body].join('\n');
}

function cellsOf(row: Row): readonly string[] {
  const verdict = row.goal === undefined ? '' : isMet(row) ? '✓' : '✗';
  return [
    row.name,
    figureText(row.measured),
    figureText(row.against),
    row.ratio.toFixed(2),
    goalText(row.goal),
    verdict,
  ];
}

function figureText({ what, value, unit }: Figure): string {
  return `${numberText(value)} ${unit} ${what}`.trim();
}

function goalText(goal: Goal | undefined): string {
  if (goal === undefined) return '';
  return 'atLeast' in goal ? `≥ ${String(goal.atLeast)}` : `≤ ${String(goal.atMost)}`;
}

/** Three digits that mean something, and thousands apart. */
export function numberText(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toPrecision(3);
}
