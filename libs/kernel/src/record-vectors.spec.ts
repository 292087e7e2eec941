import { createHash } from 'node:crypto';
import vectors from '../../../test/vectors/record-vectors.json';
import { fromBase64, toBase64 } from './base64';
import { utf8 } from './bytes';
import { canonicalJson } from './canonical-json';
import { signedBytes } from './dsse';
import { entryBytes, readEntry } from './entry';
import { fromHex } from './hex';
import { derivedId } from './ids';
import type { Json } from './json';
import { keyId } from './keys';
import { parseJson } from './parse-json';
import { personalCommitment } from './personal';
import { OBSERVED, type Statement } from './statement';

const hash = (algorithm: string) => (bytes: Uint8Array) =>
  new Uint8Array(createHash(algorithm).update(bytes).digest());
const sha256 = hash('sha256');

function statementOf(text: string): Statement {
  const parsed = parseJson(utf8(text), 32);
  if (!parsed.ok) throw new Error(parsed.rejection.reason);
  return parsed.value as unknown as Statement;
}

describe('the record, byte for byte', () => {
  it.each(vectors.entries.map((entry, index) => ({ index, ...entry })))(
    'signs and stores entry $index exactly',
    ({ statement, signed, entry }) => {
      const body = canonicalJson(statementOf(statement) as unknown as Json);
      const read = readEntry(utf8(entry));
      expect(body).toBe(statement);
      expect(toBase64(signedBytes(utf8(body)))).toBe(signed);
      if (!read.ok) throw new Error(read.rejection.reason);
      const { signature, recordedAt, revision } = read.value;
      expect(entryBytes(body, signature, recordedAt, revision)).toEqual(utf8(entry));
    },
  );

  it('names keys by the first 8 bytes of their hash', () => {
    for (const { publicKey, key } of Object.values(vectors.keys)) {
      expect(keyId(sha256, fromBase64(publicKey, 32) ?? new Uint8Array())).toBe(key);
    }
  });

  it('gives derived entries ids that anyone can recompute', () => {
    const counts = new Map<string, number>();
    const derived = vectors.entries
      .map(({ statement }) => statementOf(statement))
      .filter(({ actor, algorithm }) => actor === 'ledger' && algorithm !== OBSERVED);
    expect(derived).toHaveLength(3);
    for (const { id, cause = '', type } of derived) {
      const preceding = counts.get(cause) ?? 0;
      counts.set(cause, preceding + 1);
      expect(derivedId(hash('sha1'), cause, type, preceding)).toBe(id);
    }
  });

  it('commits to personal data', () => {
    const { field, value, salt, commitment } = vectors.personal;
    expect(personalCommitment(sha256, field, value, fromHex(salt, 32) ?? new Uint8Array())).toBe(commitment);
  });
});
