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
  parseCheckpoint,
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
  recognises: isProof,
  open: ({ text = '', name }, { tools, beside, entry: named }) => {
    const proof = parseTlogProof(text);
    if (!proof.ok) return opened(name, [bad('proof', INCLUSION, unreadable(proof.rejection))]);
    const checkpoint = checkpointOf(proof.value, tools);
    const entries = beside.filter(({ bytes }) => openEntry(bytes).ok);
    // One proof and one entry that were opened together are meant to belong together.
    const meant = named ?? (entries.length === 1 && !beside.some(isProof) ? entries[0] : undefined);
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
    const about =
      meant === undefined
        ? foundBeside(proof.value, checkpoint, entries, tools)
        : inclusionOf(meant, proof.value, checkpoint, tools);
    return opened(title, [signed, ...cosigned, about]);
  },
};

function isProof({ text }: GivenFile): boolean {
  return text?.startsWith(`${TLOG_PROOF_HEADER}\n`) === true;
}

/** The signed checkpoint, or the check that failed; without a key there is nothing to check it with. */
function checkpointOf({ checkpoint }: TlogProof, { given, verify }: Tools): OpenedCheckpoint | Check {
  if (given.log.length === 0) return unchecked('checkpoint', CHECKPOINT, KEY_NEEDED.zh, KEY_NEEDED.en);
  const body = parseCheckpoint(checkpoint);
  const log = verifiersOf(given.log, verify);
  const witnesses = verifiersOf(given.witnesses, verify);
  const origin = body.ok ? body.value.origin : '';
  const opened = openCheckpoint(checkpoint, { origin, log, witnesses });
  return opened.ok ? opened.value : bad('checkpoint', CHECKPOINT, unreadable(opened.rejection));
}

/** Which of the entries that lie beside it the proof is about: those that it is not about refute nothing. */
function foundBeside(
  proof: TlogProof,
  checkpoint: OpenedCheckpoint,
  entries: readonly GivenFile[],
  tools: Tools,
): Check {
  const found = entries.find((entry) => isIncluded(entry, proof, checkpoint, tools));
  if (found !== undefined) return includes(found, proof);
  const at = String(proof.index);
  const [zh, en] =
    entries.length === 0
      ? ['', '']
      : [`一并打开的条目均不是第 ${at} 条。`, `None of the entries beside it is entry ${at}. `];
  return unchecked(
    'inclusion',
    INCLUSION,
    `${zh}请同时打开该条目的文件（/log/entry/${at}），以核对它是否被收录`,
    `${en}Open the entry’s own file too (/log/entry/${at}) to see whether it is included`,
  );
}

/** The entry that the reader says it is about, or opens with it alone. */
function inclusionOf(entry: GivenFile, proof: TlogProof, checkpoint: OpenedCheckpoint, tools: Tools): Check {
  if (isIncluded(entry, proof, checkpoint, tools)) return includes(entry, proof);
  const at = String(proof.index);
  const why = fault(
    'not-included',
    `${entry.name} 不是日志的第 ${at} 条`,
    `${entry.name} is not entry ${at} of the log`,
  );
  return bad('inclusion', INCLUSION, why);
}

function isIncluded(
  { bytes }: GivenFile,
  { index, path }: TlogProof,
  { size, root }: OpenedCheckpoint,
  { sha256 }: Tools,
): boolean {
  return verifyInclusion(sha256, { leaf: leafHash(sha256, bytes), index, size, root, path });
}

function includes({ name }: GivenFile, { index }: TlogProof): Check {
  const at = String(index);
  return good('inclusion', INCLUSION, `${name} 就是第 ${at} 条`, `${name} is entry ${at}`);
}

const KEY_NEEDED: Words = {
  zh: '请先填写日志公钥（vkey），收录证明本身不含公钥',
  en: 'give the log’s verifier key first: a proof does not hold it',
};

function unreadable({ code, reason }: Rejection): ReturnType<typeof fault> {
  return fault(code, '证明或检查点不成立', reason);
}

function opened(name: string, checks: readonly Check[]): Opened {
  return { report: { kind: 'proof', title: { zh: `收录证明 ${name}`, en: `Proof ${name}` }, checks } };
}
