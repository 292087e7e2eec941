export { describeWriter } from './writer.conformance';
export type { Stores, WriterPlace } from './writer-place';
export { MapLedgerIndex } from './map-ledger-index';
export { adding } from './sayings';
export { faultIn } from './tally-constitution';
export { TestLedger } from './test-ledger';
