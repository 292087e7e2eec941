import { concatBytes, digestsInto, lengthPrefixed, type Sha256 } from '@mingjing/kernel';
import { prefixedText } from './prefixed-text';
import { TICKET_BYTES, type TicketTable } from './ticket-order';

/** A 256-bit integer, big-endian: 32 bytes whose order as bytes is their order as numbers. */
export type Ticket = Uint8Array;

const ENTITY = lengthPrefixed('mingjing/draw/entity/v1');
const OFFICER = lengthPrefixed('mingjing/draw/officer/v1');

/**
 * entity ticket = SHA-256( lp("mingjing/draw/entity/v1") ‖ seed ‖ lp(stratum id) ‖ lp(entity id) )
 *
 * Nothing but seed, stratum and id moves a ticket, so that each entity can check its own fate without
 * seeing any other row.
 */
export function entityTickets(
  seed: Uint8Array,
  stratum: string,
  entities: readonly string[],
  sha256: Sha256,
): TicketTable {
  return pressed(concatBytes(ENTITY, seed, lengthPrefixed(stratum)), entities, sha256);
}

/** officer ticket = SHA-256( lp("mingjing/draw/officer/v1") ‖ seed ‖ lp(task id) ‖ lp(officer id) ) */
export function officerTickets(
  seed: Uint8Array,
  task: string,
  officers: readonly string[],
  sha256: Sha256,
): TicketTable {
  return pressed(concatBytes(OFFICER, seed, lengthPrefixed(task)), officers, sha256);
}

/** drawId "/" entity id; in a joint stratum drawId "/" entity id "/" party id. */
export function taskId(drawId: string, entity: string, party?: string): string {
  return party === undefined ? `${drawId}/${entity}` : `${drawId}/${entity}/${party}`;
}

/** SHA-256(prefix ‖ lp(id)) of each id, side by side. */
function pressed(prefix: Uint8Array, ids: readonly string[], sha256: Sha256): TicketTable {
  const table = new Uint8Array(ids.length * TICKET_BYTES);
  const press = digestsInto(table, sha256);
  const bytesOf = prefixedText(prefix, 'length-prefixed');
  for (let at = 0; at < ids.length; at++) press(bytesOf(ids[at] ?? ''), at * TICKET_BYTES);
  return table;
}
