import {
  CORRECTED_LABEL,
  MUST_STATES,
  STATE_LABELS,
  type Must,
  type RollUpGroup,
  type Share,
  type Tally,
} from '@mingjing/accountability';
import type { MustsAnswer } from './musts-answer';
import { table } from './table';

const MUSTS: readonly (readonly [Must, string])[] = [
  ['M1', '发现必须责令整改 ordered'],
  ['M1_AGAIN', '复查不合格再责令 ordered again'],
  ['M2', '责令后必须复查 rechecked'],
  ['M3', '达标准必须处罚 penalised'],
];

/** The answer as a person reads it: shares with their counts and what they may hide, then every state that occurs. */
export function mustsTable(answer: MustsAnswer): readonly string[] {
  const { origin, asOf, size, sealed = [], clock, total, groups } = answer;
  const leftOut = sealed.length === 0 ? '' : ` | left out, since sealed: draw ${sealed.join(', ')}`;
  const told = clock === 'story' ? ' by a STORY CLOCK' : '';
  return [
    `Three musts 三个必须 | origin ${origin} | judged at ${asOf}${told} | true at size ${size}${leftOut}`,
    ...groupTable(total),
    ...groups.flatMap((group) => ['', ...groupTable(group)]),
  ];
}

function groupTable(group: RollUpGroup): readonly string[] {
  const states = MUST_STATES.filter((state) => group.all.counts[state] > 0);
  const headings = [
    'rows',
    'due',
    'done at all',
    'on time',
    'entered late 补录',
    'lawful',
    CORRECTED_LABEL.zh,
    ...states.map((state) => STATE_LABELS[state].zh),
  ];
  const line = (name: string, tally: Tally): readonly string[] => [
    name,
    String(tally.rows),
    String(tally.due),
    ...[tally.done, tally.onTime].map(shown),
    String(tally.enteredAfterLimit),
    shown(tally.lawful),
    String(tally.corrected),
    ...states.map((state) => String(tally.counts[state])),
  ];
  const rows = MUSTS.map(([must, name]) => line(name, group.musts[must]));
  return table([[`${group.key}: ${group.findings} findings`, ...headings], ...rows, line('all', group.all)]);
}

/** `55/63 87.3%`: never a number alone. */
function shown({ count, of, permille }: Share): string {
  return permille === undefined ? `${count}/${of}` : `${count}/${of} ${(permille / 10).toFixed(1)}%`;
}
