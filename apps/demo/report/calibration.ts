import { table } from '../../cli/ask/table';
import { COUNTY_ENTITIES } from '../generator/county/sizes';
import type { GroundTruth } from '../generator/truth/ground-truth';

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
  { what: 'complaints', counted: ['tasks COMPLAINT'], from: 70, to: 70 },
  { what: 'first checks', counted: ['tasks LICENCE_FIRST_CHECK'], from: 24, to: 24 },
];

export interface Measured {
  readonly what: string;
  readonly count: number;
  readonly from: number;
  readonly to: number;
  readonly isInside: boolean;
}

/** What the year came to, and whether it lies in the bands of a county. */
export function measured({ counts }: GroundTruth): readonly Measured[] {
  return BANDS.map(({ what, counted, from, to }) => {
    const count = counted.reduce((sum, name) => sum + (counts[name] ?? 0), 0);
    return { what, count, from, to, isInside: count >= from && count <= to };
  });
}

/** A table for a county of full size; the bare counts for any other. */
export function calibration(truth: GroundTruth, entities: number): readonly string[] {
  const all = measured(truth);
  const isFull = entities === COUNTY_ENTITIES;
  const band = ({ from, to, isInside }: Measured): string =>
    isFull ? `${from === to ? String(from) : `${from}–${to}`}${isInside ? '' : '  OUTSIDE'}` : '';
  const places = truth.counts['places'] ?? 0;
  const replaced = truth.counts['replaced'] ?? 0;
  const share = places === 0 ? '0' : ((100 * replaced) / places).toFixed(1);
  return table([
    ['The year in numbers', '', isFull ? 'of a county' : ''],
    ...all.map((one) => [one.what, String(one.count), band(one)]),
    ['places replaced', `${share} %`, isFull ? '4–9 %' : ''],
  ]);
}
