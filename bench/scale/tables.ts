import { busyHour } from './busy-hour';
import { growthOf } from './growth';
import { LEVELS, MEASURED } from './levels';

/** Two writers: their measured rate, and the part of it that each group pays once, in milliseconds. */
const WRITERS = [
  { name: 'one machine, SQLite', rate: MEASURED.acceptedOnSqlite, flushMs: 2 },
  { name: 'several machines, KurrentDB', rate: MEASURED.acceptedOnEngine, flushMs: 20 },
] as const;
/** Provinces, autonomous regions, municipalities, and the Corps in Xinjiang. */
export const SHARDS = 32;

/** The tables of docs/scale.md, by name. */
export const TABLES: Readonly<Record<string, () => string>> = { growth, waiting, sharded };

function growth(): string {
  return table(
    [
      '',
      'events a year',
      'at the busiest',
      'log',
      'a node’s files',
      'tree in memory',
      'proof',
      'verify all',
      'views anew',
    ],
    LEVELS.map((level) => {
      const of = growthOf(level);
      return [
        of.name,
        count(of.events),
        `${figure(level.peakPerSecond)}/s`,
        `${figure(of.logGigabytes)} GB`,
        `${figure(of.nodeGigabytes)} GB`,
        `${figure(of.treeMegabytes)} MB`,
        `${count(of.proofBytes)} B`,
        time(of.verifyHours * 3_600),
        time(of.rebuildHours * 3_600),
      ];
    }),
  );
}

function waiting(): string {
  const rows = WRITERS.flatMap(({ name, rate, flushMs }) =>
    LEVELS.map((level) => {
      const perSecond = level.peakPerSecond;
      const burst = time(level.burst / rate);
      const use = perSecond / rate;
      const { median, p99 } = busyHour(perSecond, flushMs, 1_000 / rate);
      const waits = [`${figure(use * 100)} %`, `${figure(median)} ms`, `${figure(p99)} ms`, burst];
      return [name, `${count(rate)}/s`, level.name, ...waits];
    }),
  );
  return table(
    [
      ...['writer', 'takes, as measured', '', 'of that, at the busiest'],
      ...['wait, median', 'wait, p99', 'the year’s largest draw'],
    ],
    rows,
  );
}

function sharded(): string {
  const nation = LEVELS.at(-1);
  if (nation === undefined) return '';
  const rows = [
    ['a province’s log', nation.eventsPerYear / SHARDS, nation.peakPerSecond / SHARDS],
    ['log of logs, a checkpoint of each every hour', SHARDS * 365 * 24, SHARDS / 3_600],
    ['log of logs, a checkpoint of each every minute', SHARDS * 365 * 24 * 60, SHARDS / 60],
  ] as const;
  return table(
    ['', 'entries a year', 'entries/s', 'verify all', 'proof of one entry up to here'],
    rows.map(([name, entries, perSecond], i) => {
      const inner = Math.ceil(Math.log2(nation.eventsPerYear / SHARDS)) * 32;
      const outer = i === 0 ? 0 : Math.ceil(Math.log2(entries)) * 32 + MEASURED.entryBytes;
      return [
        name,
        count(entries),
        figure(perSecond),
        time(entries / MEASURED.verified),
        `${count(inner + outer)} B`,
      ];
    }),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function time(seconds: number): string {
  if (seconds < 60) return `${figure(seconds)} s`;
  return seconds < 3_600 ? `${figure(seconds / 60)} min` : `${figure(seconds / 3_600)} h`;
}

function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Two significant digits: none of the inputs has more. */
function figure(value: number): string {
  return value >= 100 ? count(Number(value.toPrecision(2))) : String(Number(value.toPrecision(2)));
}
