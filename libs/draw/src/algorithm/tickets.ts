import { concatBytes, lengthPrefixed, type Sha256 } from '@mingjing/kernel';
import { prefixedText } from './prefixed-text';

/** A 256-bit integer, big-endian: 32 bytes whose order as bytes is their order as numbers. */
export type Ticket = Uint8Array;

/**
 * entity ticket = SHA-256( lp("mingjing/draw/entity/v1") ‖ seed ‖ lp(stratum id) ‖ lp(entity id) )
 *
 * Returns the press for one stratum. Nothing but seed, stratum and id moves a ticket, so that each
 * entity can check its own fate without seeing any other row.
 */
export function entityTickets(seed: Uint8Array, stratum: string, sha256: Sha256): (entity: string) => Ticket {
  const prefix = concatBytes(lengthPrefixed('mingjing/draw/entity/v1'), seed, lengthPrefixed(stratum));
  return ticketPress(prefix, sha256);
}

/** officer ticket = SHA-256( lp("mingjing/draw/officer/v1") ‖ seed ‖ lp(task id) ‖ lp(officer id) ) */
export function officerTickets(seed: Uint8Array, task: string, sha256: Sha256): (officer: string) => Ticket {
  const prefix = concatBytes(lengthPrefixed('mingjing/draw/officer/v1'), seed, lengthPrefixed(task));
  return ticketPress(prefix, sha256);
}

/** drawId "/" entity id; in a joint stratum drawId "/" entity id "/" party id. */
export function taskId(drawId: string, entity: string, party?: string): string {
  return party === undefined ? `${drawId}/${entity}` : `${drawId}/${entity}/${party}`;
}

/** SHA-256(prefix ‖ lp(id)) for many ids. */
function ticketPress(prefix: Uint8Array, sha256: Sha256): (id: string) => Ticket {
  const bytesOf = prefixedText(prefix, 'length-prefixed');
  return (id) => sha256(bytesOf(id));
}
