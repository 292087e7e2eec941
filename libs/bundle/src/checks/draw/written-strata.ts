import { compareBytes, isJsonObject, utf8, type Json, type JsonObject } from '@mingjing/kernel';
import { textIn } from '../../examined';
import { member, rowsIn } from './signed-draw';

/** The array that the strata's hash covers: by id, of exactly five members, parties by id (draw.md, bytes). */
export function writtenStrata(strata: Json | undefined): readonly JsonObject[] {
  return byId(rowsIn(strata)).map((stratum) => {
    const parties = member(stratum, 'parties');
    const section: JsonObject =
      parties === undefined
        ? only(stratum, ['field'])
        : { parties: byId(rowsIn(parties)).map((party) => only(party, ['field', 'id'])) };
    return { ...only(stratum, ['id', 'minimum', 'mode', 'ratio']), ...section };
  });
}

function byId(rows: readonly Json[]): readonly Json[] {
  const keyOf = (row: Json): Uint8Array => utf8(textIn(member(row, 'id')));
  return [...rows].sort((a, b) => compareBytes(keyOf(a), keyOf(b)));
}

function only(row: Json, names: readonly string[]): JsonObject {
  const members = isJsonObject(row) ? Object.entries(row) : [];
  return Object.fromEntries(members.filter(([name]) => names.includes(name)));
}
