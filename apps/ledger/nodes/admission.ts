import { rejection, type Rejection } from '@mingjing/kernel';
import { namedFiles, type SubmittedBatch } from '@mingjing/writer';
import { registry } from '../composition/constitution';
import type { NodeCaller } from './node-caller';

/** Milliseconds after which a keeper that says nothing is away. */
const THERE_MS = 3_000;

/**
 * What discloses personal data, or names files, is refused while the node that keeps them is away:
 * asked before the pen is, which would have to stop in the middle of a group.
 */
export async function refuseWithoutKeeper(
  batch: SubmittedBatch,
  keeperUrl: string,
  caller: NodeCaller,
): Promise<Rejection | undefined> {
  if (!batch.submissions.some(needsKeeper)) return undefined;
  const there = caller.ask({ url: keeperUrl, path: '/nodes/keeper', timeout: THERE_MS });
  const answer = await there.catch(() => undefined);
  return answer === undefined ? KEEPER_AWAY : undefined;
}

function needsKeeper({ statement, disclosures }: SubmittedBatch['submissions'][number]): boolean {
  return disclosures !== undefined || namedFiles(registry, statement).length > 0;
}

export const KEEPER_AWAY = rejection(
  'keeper-away',
  'The machine that keeps personal data and files is away at the moment: statements that disclose or name some are not taken, all others are. Send the same statement again later.',
);
