import type { Type } from '@nestjs/common';
import type { OpenLedger } from '../composition/open-ledger';
import { KeeperController } from './keeper.controller';
import { NodeController } from './node.controller';

/** What nodes ask of one another: there on several machines only, and only where there is something to ask. */
export function nodeControllers({ node }: OpenLedger): readonly Type[] {
  if (node === undefined) return [];
  return node.keeper === undefined ? [NodeController] : [NodeController, KeeperController];
}
