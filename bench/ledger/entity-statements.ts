import { randomBytes, randomUUID } from 'node:crypto';
import { disclosing, submissionOf, type Pen, type SignedSubmission } from '@mingjing/client';
import { utf8, type JsonObject } from '@mingjing/kernel';
import { readSubmissions, sha256, type SubmittedBatch } from '@mingjing/writer';
import { draft } from './bench-ledger';

/**
 * `EntityRegistered` as a registrar states it, body about 470 bytes: signed, each for an entity of
 * its own, so that no two statements touch the same stream.
 */
export function signedEntities(registrar: Pen, count: number): readonly SignedSubmission[] {
  return Array.from({ length: count }, (_, i) =>
    submissionOf(draft('EntityRegistered', `entity/${randomUUID()}`, organisation(i)), registrar),
  );
}

/** The same of sole traders: name and phone are committed to and travel beside the statement. */
export function signedSoleTraders(registrar: Pen, count: number): readonly SignedSubmission[] {
  return Array.from({ length: count }, (_, i) => {
    const stream = `entity/${randomUUID()}`;
    const values = { name: `张三 ${String(i)}`, phone: '13800000000' };
    const { personal, disclosures } = disclosing(values, stream, () => randomBytes(32), sha256);
    const data = { category: 'PP', district: 'gaocheng', kind: 'SOLE_TRADER', level: 'COUNTY' };
    const stated = draft('EntityRegistered', stream, {
      ...data,
      licensor: 'bureau',
      subtypes: ['PP-HAIR'],
    });
    return submissionOf({ ...stated, personal }, registrar, [], { disclosures });
  });
}

/** As it comes over the wire. */
export function wireBytes(submission: SignedSubmission | readonly SignedSubmission[]): Uint8Array {
  return utf8(JSON.stringify(submission));
}

/** Read as the service reads a request's body. */
export function asBatch(bytes: Uint8Array): SubmittedBatch {
  const batch = readSubmissions(bytes);
  if (!batch.ok) throw new Error(batch.rejection.reason);
  return batch.value;
}

function organisation(i: number): JsonObject {
  return {
    category: 'PP',
    creditCode: `9137032${String(i).padStart(8, '0')}XYZ`,
    district: 'gaocheng',
    grade: 'B',
    kind: 'ORGANISATION',
    level: 'COUNTY',
    licensor: 'bureau',
    name: '高青县清泉大酒店有限公司',
    subtypes: ['PP-HOTEL', 'PP-SWIM'],
  };
}
