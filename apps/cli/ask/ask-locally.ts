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
import { openViews, type OpenViews } from '../../ledger/composition/open-views';
import { unreadable } from '../failure';
import { given } from '../given';
import { heldByAService, originIn } from '../gateway/open-alone';
import type { MustsAnswer, MustsQuery } from './musts-answer';

/** Rolls up the three musts from the views of a data folder, as the API does. Throws CliFailure. */
export async function askLocally(folder: DataFolder, query: MustsQuery): Promise<MustsAnswer> {
  const rollUpQuery = queryFrom(query);
  await originIn(folder);
  const open = await openViews(folder).catch((error: unknown) => {
    throw error instanceof LedgerInUse ? heldByAService(folder.root, error) : error;
  });
  try {
    return answer(open, rollUpQuery, query['as-of']);
  } finally {
    await open.close();
  }
}

function answer(open: OpenViews, query: RollUpQuery, moment: string | undefined): MustsAnswer {
  const view = open.definitions.find(({ name }) => name === 'three_musts');
  if (view === undefined) throw new Error('There is no view three_musts');
  const asOf = moment ?? open.lastRecordedAt;
  const judged = open.views.rows(view, { where: { kind: 'finding' } }).map(({ data }) => {
    const record = data as unknown as MustRecord;
    return { record, rows: judgeMusts(record, asOf) };
  });
  return { size: open.size, asOf, ...rollUp(judged, query) };
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
