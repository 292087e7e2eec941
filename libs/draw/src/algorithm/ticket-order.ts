/** Tickets of one stratum side by side, 32 bytes each: one allocation for millions. */
export type TicketTable = Uint8Array;

export const TICKET_BYTES = 32;

/** The bytes of one ticket. */
export function ticketAt(tickets: TicketTable, at: number): Uint8Array {
  return tickets.subarray(at * TICKET_BYTES, (at + 1) * TICKET_BYTES);
}

/** Big-endian bytes compare as the 256-bit integers that they are. */
export function compareTickets(tickets: TicketTable, a: number, b: number): number {
  const startA = a * TICKET_BYTES;
  const startB = b * TICKET_BYTES;
  for (let i = 0; i < TICKET_BYTES; i++) {
    const difference = (tickets[startA + i] ?? 0) - (tickets[startB + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Order of ticket ÷ weight, compared exactly: t_a · w_b < t_b · w_a.
 *
 * Weights are below 2^31, so the first 22 bits of a ticket times a weight fit a number exactly, and
 * t < (its first 22 bits + 1) · 2^234 settles all but the closest pairs. Those go to BigInt.
 */
export function compareWeighted(
  tickets: TicketTable,
  a: number,
  weightA: number,
  b: number,
  weightB: number,
): number {
  if (weightA === weightB) return compareTickets(tickets, a, b);
  const highA = first22Bits(tickets, a);
  const highB = first22Bits(tickets, b);
  if ((highA + 1) * weightB <= highB * weightA) return -1;
  if ((highB + 1) * weightA <= highA * weightB) return 1;
  const scaledA = ticketInteger(tickets, a) * BigInt(weightB);
  const scaledB = ticketInteger(tickets, b) * BigInt(weightA);
  if (scaledA === scaledB) return 0;
  return scaledA < scaledB ? -1 : 1;
}

function first22Bits(tickets: TicketTable, at: number): number {
  const start = at * TICKET_BYTES;
  return (
    (byteAt(tickets, start) << 14) | (byteAt(tickets, start + 1) << 6) | (byteAt(tickets, start + 2) >> 2)
  );
}

function byteAt(tickets: TicketTable, at: number): number {
  return tickets[at] ?? 0;
}

function ticketInteger(tickets: TicketTable, at: number): bigint {
  const view = new DataView(tickets.buffer, tickets.byteOffset + at * TICKET_BYTES, TICKET_BYTES);
  let integer = 0n;
  for (let i = 0; i < TICKET_BYTES; i += 8) integer = (integer << 64n) | view.getBigUint64(i);
  return integer;
}
