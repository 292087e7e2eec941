import { canonicalJson, toBase64, toHex, utf8, type Json } from '@mingjing/kernel';
import { penOf, submissionOf, type Pen } from '@mingjing/client';
import { nativeSigner, sha256 } from '@mingjing/writer';
import { enrolment } from './appointments';
import type { Bureau, Saying } from './bureau';
import { filing } from './county-case';
import { CLERK, HEAD, LEGAL } from './county-people';
import { seedOf } from './seeds';
import { announce, confirmation, idOf, inspect, order, type Pair } from './county-visit';

/** Streams of every kind that tell of one drawn task, by the word of each. */
export interface Told {
  readonly finding: string;
  readonly streams: readonly string[];
}

/**
 * Between the officers' unblinding and the entities', one visit begins, and everything that can speak
 * of its task does: finding, order, document, case, publication, correction, late entry, and the
 * record of an early look.
 */
export async function busyMorning(bureau: Bureau, pair: Pair): Promise<Told> {
  await announce(bureau, pair);
  const finding = await inspect(bureau, pair);
  await bureau.says(pair.lead, confirmation(finding, pair));
  await bureau.says(pair.lead, order(idOf('busy order'), pair, finding, { kind: 'IMMEDIATE' }));
  await bureau.says(pair.lead, await document(bureau, pair));
  await bureau.says(HEAD, filing(idOf('busy case'), finding, pair), publicationDecided(pair));
  await bureau.says(CLERK, lateReason(bureau, pair));
  await bureau.says(pair.lead, correction(bureau, pair));
  await bureau.says(LEGAL, await lateStatement(bureau, pair));
  await bureau.get(`/v1/streams/task/${pair.task}`, HEAD);
  await bureau.ledger.writer.settleDeadlines();
  const words = ['order', 'case', 'document', 'publication', 'late', 'correction'];
  return {
    finding,
    streams: [
      ...words.map((word) => `${word}/${idOf(`busy ${word}`)}`),
      ...[`finding/${finding}`, `late/${idOf('admitted')}`],
    ],
  };
}

async function document(bureau: Bureau, { task, lead }: Pair): Promise<Saying> {
  const file = await bureau.upload(lead, '样例责令改正通知书');
  const data = { kind: '责令改正通知书', number: '样卫责改〔2026〕7号', template: '2012', file, task };
  return { type: 'DocumentIssued', stream: `document/${idOf('busy document')}`, data };
}

function publicationDecided({ task }: Pair): Saying {
  const data = { subject: `task/${task}`, kind: 'INSPECTION_RESULT', publish: false, ground: '尚未解盲' };
  return { type: 'PublicationDecided', stream: `publication/${idOf('busy publication')}`, data };
}

function lateReason(bureau: Bureau, { task }: Pair): Saying {
  const { id } = lastOf(bureau, task);
  const data = { target: id, reason: '现场无网络' };
  return { type: 'LateEntryReasonGiven', stream: `late/${idOf('busy late')}`, data, cosigners: [HEAD] };
}

function correction(bureau: Bureau, { task }: Pair): Saying {
  const { id, index } = lastOf(bureau, task);
  const data = {
    ...{ target: id, targetIndex: index, member: 'data.channel', oldHash: toHex(sha256(utf8('"电话"'))) },
    ...{ newValue: '当面', reason: '笔误', authority: '更正' },
  };
  return { type: 'CorrectionRecorded', stream: `correction/${idOf('busy correction')}`, data };
}

/** The body of a statement on the task, in base64 inside another statement: signed with a key that is revoked by now. */
async function lateStatement(bureau: Bureau, { task, lead }: Pair): Promise<Saying> {
  const said = { type: 'CertificateShown', stream: `task/${task}`, data: { officers: [lead] } };
  const { statement } = bureau.submission(lead, said);
  const spare = await revokedKey(bureau, lead);
  const { signature } = submissionOf(statement, spare);
  const original = toBase64(utf8(canonicalJson(statement as unknown as Json)));
  const data = { original, signature: signature.sig, reason: '密钥已吊销' };
  return { type: 'LateStatementAdmitted', stream: `late/${idOf('admitted')}`, data };
}

/** A second key of the actor, enrolled and revoked. */
async function revokedKey(bureau: Bureau, actor: string): Promise<Pen> {
  const pen = penOf(actor, nativeSigner(seedOf(`spare ${actor}`)), sha256);
  const data = { actor, key: pen.keyId, reason: '设备遗失' };
  const revocation = { type: 'KeyRevoked', stream: `actor/${actor}`, data };
  await bureau.says('founder', enrolment(pen), revocation);
  return pen;
}

/** The notice to the entity: an entry of the task that corrections and reasons can name. */
function lastOf(bureau: Bureau, task: string): { readonly id: string; readonly index: number } {
  const id = idOf(`notice of ${task}`);
  const index = bureau.ledger.writer.indexOf(id);
  if (index === undefined) throw new Error(`The entity of ${task} was not notified`);
  return { id, index };
}
