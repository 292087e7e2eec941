import type { Conflict, PoolOfficer } from '@mingjing/draw';
import { sha256 } from '@mingjing/writer';

export interface Nation {
  readonly entities: number;
  readonly officers: number;
  readonly jurisdictions: number;
}

/** Sizes of the domain handbook (5.11): about 3 million places, 400,000 of them drawn in a year. */
export const NATION: Nation = { entities: 3_000_000, officers: 80_000, jurisdictions: 2_800 };

export const FIELDS = ['medical', 'places', 'work'] as const;
export type Field = (typeof FIELDS)[number];
export const SEEDERS = ['legal', 'organiser'] as const;
/** Thirteen in a hundred: about 390,000 tasks. */
export const RATIO = [13, 100] as const;
/** One entity in fifty has a record and weighs twice. */
const RECORDED = 50;

const padded = (prefix: string, number: number, width: number): string =>
  `${prefix}${String(number).padStart(width, '0')}`;

export function secretOf(
  contributor: string,
  draw: string,
): { readonly contributor: string; readonly secret: string } {
  return { contributor, secret: Buffer.from(sha256(Buffer.from(`${contributor} ${draw}`))).toString('hex') };
}

export function jurisdictionsOf({ jurisdictions }: Nation): readonly string[] {
  return Array.from({ length: jurisdictions }, (_, at) => padded('J', at, 4));
}

/** One entity of the register. */
export interface Place {
  readonly id: string;
  readonly jurisdiction: string;
  readonly field: Field;
  readonly weight: number;
}

export function placeAt(at: number, { entities, jurisdictions }: Nation): Place {
  const jurisdiction = padded('J', Math.floor((at * jurisdictions) / entities), 4);
  const field = FIELDS[at % 3] ?? 'medical';
  return { id: padded('E-', at, 7), jurisdiction, field, weight: at % RECORDED === 0 ? 2 : 1 };
}

/** Beside every so many entities of the pool the register holds one that the freeze leaves out. */
const LEFT_OUT_BESIDE = 10;

/** Entities that were drawn this year already, or are covered by a draw of the province, in turn. */
export function* leftOut(nation: Nation): Iterable<Place & { readonly why: 'DRAWN' | 'COVERED' }> {
  for (let at = 0; at < leftOutCount(nation); at++) {
    const why = at % 2 === 0 ? 'DRAWN' : 'COVERED';
    yield { ...placeAt(at * LEFT_OUT_BESIDE, nation), id: padded('L-', at, 7), why };
  }
}

export function leftOutCount({ entities }: Nation): number {
  return Math.floor(entities / LEFT_OUT_BESIDE);
}

/** Each of a jurisdiction's officers is qualified in two of the three fields; two in three can lead. */
export function officerAt(at: number, { jurisdictions }: Nation): PoolOfficer {
  const jurisdiction = padded('J', at % jurisdictions, 4);
  const round = Math.floor(at / jurisdictions);
  const fields = [round % 3, (round + 1) % 3].map((field) => `${jurisdiction}/${FIELDS[field] ?? ''}`);
  return { id: padded('O-', at, 5), fields: fields.sort(), canLead: round % 3 !== 0, load: round % 2 };
}

export function conflictAt(at: number, { entities, jurisdictions }: Nation): Conflict {
  const own = Math.floor(entities / jurisdictions);
  const entity = Math.min(entities - 1, (at % jurisdictions) * own + (at % own));
  return { entity: padded('E-', entity, 7), officer: padded('O-', at, 5) };
}
