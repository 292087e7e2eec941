import type { JsonObject, Rejection } from '@mingjing/kernel';
import { readBundle } from './read-bundle';
import { checkCheckpoint, checkTrust, openBundledCheckpoint } from './checks/checkpoint';
import { checkDisclosures } from './checks/disclosures';
import { checkForm, checkInclusion, checkOrder } from './checks/entries';
import { checkFiles } from './checks/files';
import { checkKeys, keyRingOf } from './checks/keys';
import { checkLimits } from './checks/limits';
import { checkSignatures } from './checks/signatures';
import { checkStreams } from './checks/streams';
import { checkTranscript } from './checks/transcript';
import { verifiedLinesOf } from './checks/verified-lines';
import { checkWitnesses } from './checks/witnesses';
import type { Bundle } from './bundle';
import { readEntries, type Examined, type Tools } from './examined';
import { bad, fault, type Check, type Report, type Row, type Words } from './report';

export interface VerifiedBundle {
  readonly report: Report;
  /** Absent where the file is no bundle of a form that is known here. */
  readonly bundle?: Bundle;
  /** Why it is none. */
  readonly rejection?: Rejection;
}

/**
 * Verifies a bundle with nothing but its bytes and the reader's own keys: form, checkpoint, every
 * entry's canonical bytes, inclusion, keys, signatures, streams, disclosures, files, and a draw's
 * transcript: its own, or the one that is `held` against its signed events. Never throws for what stands
 * in the file.
 */
export function verifyBundle(bytes: Uint8Array, tools: Tools, held?: JsonObject): VerifiedBundle {
  const read = readBundle(bytes);
  if (!read.ok) {
    const { code, reason } = read.rejection;
    const title = { zh: '材料格式', en: 'Form of the bundle' };
    const checks = [bad('bundle', title, fault(code, '不是可读的材料', reason))];
    return { report: reportOf('?', checks), rejection: read.rejection };
  }
  const bundle = read.value;
  const examined = examine(bundle, tools);
  const ring = keyRingOf(examined, tools);
  const checks = [
    checkCheckpoint(examined),
    checkTrust(examined, tools),
    ...witnessesOf(examined, tools),
    checkForm(examined),
    checkInclusion(examined, tools),
    checkOrder(examined),
    checkKeys(examined, tools),
    checkSignatures(examined, ring, tools),
    checkStreams(examined),
    checkDisclosures(examined, tools),
    checkFiles(examined, tools),
    ...checkTranscript(held === undefined ? examined : holding(examined, held), tools),
    ...checkLimits(examined),
  ];
  const verifiedLines = verifiedLinesOf(examined);
  return { report: { ...reportOf(bundle.subject, checks), rows: rowsOf(examined), verifiedLines }, bundle };
}

function examine(bundle: Bundle, tools: Tools): Examined {
  const read = readEntries(bundle);
  return { bundle, ...read, faults: new Map(), ...openBundledCheckpoint(bundle, read.entries, tools) };
}

function holding(examined: Examined, transcript: JsonObject): Examined {
  return { ...examined, bundle: { ...examined.bundle, transcript } };
}

/** Only of a checkpoint that is signed at all: the first fault is the one to name. */
function witnessesOf({ bundle, checkpoint, logKeys }: Examined, tools: Tools): readonly Check[] {
  if (!checkpoint.ok) return [];
  return checkWitnesses(bundle.checkpoint, logKeys, tools);
}

function reportOf(subject: string, checks: readonly Check[]): Report {
  const title: Words = { zh: `取证材料 ${subject}`, en: `Bundle of ${subject}` };
  return { kind: 'bundle', title, checks };
}

function rowsOf({ entries, faults }: Examined): readonly Row[] {
  return entries.map(({ index, entry }) => {
    const { stream, type, actor } = entry.statement;
    const found = faults.get(index)?.words;
    return { index, recordedAt: entry.recordedAt, stream, type, actor, ...(found && { fault: found }) };
  });
}
