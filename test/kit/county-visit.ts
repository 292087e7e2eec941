import { uuidFromDigest, utf8 } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import type { DrawnTask } from '@mingjing/draw';
import type { Bureau, Saying } from './bureau';
import { CHECKLIST } from './county';
import { drawnTasks } from './county-draw';
import { HEAD } from './county-people';

/** A fresh id that is the same in every run. */
export function idOf(name: string): string {
  return uuidFromDigest(sha256(utf8(name)));
}

/** A drawn task and the two who go. */
export interface Pair {
  readonly task: string;
  readonly entity: string;
  /** Actors. */
  readonly lead: string;
  readonly second: string;
}

export function pairOf({ task, entity, lead = '', second = '' }: DrawnTask): Pair {
  return { task, entity, lead: `officer/${lead}`, second: `officer/${second}` };
}

/** The first public place that was drawn and has its officers. */
export function drawnPlace(bureau: Bureau): Pair {
  const drawn = drawnTasks(bureau).find(({ stratum, lead }) => stratum === 'S-places' && lead !== undefined);
  if (drawn === undefined) throw new Error('No public place was drawn');
  return pairOf(drawn);
}

/** Approved by the head, told to the entity: from then on its side is unblinded. */
export async function announce(bureau: Bureau, { task, lead }: Pair): Promise<void> {
  const stream = `task/${task}`;
  await bureau.says(HEAD, { type: 'InspectionApproved', stream, data: {} });
  const data = { visitsThisYear: 1, rights: true, channel: '电话' };
  await bureau.says(lead, { type: 'InspectionNotified', stream, data, id: idOf(`notice of ${task}`) });
}

/** The two enter, show their certificates, and answer: what fails opens a finding, whose id is returned. */
export async function inspect(bureau: Bureau, { task, lead, second }: Pair): Promise<string> {
  const stream = `task/${task}`;
  const finding = idOf(`finding of ${task}`);
  const start = { checklist: CHECKLIST, checklistVersion: 1, place: '登记场所' };
  await bureau.says(lead, { type: 'InspectionStarted', stream, data: start, cosigners: [second] });
  await bureau.says(lead, { type: 'CertificateShown', stream, data: { officers: [lead, second] } });
  await bureau.says(second, { type: 'ItemAnswered', stream, data: { item: 'PP-01', result: 'PASS' } });
  const photograph = await bureau.upload(lead, `样例照片 ${task}`);
  const failed = { item: 'PP-02', result: 'FAIL', violation: 'PP-03', evidence: [photograph.sha256] };
  await bureau.says(lead, { type: 'ItemAnswered', stream, data: failed, id: finding });
  return finding;
}

/** The record is signed and the two leave. */
export async function leave(bureau: Bureau, { task, lead, second }: Pair): Promise<void> {
  const stream = `task/${task}`;
  const record = await bureau.upload(lead, `样例现场检查笔录 ${task}`);
  const signed = { by: 'ENTITY', record };
  await bureau.says(lead, { type: 'RecordSigned', stream, data: signed, cosigners: [second] });
  const data = { result: 'ORDERED' };
  await bureau.says(lead, { type: 'InspectionFinished', stream, data, cosigners: [second] });
}

/** Both officers confirm what was found. */
export function confirmation(finding: string, { second }: Pair, members: object = {}): Saying {
  const data = { violation: 'PP-03', gate: 'I', facts: '公用物品未按规定消毒', ...members };
  return { type: 'ViolationConfirmed', stream: `finding/${finding}`, data, cosigners: [second] };
}

/** An order by date unless the members of the finding say otherwise. */
export function order(
  id: string,
  { task, entity, second }: Pair,
  finding: string,
  kind: object = { kind: 'BY_DATE', due: '2026-03-23' },
): Saying {
  const data = {
    ...{ number: `样卫责改〔2026〕${String(parseInt(id.slice(0, 4), 16))}号`, task, entity },
    basis: [{ document: '公共场所卫生管理条例实施细则', article: '第三十六条' }],
    findings: [{ finding, ...kind }],
  };
  return { type: 'RectificationOrdered', stream: `order/${id}`, data, cosigners: [second] };
}
