import {
  formatAddCheckpoint,
  formatTlogProof,
  leafHash,
  MerkleTree,
  NOTE_ED25519,
  signCheckpoint,
  verifierKey,
} from '@mingjing/log';
import { nativeSigner, sha256 } from '@mingjing/writer';
import { median, now, quantile } from '../measure/rate';
import { numberText } from '../report/table';
import type { Row } from '../report/row';
import type { ByLength } from '../run/length';
import type { Unit } from './unit';

const ENTRIES: ByLength = { full: 1_000_000, quick: 100_000, trial: 60_000 };
/** About what a county writes in a year. */
const YEAR = 50_000;
const PROOFS = 2_000;
const LIMIT_MS = 1;
const LIMIT_BYTES = 50_000;

/** What a proof costs in a long log: the time to make one of inclusion, the bytes of one over a year's growth. */
export const proofsUnit: Unit = {
  name: 'proofs',
  run: async ({ length }) => {
    const tree = new MerkleTree(sha256);
    for (let i = 0; i < ENTRIES[length]; i++) tree.append(leafHash(sha256, Buffer.from(String(i))));
    const signer = nativeSigner(sha256(Buffer.from('bench log')));
    const key = verifierKey(sha256, 'bench.example/log', NOTE_ED25519, signer.publicKey);
    const checkpoint = signCheckpoint(key, (message) => signer.sign(message), tree.size, tree.root());
    return [inclusionRow(tree, checkpoint), consistencyRow(tree, checkpoint)];
  },
};

/** From the tree in memory to the text that is sent. */
function inclusionRow(tree: MerkleTree, checkpoint: string): Row {
  const taken: number[] = [];
  for (let i = 0; i < PROOFS; i++) {
    // Far apart from one another: neighbours would share what lies in the cache.
    const index = (i * 7_919) % tree.size;
    const started = now();
    formatTlogProof({ index, path: tree.inclusion(index), checkpoint });
    taken.push(now() - started);
  }
  return {
    name: `proof of inclusion at ${numberText(tree.size)} entries ÷ ${String(LIMIT_MS)} ms`,
    measured: { what: 'median, as text', value: median(taken), unit: 'ms' },
    against: { what: 'limit', value: LIMIT_MS, unit: 'ms' },
    ratio: median(taken) / LIMIT_MS,
    goal: { atMost: 1 },
    notes: [`p99 ${numberText(quantile(taken, 0.99))} ms`],
  };
}

/** The longest request to a witness that has slept for a year, over many starting points. */
function consistencyRow(tree: MerkleTree, checkpoint: string): Row {
  const lengths = Array.from({ length: 500 }, (_, i) => {
    const oldSize = tree.size - YEAR - ((i * 97) % (tree.size - YEAR));
    return formatAddCheckpoint({ oldSize, proof: tree.consistency(oldSize), checkpoint }).length;
  });
  const longest = Math.max(...lengths);
  return {
    name: `consistency proof over a year ÷ ${numberText(LIMIT_BYTES)} bytes`,
    measured: { what: 'longest of 500, checkpoint included', value: longest, unit: 'bytes' },
    against: { what: 'limit', value: LIMIT_BYTES, unit: 'bytes' },
    ratio: longest / LIMIT_BYTES,
    goal: { atMost: 1 },
    notes: [`${numberText(YEAR)} entries and more, up to ${numberText(tree.size)}`],
  };
}
