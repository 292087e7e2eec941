import { concatBytes, lengthPrefixed, type Sha256 } from '@mingjing/kernel';

/** A 256-bit integer, big-endian: 32 bytes whose order as bytes is their order as numbers. */
export type Ticket = Uint8Array;

const encoder = new TextEncoder();

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

/**
 * SHA-256(prefix ‖ lp(id)) for many ids. One buffer serves all of them: at three million entities
 * the allocations, not the hashing, would take the time. SHA-256 must not keep what it is given.
 */
function ticketPress(prefix: Uint8Array, sha256: Sha256): (id: string) => Ticket {
  let buffer = new Uint8Array(prefix.length + 4 + 192);
  buffer.set(prefix);
  return (id) => {
    const room = prefix.length + 4 + 3 * id.length;
    if (room > buffer.length) {
      buffer = new Uint8Array(room);
      buffer.set(prefix);
    }
    const { written } = encoder.encodeInto(id, buffer.subarray(prefix.length + 4));
    new DataView(buffer.buffer).setUint32(prefix.length, written);
    return sha256(buffer.subarray(0, prefix.length + 4 + written));
  };
}
