import type { Bureau } from './bureau';
import { decision, filing, notice, review } from './county-case';
import { HEAD } from './county-people';
import { announce, confirmation, inspect, leave, order, type Pair } from './county-visit';

/** Found and ordered on 10 March, rechecked on the 24th and corrected; the finding's id is returned. */
export async function findAndRecheck(
  bureau: Bureau,
  pair: Pair,
  id: string,
  confirmed: object = {},
): Promise<string> {
  await announce(bureau, pair);
  await passTo(bureau, '03-10');
  const finding = await inspect(bureau, pair);
  await leave(bureau, pair);
  await bureau.says(pair.lead, confirmation(finding, pair, confirmed), order(id, pair, finding));
  const stream = `order/${id}`;
  await bureau.says(pair.lead, { type: 'OrderServed', stream, data: { method: 'IN_PERSON' } });
  await passTo(bureau, '03-24');
  const data = { mode: 'SITE', findings: [{ finding, corrected: 'YES' }] };
  await bureau.says(pair.lead, { type: 'RecheckPerformed', stream, data, cosigners: [pair.second] });
  return finding;
}

/** Filed on the same day, told to the party on the 25th, decided on 2 April. */
export async function fileAndDecide(bureau: Bureau, pair: Pair, id: string, finding: string): Promise<void> {
  await bureau.says(HEAD, filing(id, finding, pair));
  await passTo(bureau, '03-25');
  await bureau.says(pair.lead, notice(id));
  const reviewed = await review(bureau, id, pair);
  await passTo(bureau, '04-02');
  await bureau.says(HEAD, decision(id, reviewed));
}

async function passTo(bureau: Bureau, day: string): Promise<void> {
  await bureau.passTo(`2026-${day}T09:00:00.000+08:00`);
}
