import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHex, opensCommitment, readEntry, toBase64, toHex, utf8, type Sha256 } from '@mingjing/kernel';
import { sign } from 'tweetnacl';
import { disclosing } from './disclosing';
import { enrolmentProof, penOf, type Pen } from './pen';
import { submissionOf } from './submission';

interface Vectors {
  readonly origin: string;
  readonly keys: Readonly<
    Record<string, { readonly seed: string; readonly publicKey: string; readonly key: string }>
  >;
  readonly entries: readonly { readonly statement: string; readonly entry: string }[];
  readonly personal: {
    readonly field: string;
    readonly value: string;
    readonly salt: string;
    readonly commitment: string;
  };
}

const path = join(__dirname, '../../../test/vectors/record-vectors.json');
const vectors = JSON.parse(readFileSync(path, 'utf8')) as Vectors;
const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());

/** The pen that signs with the key of this id. */
function penWith(actor: string, keyId: string): Pen {
  const { seed = '' } = Object.values(vectors.keys).find(({ key }) => key === keyId) ?? {};
  const pair = sign.keyPair.fromSeed(fromHex(seed, 32)!);
  const signing = {
    publicKey: pair.publicKey,
    sign: (message: Uint8Array) => sign.detached(message, pair.secretKey),
  };
  return penOf(actor, signing, sha256);
}

const stated = vectors.entries.flatMap(({ statement, entry }) => {
  const read = readEntry(utf8(entry));
  if (!read.ok) throw new Error(read.rejection.reason);
  const { actor, attestation } = read.value.statement;
  const isOwn = actor !== 'ledger' && attestation === undefined;
  return isOwn ? [{ ...read.value, text: statement, type: read.value.statement.type }] : [];
});

describe('a client', () => {
  it.each(stated)('signs $type of the vectors byte for byte', ({ statement, signature, text }) => {
    const { actor: _actor, cosigners = [], ...draft } = statement;
    const pens = cosigners.map((name, i) => penWith(name, signature.cosigners?.[i]?.key ?? ''));
    // Handed over in whatever order of members and cosigners.
    const shuffled = Object.fromEntries(Object.entries(draft).reverse()) as unknown as typeof draft;
    const submission = submissionOf(shuffled, penWith(statement.actor, signature.key), pens.reverse());
    expect(JSON.stringify(submission.statement)).toBe(text);
    expect(submission.signature).toEqual(signature);
  });

  it('sorts cosigners by name and signs in their order', () => {
    const { a, b, founder } = vectors.keys;
    const draft = { ...stated[0]!.statement };
    const pens = [penWith('officer/Z', a!.key), penWith('officer/A', b!.key)];
    const { statement, signature } = submissionOf(draft, penWith('founder', founder!.key), pens);
    expect(statement.cosigners).toEqual(['officer/A', 'officer/Z']);
    expect(signature.cosigners?.map(({ key }) => key)).toEqual([b!.key, a!.key]);
  });

  it('proves that a key wants to be enrolled, as the vectors do', () => {
    const enrolment = stated.find(({ type }) => type === 'KeyEnrolled')!.statement.data;
    const { actor, publicKey, proof } = enrolment as Record<string, string>;
    const { key = '' } = Object.values(vectors.keys).find((one) => one.publicKey === publicKey) ?? {};
    const pen = penWith(actor!, key);
    expect(toBase64(pen.publicKey)).toBe(publicKey);
    expect(enrolmentProof(pen, vectors.origin)).toBe(proof);
  });

  it('commits to personal values, each under a salt of its own', () => {
    const { field, value, salt, commitment } = vectors.personal;
    const fixed = disclosing({ [field]: value }, 'person/x', () => fromHex(salt, 32)!, sha256);
    expect(fixed).toEqual({
      personal: { [field]: commitment },
      disclosures: { [field]: { salt, value, subject: 'person/x' } },
    });
    let count = 0;
    const own = disclosing(
      { name: 'x', alias: 'x' },
      'person/x',
      () => sha256(Uint8Array.of(count++)),
      sha256,
    );
    expect(own.personal['name']).not.toBe(own.personal['alias']);
    expect(own.disclosures['name']?.salt).toBe(toHex(sha256(Uint8Array.of(0))));
    for (const [name, disclosure] of Object.entries(own.disclosures)) {
      expect(opensCommitment(sha256, name, disclosure, own.personal[name]!)).toBe(true);
    }
  });
});
