export { LedgerNode, type NodeState } from './ledger-node';
export type {
  Attendants,
  HolderState,
  Neighbours,
  NodeParts,
  NodePauses,
  Pen,
  SharedLog,
} from './node-parts';
export { MirroredEventStore } from './mirrored-event-store';
export { NoWriter, NotTheWriter } from './no-writer';
export { Namesake } from './namesake';
export type { Term, TermKeys } from './term-text';
export { WriterTerms } from './writer-terms';
