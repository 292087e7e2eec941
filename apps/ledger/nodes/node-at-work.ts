import type { LedgerNode } from '@mingjing/nodes';
import type { Keeper } from './keeper';
import type { NodeTokens } from './node-token';
import type { Progress } from './progress';

/** This process as one of several machines. */
export interface NodeAtWork {
  readonly node: LedgerNode;
  readonly tokens: NodeTokens;
  readonly progress: Progress;
  /** There where this is the node that keeps vault and evidence for all. */
  readonly keeper?: Keeper;
}
