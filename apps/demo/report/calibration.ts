import { table } from '../../cli/ask/table';
import { COUNTY_ENTITIES } from '../generator/county/sizes';
import type { Counted } from './counted-in-log';

interface Band {
  readonly what: string;
  readonly counted: readonly string[];
  /** Of a county of full size (domain handbook, §5.12). */
  readonly from: number;
  readonly to: number;
}

const BANDS: readonly Band[] = [
  { what: 'visits', counted: ['visits'], from: 1450, to: 1600 },
  { what: 'orders', counted: ['orders'], from: 340, to: 450 },
  { what: 'cases', counted: ['casesGeneral', 'casesSimple'], from: 65, to: 80 },
  { what: 'of them simple', counted: ['casesSimple'], from: 11, to: 14 },
  { what: 'drawn daily', counted: ['drawn DAILY'], from: 560, to: 640 },
  { what: 'drawn key', counted: ['drawn KEY'], from: 135, to: 165 },
  { what: 'drawn city', counted: ['drawn CITY'], from: 520, to: 575 },
  { what: 'national', counted: ['tasks NATIONAL'], from: 107, to: 107 },
  { what: 'provincial', counted: ['tasks PROVINCIAL'], from: 107, to: 107 },
  // The 70 of the handbook, and the three of the third strike.
  { what: 'complaints', counted: ['tasks COMPLAINT'], from: 73, to: 73 },
  { what: 'first checks', counted: ['tasks LICENCE_FIRST_CHECK'], from: 24, to: 24 },
];

/** Of the places of the year's draws, the share in which another officer came. */
const REPLACED = { of: 'places', counted: 'replaced', from: 4, to: 9 } as const;

export interface Calibration {
  /** A table for a county of full size; the bare counts for any other. And each count that the truth contradicts. */
  readonly lines: readonly string[];
  /** Every count is that of the truth, and of a county of full size lies in its band. */
  readonly isSound: boolean;
}

/** What the year came to by its log, held against what the generator made up and the bands of a county. */
export function calibration(log: Counted, truth: Counted, entities: number): Calibration {
  const isFull = entities === COUNTY_ENTITIES;
  const rows = [...BANDS.map((band) => measured(band, log)), replacedIn(log)];
  const names = [...BANDS.flatMap(({ counted }) => counted), REPLACED.of, REPLACED.counted];
  const different = [...new Set(names)].filter((name) => (log[name] ?? 0) !== (truth[name] ?? 0));
  const lines = table([
    ['The year in numbers', '', isFull ? 'of a county' : ''],
    ...rows.map(({ what, shown, band, isInside }) => [
      what,
      shown,
      isFull ? `${band}${isInside ? '' : '  OUTSIDE'}` : '',
    ]),
  ]);
  return {
    lines: [...lines, ...different.map((name) => contradicted(name, log, truth))],
    isSound: different.length === 0 && (!isFull || rows.every(({ isInside }) => isInside)),
  };
}

interface Measured {
  readonly what: string;
  readonly shown: string;
  readonly band: string;
  readonly isInside: boolean;
}

function measured({ what, counted, from, to }: Band, log: Counted): Measured {
  const count = counted.reduce((sum, name) => sum + (log[name] ?? 0), 0);
  const band = from === to ? String(from) : `${from}–${to}`;
  return { what, shown: String(count), band, isInside: count >= from && count <= to };
}

function replacedIn(log: Counted): Measured {
  const { of, counted, from, to } = REPLACED;
  const places = log[of] ?? 0;
  const share = places === 0 ? 0 : (100 * (log[counted] ?? 0)) / places;
  const isInside = share >= from && share <= to;
  return { what: 'places replaced', shown: `${share.toFixed(1)} %`, band: `${from}–${to} %`, isInside };
}

function contradicted(name: string, log: Counted, truth: Counted): string {
  return `  DIFFERENT  ${name}: the log holds ${log[name] ?? 0}, the truth ${truth[name] ?? 0}`;
}
