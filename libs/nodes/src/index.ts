export { LedgerNode, type NodeState } from './ledger-node';
export type { Attendants, Neighbours, NodeParts, NodePauses, Pen, SharedLog } from './node-parts';
export { MirroredEventStore } from './mirrored-event-store';
export { NoWriter, NotTheWriter } from './no-writer';
export { WriterTerms, type Term } from './writer-terms';
