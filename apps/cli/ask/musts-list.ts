import { STATE_LABELS, type CountedRow } from '@mingjing/accountability';
import type { MustsListed } from './musts-answer';
import { table } from './table';

/** The rows behind the numbers, one in a line; `draw why` and the trail say the rest. */
export function mustsList({ asOf, size, sealed = [], clock, rows }: MustsListed): readonly string[] {
  const leftOut = sealed.length === 0 ? '' : ` | left out, since sealed: draw ${sealed.join(', ')}`;
  const told = clock === 'story' ? ' by a STORY CLOCK' : '';
  const count = rows.length === 1 ? '1 row' : `${rows.length} rows`;
  return [
    `Three musts 三个必须 | ${count} | judged at ${asOf}${told} | true at size ${size}${leftOut}`,
    ...(rows.length === 0 ? [] : table([HEADINGS, ...rows.map(cells)])),
  ];
}

const HEADINGS = ['finding', 'origin', 'must', 'state', 'limit', 'done', 'entries', 'note'];

function cells({ finding, origin, row }: CountedRow): readonly string[] {
  const { must, state, limit = '-', doneAt = '-', because, note } = row;
  const said = note === undefined ? '-' : `${row.noteZh ?? ''} ${note}`;
  const shown = `${state} ${STATE_LABELS[state].zh}`;
  return [finding, origin, must, shown, limit, doneAt, because.map(({ index }) => index).join(' '), said];
}
