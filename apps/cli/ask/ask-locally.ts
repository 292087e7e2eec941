import {
  ORIGIN_SCOPES,
  ROLL_UP_BY,
  judgeMusts,
  rollUp,
  type MustRecord,
  type RollUpQuery,
} from '@mingjing/accountability';
import { LedgerInUse } from '@mingjing/event-store';
import { isClaimedTime, isRecordedTime } from '@mingjing/kernel';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { openLedger, type OpenLedger } from '../../ledger/composition/open-ledger';
import { unreadable } from '../failure';
import { given } from '../given';
import { heldByAService, originIn } from '../gateway/local-gateway';
import type { MustsAnswer, MustsQuery } from './musts-answer';

/** Rolls up the three musts from the views of a data folder, as the API does. Throws CliFailure. */
export async function askLocally(
  folder: DataFolder,
  query: MustsQuery,
  clock: () => number,
): Promise<MustsAnswer> {
  const rollUpQuery = queryFrom(query);
  const origin = await originIn(folder);
  const ledger = await openLedger(folder, { origin, clock }).catch((error: unknown) => {
    throw error instanceof LedgerInUse ? heldByAService(folder.root, error) : error;
  });
  try {
    return await answer(ledger, rollUpQuery, query['as-of']);
  } finally {
    await ledger.close();
  }
}

async function answer(
  ledger: OpenLedger,
  query: RollUpQuery,
  moment: string | undefined,
): Promise<MustsAnswer> {
  await ledger.follower.catchUp();
  const view = ledger.definitions.find(({ name }) => name === 'three_musts');
  if (view === undefined) throw new Error('There is no view three_musts');
  const asOf = moment ?? ledger.writer.facts().recordedAt;
  const judged = ledger.views.rows(view, { where: { kind: 'finding' } }).map(({ data }) => {
    const record = data as unknown as MustRecord;
    return { record, rows: judgeMusts(record, asOf) };
  });
  return { size: ledger.writer.sealed.size, asOf, ...rollUp(judged, query) };
}

function queryFrom({ origin, by, from, to, 'as-of': asOf }: MustsQuery): RollUpQuery {
  if (asOf !== undefined && !isClaimedTime(asOf) && !isRecordedTime(asOf)) {
    throw unreadable('--as-of is a moment such as 2026-03-05T10:10:00.000+08:00.');
  }
  const scope = oneOf('--origin', ORIGIN_SCOPES, origin);
  const grouping = oneOf('--by', ROLL_UP_BY, by);
  return given({ origin: scope, by: grouping, from, to });
}

function oneOf<T extends string>(
  option: string,
  values: readonly T[],
  given: string | undefined,
): T | undefined {
  const found = values.find((value) => value === given);
  if (given === undefined || found !== undefined) return found;
  throw unreadable(`${option} is one of ${values.join(', ')}.`);
}
