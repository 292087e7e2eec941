/** A level of administration, as it was sized for the design; sources in the page that is made of it. */
export interface Level {
  readonly name: string;
  readonly entities: number;
  readonly visitsPerYear: number;
  readonly eventsPerYear: number;
  /** Events/s at the busiest: the design's; of the nation six times its mean in working hours. */
  readonly peakPerSecond: number;
  /** Events of one draw that arrive together, as fast as they are taken: four for each task. */
  readonly burst: number;
}

/** The upper end of each range. */
export const LEVELS: readonly Level[] = [
  {
    name: 'county',
    entities: 2_000,
    visitsPerYear: 2_500,
    eventsPerYear: 90_000,
    peakPerSecond: 2,
    burst: 500,
  },
  {
    name: 'city',
    entities: 20_000,
    visitsPerYear: 25_000,
    eventsPerYear: 900_000,
    peakPerSecond: 10,
    burst: 10_000,
  },
  {
    name: 'province',
    entities: 250_000,
    visitsPerYear: 350_000,
    eventsPerYear: 10_000_000,
    peakPerSecond: 40,
    burst: 140_000,
  },
  {
    name: 'nation',
    entities: 3_000_000,
    visitsPerYear: 5_000_000,
    eventsPerYear: 170_000_000,
    peakPerSecond: 140,
    burst: 1_600_000,
  },
];

/** What was measured, all on one shared machine of two cores; see bench/README.md. */
export const MEASURED = {
  /** Entries/s: one writer on SQLite, 64 in flight. */
  acceptedOnSqlite: 4_069,
  /** Entries/s: the writing node of several, 64 in flight, on EventStoreDB 24.6.0, server and client under other load on the same cores. */
  acceptedOnEngine: 472,
  /** Entries/s: full verification. */
  verified: 10_417,
  /** Entries/s: views told anew, the slowest of seven runs. */
  rebuilt: 36_516,
  /** Bytes: mean entry, and what one takes in ledger.db with ledger.index, of a demo of 4,892 entries. */
  entryBytes: 620,
  ledgerBytes: 1_080,
  /** The same in views.db, of a demo of 3,346. */
  viewBytes: 545,
} as const;
