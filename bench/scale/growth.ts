import { MEASURED, type Level } from './levels';

/** What a year of a level comes to on the machine that was measured. */
export interface Growth {
  readonly name: string;
  readonly events: number;
  readonly logGigabytes: number;
  readonly nodeGigabytes: number;
  readonly treeMegabytes: number;
  readonly proofBytes: number;
  readonly verifyHours: number;
  readonly rebuildHours: number;
}

const HASH = 32;
/** Leaf and inner nodes. */
const HASHES_PER_ENTRY = 2;
const GIGA = 1e9;

export function growthOf(level: Level): Growth {
  const { name, eventsPerYear: events } = level;
  return {
    ...{ name, events },
    logGigabytes: (events * MEASURED.entryBytes) / GIGA,
    nodeGigabytes: (events * (MEASURED.ledgerBytes + MEASURED.viewBytes)) / GIGA,
    treeMegabytes: (events * HASHES_PER_ENTRY * HASH) / 1e6,
    proofBytes: Math.ceil(Math.log2(events)) * HASH,
    verifyHours: events / MEASURED.verified / 3_600,
    rebuildHours: events / MEASURED.rebuilt / 3_600,
  };
}
