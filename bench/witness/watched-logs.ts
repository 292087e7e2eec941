import {
  formatAddCheckpoint,
  leafHash,
  MerkleTree,
  NOTE_ED25519,
  signCheckpoint,
  verifierKey,
  type VerifierKey,
} from '@mingjing/log';
import { nativeSigner, sha256 } from '@mingjing/writer';

/** A log that grows by some entries before each of its checkpoints. */
export interface WatchedLog {
  readonly key: VerifierKey;
  nextRequest(): string;
}

/** Entries between two checkpoints: proofs of a usual length. */
const STEP = 37;

export function watchedLogs(count: number): readonly WatchedLog[] {
  return Array.from({ length: count }, (_, i) => watchedLog(`bench.example/log-${String(i)}`));
}

function watchedLog(origin: string): WatchedLog {
  const signer = nativeSigner(sha256(Buffer.from(origin)));
  const key = verifierKey(sha256, origin, NOTE_ED25519, signer.publicKey);
  const tree = new MerkleTree(sha256);
  const sign = (message: Uint8Array): Uint8Array => signer.sign(message);
  const nextRequest = (): string => {
    const oldSize = tree.size;
    for (let i = 0; i < STEP; i++)
      tree.append(leafHash(sha256, Buffer.from(`${origin} ${String(tree.size)}`)));
    const checkpoint = signCheckpoint(key, sign, tree.size, tree.root());
    return formatAddCheckpoint({ oldSize, proof: tree.consistency(oldSize), checkpoint });
  };
  return { key, nextRequest };
}
