import { disclosing } from '@mingjing/client';
import { sha256 } from '@mingjing/writer';
import { utf8 } from '@mingjing/kernel';
import type { Bureau } from './bureau';
import { decision, execute, filing, notice, publish, review } from './county-case';
import { drawnUpTo } from './county-draw';
import { HEAD } from './county-people';
import { announce, confirmation, drawnPlace, idOf, inspect, leave, order, type Pair } from './county-visit';

export const CASE = idOf('the closed case');
export const ORDER = idOf('the order before it');
/** The name of the person who spoke for the party: it stands in no entry. */
export const SPEAKER = '样例某某';

/** A county with one case from its draw to its publication. */
export interface ClosedCase {
  readonly bureau: Bureau;
  readonly pair: Pair;
  readonly finding: string;
}

export async function closedCase(): Promise<ClosedCase> {
  const bureau = await drawnUpTo('UNBLINDED');
  const pair = drawnPlace(bureau);
  const finding = await visited(bureau, pair);
  await penalised(bureau, pair, finding);
  const text = `行政处罚信息公开：${pair.entity}，罚款2000元。`;
  await publish(bureau, `case/${CASE}`, text);
  await bureau.ledger.follower.catchUp();
  return { bureau, pair, finding };
}

const at = (bureau: Bureau, moment: string): Promise<void> => bureau.passTo(`2026-${moment}:00.000+08:00`);

async function visited(bureau: Bureau, pair: Pair): Promise<string> {
  await announce(bureau, pair);
  await at(bureau, '03-10T09:00');
  const finding = await inspect(bureau, pair);
  await at(bureau, '03-10T10:00');
  await leave(bureau, pair);
  await bureau.says(pair.lead, confirmation(finding, pair));
  await bureau.says(pair.lead, order(ORDER, pair, finding));
  await bureau.says(pair.lead, {
    ...{ type: 'OrderServed', stream: `order/${ORDER}`, data: { method: 'IN_PERSON' } },
  });
  await at(bureau, '03-24T09:00');
  const recheck = { mode: 'SITE', findings: [{ finding, corrected: 'YES' }] };
  await bureau.says(pair.lead, {
    ...{ type: 'RecheckPerformed', stream: `order/${ORDER}`, data: recheck },
    cosigners: [pair.second],
  });
  return finding;
}

async function penalised(bureau: Bureau, pair: Pair, finding: string): Promise<void> {
  const reached = { reached: true, tier: 'GENERAL', reason: '达到处罚裁量标准' };
  const stream = `finding/${finding}`;
  await bureau.says(pair.lead, { type: 'PenaltyStandardAssessed', stream, data: reached });
  await bureau.says(HEAD, filing(CASE, finding, pair));
  await at(bureau, '03-25T09:00');
  await bureau.says(pair.lead, notice(CASE));
  const salt = (): Uint8Array => sha256(utf8('salt of the defence'));
  const heard = disclosing({ content: `${SPEAKER}：请求从轻` }, `case/${CASE}`, salt, sha256);
  const defence = { type: 'DefenceReceived', stream: `case/${CASE}`, data: { form: 'WRITTEN' } };
  await bureau.says(pair.lead, { ...defence, ...heard });
  const reviewed = await review(bureau, CASE, pair);
  await at(bureau, '04-02T09:00');
  await bureau.says(HEAD, decision(CASE, reviewed));
  await execute(bureau, CASE, pair);
}
