import { toHex, utf8 } from '@mingjing/kernel';
import {
  COSIGNATURE_V1,
  cosign,
  formatSignatureLine,
  formatVerifierKey,
  parseTrustPolicy,
} from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import { GrowingLog, keyOf, type Key } from '@mingjing/witness/testing';
import { NodeWitnesses } from './node-witnesses';

const [a, b] = [keyOf('w/a', COSIGNATURE_V1, 10), keyOf('w/b', COSIGNATURE_V1, 11)];

/** Of a policy that wants both witnesses. */
function witnesses(): NodeWitnesses {
  const lines = [a, b].map(({ key }) => `witness ${key.name} ${formatVerifierKey(key)}\n`);
  const policy = parseTrustPolicy(sha256, utf8(`${lines.join('')}group both all w/a w/b\nquorum both\n`));
  if (!policy.ok) throw new Error(policy.rejection.reason);
  return new NodeWitnesses(policy.value);
}

/** Another node's checkpoint, as it comes back from those. */
async function signed(log: GrowingLog, size: number, ...by: readonly Key[]): Promise<void> {
  const note = log.growTo(size).checkpoint();
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const cosigned = by.map(({ key, sign }) => formatSignatureLine(cosign(key, sign, 1_800_000_000, text)));
  await log.checkpoints.keepCosigned(size, note + cosigned.join(''));
}

describe('what a node that follows shows of its witnesses', () => {
  let [log, shown] = [new GrowingLog(), witnesses()];
  beforeEach(() => ([log, shown] = [new GrowingLog(), witnesses()]));

  /** Of a node that has taken so many entries. */
  const look = (tree = log, upTo = Infinity): Promise<void> =>
    shown.look(log.checkpoints, (size) => (size <= upTo ? toHex(tree.tree.root(size)) : undefined));

  it('is the newest that the quorum has signed, while later ones come that it has not', async () => {
    await signed(log, 3, a, b);
    log.growTo(5);
    await look();
    expect(shown.witnessed?.size).toBe(3);
    await signed(log, 8, a, b);
    await signed(log, 9, a);
    await look();
    expect(shown.witnessed?.size).toBe(8);
    expect(shown.witnessed?.note).toBe(await log.checkpoints.at(8));
  });

  it('is looked for again where more was signed while a look was under way', async () => {
    await signed(log, 3, a, b);
    let goOn!: () => void;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const rootAt = (size: number): string => toHex(log.tree.root(size));
    let first: Promise<void> = Promise.resolve();
    await new Promise<void>((hasRead) => {
      const slow = async (max: number): Promise<readonly string[]> => {
        const notes = await log.checkpoints.cosigned(max);
        hasRead();
        await held;
        return notes;
      };
      first = shown.look({ cosigned: slow }, rootAt);
    });
    await signed(log, 9, a, b);
    const second = shown.look(log.checkpoints, rootAt);
    goOn();
    await Promise.all([first, second]);
    expect(shown.witnessed?.size).toBe(9);
  });

  it('is nothing over entries that this node has not taken', async () => {
    await signed(log, 3, a, b);
    await signed(log, 9, a, b);
    await look(log, 5);
    expect(shown.witnessed?.size).toBe(3);
  });

  it('is nothing of another log than its own', async () => {
    await signed(log, 3, a, b);
    await look(new GrowingLog(undefined, 0).growTo(3));
    expect(shown.witnessed).toBeUndefined();
  });

  it('is what it was where nobody can be asked', async () => {
    await signed(log, 3, a, b);
    await look();
    await shown.look({ cosigned: () => Promise.reject(new Error('away')) }, () => undefined);
    expect(shown.witnessed?.size).toBe(3);
  });
});
