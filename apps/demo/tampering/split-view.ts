import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { toHex } from '@mingjing/kernel';
import {
  COSIGNATURE_V1,
  formatAddCheckpoint,
  formatVerifierKey,
  verifierKey,
  verifyConsistency,
} from '@mingjing/log';
import { Witness, openSqliteWitnessStore, type AddCheckpointAnswer } from '@mingjing/witness';
import { nativeSigner, nativeVerify, sha256, type Writer } from '@mingjing/writer';
import { heldKeysIn } from '../../ledger/composition/held-keys';
import type { Attack, Outcome, Try } from '../attacks/attack';
import { REGISTRAR } from '../generator/county/people';
import { ORIGIN } from '../play-county';
import { submitTo, type CountyCopy } from './county-copy';

/** One history as a reader was shown it. */
type Shown = Pick<Writer, 'tree' | 'sealed'>;

/** Attack 14: the server shows two histories to two readers, each valid in itself and signed with the log's key. */
export async function splitView(make: () => Promise<CountyCopy>): Promise<Attack> {
  const [one, other] = [await make(), await make()];
  const [first, second] = [await one.open(), await other.open()];
  try {
    const start = first.writer.sealed.size;
    await grow(one, first, '甲宾馆');
    await grow(other, second, '乙宾馆');
    const [shown, forked] = [first.writer, second.writer];
    const witness = await watching(one, shown, start);
    const ask = async (oldSize: number): Promise<Outcome> =>
      refusedBy(await witness.addCheckpoint(request(forked, oldSize)));
    const tries: Try[] = [
      {
        tried:
          'the second history is brought to the witness that has cosigned the first, from where both began',
        outcome: await ask(start),
      },
      {
        tried: 'the same, said to be what the witness has cosigned',
        outcome: await ask(forked.sealed.size),
      },
      {
        tried: 'the two readers lay their checkpoints side by side',
        outcome: sideBySide(shown.sealed, forked.sealed),
      },
    ];
    await grow(other, second, '丙宾馆');
    tries.push({
      tried: 'the first reader is led over to the second history as it grows on',
      outcome: growth(shown, forked),
    });
    return { no: 14, title: 'the server shows two histories to two readers (split view)', tries };
  } finally {
    await first.close();
    await second.close();
  }
}

async function grow(copy: CountyCopy, ledger: Parameters<typeof submitTo>[0], name: string): Promise<void> {
  const answer = await submitTo(ledger, copy.friend(name, copy.pens.of(REGISTRAR)));
  if (!answer.ok) throw new Error(`The histories could not be made: ${answer.rejection.reason}`);
}

/** A real witness, on a state file of its own, that has seen the first history grow. */
async function watching(copy: CountyCopy, shown: Shown, start: number): Promise<Witness> {
  const signer = nativeSigner(sha256(Buffer.from('the witness of the demo')));
  const key = verifierKey(sha256, 'witness.example/legal-affairs', COSIGNATURE_V1, signer.publicKey);
  const path = join(mkdtempSync(join(copy.folder.root, 'witness-')), 'witness.db');
  const store = openSqliteWitnessStore(path, formatVerifierKey(key), sha256);
  const logs = [{ key: heldKeysIn(copy.folder, ORIGIN).logKey.verifier }];
  const sign = (message: Uint8Array): Uint8Array => signer.sign(message);
  const clock = (): number => copy.now;
  const witness = new Witness({ sha256, key, sign, verify: nativeVerify, logs, store, clock });
  const answer = await witness.addCheckpoint(request(shown, 0));
  if (answer.status !== 200)
    throw new Error(`The witness does not cosign the first history from ${start} on`);
  return witness;
}

/** As tlog-witness asks: from a size that the witness may know to the newest. */
function request({ tree, sealed }: Shown, oldSize: number): string {
  const proof = tree.consistency(oldSize, sealed.size);
  return formatAddCheckpoint({ oldSize, proof, checkpoint: sealed.note });
}

function refusedBy(answer: AddCheckpointAnswer): Outcome {
  switch (answer.status) {
    case 200:
      return { kind: 'SUCCEEDED' };
    case 409:
      return {
        kind: 'REFUSED',
        by: 'the witness (409)',
        reason: `It has cosigned this log over ${answer.size} entries already, and asks to be shown how that one grew.`,
      };
    default:
      return { kind: 'REFUSED', by: `the witness (${answer.status})`, reason: answer.reason };
  }
}

function sideBySide(one: Shown['sealed'], other: Shown['sealed']): Outcome {
  const [root, otherRoot] = [toHex(one.root), toHex(other.root)];
  if (one.size !== other.size || root === otherRoot) return { kind: 'SUCCEEDED' };
  return {
    kind: 'EXPOSED',
    by: 'two checkpoints of one size',
    reason: `Over ${one.size} entries the log's key has signed the root ${root} and the root ${otherRoot}: no honest log can, and the two together prove it to everyone.`,
  };
}

/** The reader asks for a proof that what he is shown contains what he was shown. */
function growth(shown: Shown, forked: Shown): Outcome {
  const { size: oldSize, root: oldRoot } = shown.sealed;
  const { size: newSize, root: newRoot } = forked.sealed;
  const proof = forked.tree.consistency(oldSize, newSize);
  const holds = verifyConsistency(sha256, { oldSize, oldRoot, newSize, newRoot, proof });
  if (holds) return { kind: 'SUCCEEDED' };
  return {
    kind: 'EXPOSED',
    by: 'the consistency check',
    reason: `No proof leads from the ${oldSize} entries that he was shown to the ${newSize} that he is shown now.`,
  };
}
