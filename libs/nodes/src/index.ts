export { LedgerNode } from './ledger-node';
export type { Neighbours, NodeParts, NodePauses, Pen } from './node-parts';
export { MirroredEventStore } from './mirrored-event-store';
export { NoWriter } from './no-writer';
export { WriterTerms, type Term } from './writer-terms';
