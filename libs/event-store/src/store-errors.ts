/** The engine refused or could not be reached; certainly nothing was written. Trying again is safe. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The place of a file is read-only, full, or not to be had: nothing is wrong with what lies there. */
export class NoPlaceToWrite extends StoreUnavailable {}

/**
 * The engine failed while it was making a write durable: it may or may not be there after the next
 * start. The store takes no further writes; opening it anew shows what is true.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** Another process holds the ledger for writing. */
export class LedgerInUse extends Error {
  override readonly name = 'LedgerInUse';
}

/** The file is not the store that it should be: another format, or its own protections were taken off. */
export class StoreAltered extends Error {
  override readonly name = 'StoreAltered';
}
