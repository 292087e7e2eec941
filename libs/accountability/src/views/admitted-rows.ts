import type { Rows } from '@mingjing/followers';
import {
  isJsonObject,
  streamId,
  streamWord,
  type Json,
  type JsonObject,
  type RecordedEvent,
  type Statement,
} from '@mingjing/kernel';
import { admittedOriginal, namesCosignersOnly, provedCosigners } from '../domain/admitted-original';
import type { AdmittedAct } from '../musts/must-record';
import { TOLD_TYPES } from '../musts/tell';
import { recordOf, save } from './finding-rows';
import { addTo, read } from './rows';

/** A statement that came too late for its key is noted at every finding that it speaks of. */
export function tellAdmitted(event: RecordedEvent, rows: Rows): void {
  const original = admittedOriginal(event.data);
  if (original === undefined || !TOLD_TYPES.includes(original.type)) return;
  for (const finding of new Set(findingsOf(rows, original))) {
    const record = recordOf(rows, finding);
    if (record === undefined) continue;
    save(rows, { ...record, admitted: [...(record.admitted ?? []), actOf(event, original)] }, event);
    addTo(rows, `act/${event.id}`, [finding]);
  }
}

function actOf({ index, id, recordedAt, data }: RecordedEvent, original: Statement): AdmittedAct {
  const { type, occurredAt, actor, attestation, stream } = original;
  const cosigners = provedCosigners(original, data);
  return {
    ...{ index, id, recordedAt, type, at: occurredAt, signer: actor, lateness: 'UNKNOWN' },
    ...(cosigners.length === 0 ? {} : { cosigners }),
    ...(namesCosignersOnly(data) ? { cosignersOnlyNamed: true as const } : {}),
    ...(attestation === undefined ? {} : { attested: true }),
    ...(streamWord(stream) === 'order' ? { order: streamId(stream) } : {}),
  };
}

function findingsOf(rows: Rows, { stream, data }: Statement): readonly string[] {
  const id = streamId(stream);
  if (streamWord(stream) === 'finding') return [id];
  if (streamWord(stream) === 'task') return read<readonly string[]>(rows, `found/${id}`) ?? [];
  return [...(read<readonly string[]>(rows, `named/${stream}`) ?? []), ...namedBy(data)];
}

/** No schema was asked of the original's data: it may hold anything. */
function namedBy({ finding, findings }: JsonObject): readonly string[] {
  const named = [finding, ...(Array.isArray(findings) ? (findings as readonly Json[]) : [])];
  return named
    .map((one): Json | undefined => (isJsonObject(one) ? one['finding'] : one))
    .filter((one) => typeof one === 'string');
}
