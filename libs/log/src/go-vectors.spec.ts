import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBase64, toBase64, utf8 } from '@mingjing/kernel';
import { sign } from 'tweetnacl';
import { parseCheckpointText, signCheckpoint } from './checkpoint';
import { leafHash } from './hashing';
import { MerkleTree } from './merkle-tree';
import { noteVerifier } from './note-verifier';
import { openNote } from './open-note';
import { portableVerify } from './portable-ed25519';
import { formatTilePath, parseTilePath, TILE_WIDTH } from './tile-path';
import { hashTiles } from './tiles-of-size';
import { sha256 } from './testing/fixtures';
import { formatVerifierKey, NOTE_ED25519, parseVerifierKey, verifierKey } from './verifier-key';
import { verifyConsistency, verifyInclusion } from './verify';

/** Computed by another implementation: `source` in the file says which, and from what. */
interface GoVectors {
  readonly roots: Readonly<Record<string, string>>;
  readonly inclusion: readonly { Index: number; Size: number; Path: readonly string[] }[];
  readonly consistency: readonly { Old: number; New: number; Proof: readonly string[] }[];
  readonly tilePaths: Readonly<Record<string, readonly [level: number, index: number, width: number]>>;
  readonly tileDigests: Readonly<Record<string, string>>;
  readonly vkey: string;
  readonly note: string;
}

const path = join(__dirname, '../../../test/vectors/go-tlog-vectors.json');
const vectors = JSON.parse(readFileSync(path, 'utf8')) as GoVectors;
const SIZE = 300;
const tree = new MerkleTree(sha256);
for (let i = 0; i < SIZE; i++) tree.append(leafHash(sha256, utf8(`entry ${String(i)}`)));
const bytes = (hashes: readonly string[]): readonly Uint8Array[] =>
  hashes.map((each) => fromBase64(each, 32)!);

describe("what Go's transparency log computes", () => {
  it('are our roots, at every size', () => {
    const sizes = Object.keys(vectors.roots);
    expect(sizes.length).toBeGreaterThan(40);
    for (const size of sizes) expect(toBase64(tree.root(Number(size)))).toBe(vectors.roots[size]);
  });

  it('are our proofs of inclusion, and ours believe them', () => {
    for (const { Index: index, Size: size, Path } of vectors.inclusion) {
      expect(tree.inclusion(index, size).map(toBase64)).toEqual(Path);
      const claim = { leaf: tree.leaf(index), index, size, root: tree.root(size), path: bytes(Path) };
      expect(verifyInclusion(sha256, claim)).toBe(true);
    }
  });

  it('are our proofs of consistency, and ours believe them', () => {
    for (const { Old: oldSize, New: newSize, Proof } of vectors.consistency) {
      expect(tree.consistency(oldSize, newSize).map(toBase64)).toEqual(Proof);
      const roots = { oldRoot: tree.root(oldSize), newRoot: tree.root(newSize) };
      expect(verifyConsistency(sha256, { oldSize, newSize, ...roots, proof: bytes(Proof) })).toBe(true);
    }
  });

  it('are our tiles, under names that differ by the height that C2SP leaves out', () => {
    const ours = (name: string): string => name.replace(/^tile\/8\//, 'tile/');
    for (const [name, [level, index, width]] of Object.entries(vectors.tilePaths)) {
      expect(formatTilePath({ kind: 'hashes', level, index, width })).toBe(ours(name));
    }
    const digests = Object.entries(vectors.tileDigests);
    for (const [name, digest] of digests) {
      const tile = parseTilePath(ours(name));
      if (tile?.kind !== 'hashes') throw new Error(`${name} is no hash tile`);
      expect(toBase64(leafHash(sha256, tree.tile(tile)))).toBe(digest);
    }
    const named = digests.map(([name]) => ours(name));
    expect(named).toEqual(expect.arrayContaining([...hashTiles(SIZE)].map(formatTilePath)));
    expect([...hashTiles(SIZE)].some(({ width }) => width === TILE_WIDTH)).toBe(true);
  });

  it('is our signed note, byte for byte, under our verifier key', () => {
    const pair = sign.keyPair.fromSeed(new Uint8Array(32).fill(7));
    const key = verifierKey(sha256, 'go.example/log', NOTE_ED25519, pair.publicKey);
    expect(formatVerifierKey(key)).toBe(vectors.vkey);
    const note = signCheckpoint(key, (message) => sign.detached(message, pair.secretKey), SIZE, tree.root());
    expect(note).toBe(vectors.note);
    const parsed = parseVerifierKey(sha256, vectors.vkey);
    const opened = openNote(vectors.note, parsed.ok ? [noteVerifier(parsed.value, portableVerify)!] : []);
    expect(opened.ok && parseCheckpointText(opened.value.text)).toMatchObject({
      ok: true,
      value: { size: SIZE },
    });
  });
});
