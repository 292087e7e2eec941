import { readEntry, type Surroundings } from '@mingjing/kernel';
import { checksOf } from '../accepting/signatures';
import type { SignatureCheck } from '../native/signature-verifier';
import { RememberingIndex } from '../world/remembering-index';
import { ToldWorld } from '../world/told-world';
import type { WriterParts } from '../writer-parts';
import { entryInvalid, sealedEntryInvalid } from './contradictions';
import type { Fault } from './faults';
import type { RefusedToStart } from './refused-to-start';
import { Replay } from './replay';
import { PAGE } from './signed-log';

/** Stands before the first entry. */
const BEFORE_ALL = '1970-01-01T00:00:00.000Z';

/** The world that the whole log tells, and when its last entry was recorded. */
export interface Told {
  readonly world: ToldWorld;
  readonly lastRecordedAt: string;
}

/**
 * Tells the index what it has not told yet. Entries behind the checkpoint were never signed for: an
 * index that tells any of them, or that stands beside any of them, is told anew from the log alone,
 * and they are verified as an outsider would, signatures included. So is one that was told of another
 * log, as a file that was left behind when the log was put back from elsewhere.
 */
export async function tellLog(parts: WriterParts, size: number, sealedSize: number): Promise<Told> {
  const index = new RememberingIndex(parts.index);
  const rootAt = (told: number): string | undefined => parts.ledger.around.root(told);
  if (size > sealedSize || index.size() > sealedSize || !tellsLog(index, rootAt)) index.clear();
  const world = new ToldWorld(parts.ledger.registry, index, undefined, rootAt);
  const lastTold = await recordedAt(parts, world.size() - 1);
  const replay = new Replay(parts.ledger, parts.findKey, world, lastTold);
  while (replay.index < size) {
    const page = await parts.store.read(replay.index, Math.min(PAGE, size - replay.index));
    await verifyPage(parts, replay, page, sealedSize);
  }
  const missing = replay.missing();
  if (missing !== undefined) throw refusedAt(missing, sealedSize);
  world.flush();
  return { world, lastRecordedAt: await recordedAt(parts, size - 1) };
}

function tellsLog(index: RememberingIndex, rootAt: Surroundings['root']): boolean {
  return index.size() === 0 || index.root() === rootAt(index.size());
}

/** Signatures of entries under a signed checkpoint were checked before it was signed. */
async function verifyPage(
  parts: WriterParts,
  replay: Replay,
  page: readonly Uint8Array[],
  sealedSize: number,
): Promise<void> {
  const checks: SignatureCheck[] = [];
  const owners: number[] = [];
  for (const bytes of page) {
    const { index } = replay;
    const outcome = replay.next(bytes);
    if ('rejection' in outcome) throw refusedAt(outcome, sealedSize);
    if (index < sealedSize) continue;
    const own = checksOf(outcome.signatories, outcome.body);
    checks.push(...own);
    owners.push(...own.map(() => index));
  }
  const verdicts = await parts.verifier.verify(checks);
  const forged = owners[verdicts.indexOf(false)];
  if (forged !== undefined) throw entryInvalid(forged, SIGNATURE_INVALID);
}

function refusedAt({ index, rejection }: Fault, sealedSize: number): RefusedToStart {
  return index < sealedSize ? sealedEntryInvalid(index, rejection) : entryInvalid(index, rejection);
}

const SIGNATURE_INVALID = {
  code: 'signature-invalid',
  reason: 'A signature of the entry does not hold.',
  facts: {},
};

async function recordedAt(parts: WriterParts, index: number): Promise<string> {
  const [bytes] = index < 0 ? [] : await parts.store.read(index, 1);
  if (bytes === undefined) return BEFORE_ALL;
  const entry = readEntry(bytes);
  if (!entry.ok) throw entryInvalid(index, entry.rejection);
  return entry.value.recordedAt;
}
