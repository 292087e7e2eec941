import {
  bad,
  checkWitnesses,
  fault,
  good,
  unchecked,
  verifiersOf,
  type Check,
  type Tools,
  type Words,
} from '@mingjing/bundle';
import { openEntry, type Rejection } from '@mingjing/kernel';
import {
  TLOG_PROOF_HEADER,
  leafHash,
  openCheckpoint,
  parseCheckpointText,
  parseNote,
  parseTlogProof,
  verifyInclusion,
  type OpenedCheckpoint,
  type TlogProof,
} from '@mingjing/log';
import type { GivenFile, Opened, Opener } from './opener';

const CHECKPOINT: Words = { zh: '检查点（签名的树根）', en: 'Checkpoint' };
const INCLUSION: Words = { zh: '收录证明', en: 'Inclusion in the log' };

/** C2SP tlog-proof, with the entry that it is about lying beside it. */
export const proofOpener: Opener = {
  kind: 'proof',
  recognises: ({ text }) => text?.startsWith(`${TLOG_PROOF_HEADER}\n`) === true,
  open: ({ text = '', name }, { tools, beside, entry: named }) => {
    const proof = parseTlogProof(text);
    if (!proof.ok) return opened(name, [bad('proof', INCLUSION, unreadable(proof.rejection))]);
    const checkpoint = checkpointOf(proof.value, tools);
    const entry = named ?? beside.find(({ bytes }) => openEntry(bytes).ok);
    const title = `${name} · ${String(proof.value.index)}`;
    if ('status' in checkpoint) return opened(title, [checkpoint]);
    const { origin, size, witnessed } = checkpoint;
    const signed = good(
      'checkpoint',
      CHECKPOINT,
      `${origin} 已签名，共 ${String(size)} 条；可信见证人共签 ${String(witnessed.length)} 个`,
      `signed by ${origin} over ${String(size)} entries; ${String(witnessed.length)} cosigned by known witnesses`,
    );
    const cosigned = checkWitnesses(proof.value.checkpoint, tools.given.log, tools);
    return opened(title, [signed, ...cosigned, included(proof.value, checkpoint, entry, tools)]);
  },
};

/** The signed checkpoint, or the check that failed. */
function checkpointOf({ checkpoint }: TlogProof, { given, verify }: Tools): OpenedCheckpoint | Check {
  if (given.log.length === 0) return bad('checkpoint', CHECKPOINT, KEY_NEEDED);
  const note = parseNote(checkpoint);
  const body = note.ok ? parseCheckpointText(note.value.text) : note;
  const log = verifiersOf(given.log, verify);
  const witnesses = verifiersOf(given.witnesses, verify);
  const origin = body.ok ? body.value.origin : '';
  const opened = openCheckpoint(checkpoint, { origin, log, witnesses });
  return opened.ok ? opened.value : bad('checkpoint', CHECKPOINT, unreadable(opened.rejection));
}

function included(
  { index, path }: TlogProof,
  { size, root }: OpenedCheckpoint,
  entry: GivenFile | undefined,
  { sha256 }: Tools,
): Check {
  if (entry === undefined) {
    const zh = '请同时打开该条目的文件（/log/entry/编号），以核对它是否被收录';
    return unchecked(
      'inclusion',
      INCLUSION,
      zh,
      'Open the entry’s own file too (/log/entry/<index>) to see whether it is included',
    );
  }
  const leaf = leafHash(sha256, entry.bytes);
  if (!verifyInclusion(sha256, { leaf, index, size, root, path })) {
    const why = fault(
      'not-included',
      `${entry.name} 不是日志的第 ${String(index)} 条`,
      `${entry.name} is not entry ${String(index)} of the log`,
    );
    return bad('inclusion', INCLUSION, why);
  }
  return good(
    'inclusion',
    INCLUSION,
    `${entry.name} 就是第 ${String(index)} 条`,
    `${entry.name} is entry ${String(index)}`,
  );
}

const KEY_NEEDED = fault(
  'log-key-unknown',
  '请先填写日志公钥（vkey），收录证明本身不含公钥',
  'give the log’s verifier key first: a proof does not hold it',
);

function unreadable({ code, reason }: Rejection): ReturnType<typeof fault> {
  return fault(code, '证明或检查点不成立', reason);
}

function opened(name: string, checks: readonly Check[]): Opened {
  return { report: { kind: 'proof', title: { zh: `收录证明 ${name}`, en: `Proof ${name}` }, checks } };
}
