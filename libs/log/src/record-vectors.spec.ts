import { fromBase64, fromHex, toBase64, toHex, utf8 } from '@mingjing/kernel';
import { sign } from 'tweetnacl';
import { signCheckpoint } from './checkpoint';
import { CompactRange } from './compact-range';
import { isAcceptablePublicKey } from './ed25519-enrolment';
import { leafHash } from './hashing';
import { MerkleTree } from './merkle-tree';
import { noteVerifier } from './note-verifier';
import { openCheckpoint, type CheckpointTrust } from './open-checkpoint';
import { portableVerify } from './portable-ed25519';
import { recordVectors, sha256 } from './testing/fixtures';
import { formatTlogProof } from './tlog-proof';
import { formatVerifierKey, NOTE_ED25519, parseVerifierKey, verifierKey } from './verifier-key';
import { verifyInclusion } from './verify';
import { verifyTlogProof } from './verify-tlog-proof';

const vectors = recordVectors();
const entries = vectors.entries.map(({ entry }) => utf8(entry));
const tree = new MerkleTree(sha256);
for (const entry of entries) tree.append(leafHash(sha256, entry));

const log = sign.keyPair.fromSeed(fromHex(vectors.keys['log']!.seed, 32)!);
const logKey = verifierKey(sha256, vectors.origin, NOTE_ED25519, log.publicKey);

function trust(): CheckpointTrust {
  const parsed = parseVerifierKey(sha256, vectors.logKey);
  if (!parsed.ok) throw new Error(parsed.rejection.reason);
  return { origin: vectors.origin, log: [noteVerifier(parsed.value, portableVerify)!], witnesses: [] };
}

describe('the vectors of the record', () => {
  it('have the leaf hashes that the log computes', () => {
    expect(vectors.entries).toHaveLength(12);
    vectors.entries.forEach(({ leafHash: expected }, i) => expect(toHex(tree.leaf(i))).toBe(expected));
  });

  it('have its root', () => {
    const range = new CompactRange(sha256);
    for (const entry of entries) range.append(leafHash(sha256, entry));
    expect(toHex(tree.root())).toBe(vectors.root);
    expect(toHex(range.root())).toBe(vectors.root);
  });

  it('have its path', () => {
    const { index, size, path } = vectors.inclusion;
    expect(tree.inclusion(index, size).map(toBase64)).toEqual(path);
    const claim = { leaf: tree.leaf(index), index, size, root: fromHex(vectors.root)! };
    expect(verifyInclusion(sha256, { ...claim, path: path.map((hash) => fromBase64(hash)!) })).toBe(true);
  });

  it('have its verifier key and checkpoint, byte for byte', () => {
    expect(formatVerifierKey(logKey)).toBe(vectors.logKey);
    const signed = signCheckpoint(
      logKey,
      (message) => sign.detached(message, log.secretKey),
      12,
      tree.root(),
    );
    expect(signed).toBe(vectors.checkpoint);
    expect(openCheckpoint(vectors.checkpoint, trust())).toMatchObject({ ok: true, value: { size: 12 } });
  });

  it('prove each entry under that checkpoint', () => {
    entries.forEach((entry, index) => {
      const proof = formatTlogProof({ index, path: tree.inclusion(index), checkpoint: vectors.checkpoint });
      expect(verifyTlogProof(sha256, proof, entry, trust())).toMatchObject({ ok: true, value: { index } });
    });
  });

  it('have keys that can be enrolled, and signatures that hold', () => {
    const keys = Object.values(vectors.keys);
    for (const { publicKey } of keys) expect(isAcceptablePublicKey(fromBase64(publicKey, 32)!)).toBe(true);
    const publicKeyOf = new Map(keys.map(({ key, publicKey }) => [key, fromBase64(publicKey, 32)!]));
    for (const { entry, signed } of vectors.entries) {
      const { signature } = JSON.parse(entry) as { signature: Line & { cosigners?: readonly Line[] } };
      for (const { key, sig } of [signature, ...(signature.cosigners ?? [])]) {
        expect(portableVerify(publicKeyOf.get(key)!, fromBase64(signed)!, fromBase64(sig, 64)!)).toBe(true);
      }
    }
  });

  it.each(vectors.refusedSignatures)(
    'name a signature that must be refused: $why',
    ({ publicKey, sig, signed }) => {
      expect(portableVerify(fromBase64(publicKey, 32)!, fromBase64(signed)!, fromBase64(sig, 64)!)).toBe(
        false,
      );
    },
  );
});

interface Line {
  readonly key: string;
  readonly sig: string;
}
