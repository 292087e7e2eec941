import { disclosing, type SignedSubmission } from '@mingjing/client';
import { utf8 } from '@mingjing/kernel';
import { sha256 } from '../native/hashes';
import { STEPS, failingAt, type Step } from './failing-stores';
import { adding } from './sayings';
import { faultIn } from './tally-constitution';
import { idOf, type TestLedger } from './test-ledger';

type Given = () => TestLedger;

/** A statement with everything that recording can have: a file, a disclosure, a derived event. */
function closing(ledger: TestLedger): SignedSubmission {
  const salt = (): Uint8Array => sha256(utf8('salt'));
  const { personal, disclosures } = disclosing({ witness: '王小明' }, 'tally/1', salt, sha256);
  const saying = { type: 'TallyClosed', stream: 'tally/1', data: {}, personal };
  return ledger.signed(ledger.officer, saying, { disclosures });
}

/** Steps after which the entries are durable. */
const DURABLE: readonly Step[] = ['appended', 'readBack', 'swap', 'swapped'];

/** A crash at any step leaves a ledger that the next start makes whole, or leaves as it was. */
export function describeCrashing(given: Given): void {
  describe.each(STEPS)('that fails at "%s"', (step) => {
    let ledger: TestLedger;
    let sent: SignedSubmission;
    let size: number;
    let answered: boolean;

    beforeEach(async () => {
      ledger = given();
      await ledger.says(ledger.officer, adding(3));
      size = await ledger.size();
      sent = closing(ledger);
      const sound = ledger.stores;
      await ledger.writer.close();
      const failing = failingAt(step, sound);
      ledger.stores = failing;
      await ledger.reopen();
      failing.arm();
      answered = await ledger.submit(sent).then(
        () => true,
        () => false,
      );
      ledger.stores = sound;
    });

    it('answers nobody, and takes nothing more', async () => {
      expect(answered).toBe(false);
      expect(ledger.writer.isSound).toBe(false);
      await expect(ledger.submit(ledger.signed(ledger.officer, adding(1)))).rejects.toThrow('stopped');
      await expect(ledger.writer.settleDeadlines()).rejects.toThrow('stopped');
      await expect(ledger.writer.observe(SEEN)).rejects.toThrow('stopped');
    });

    it('is whole after the next start, and answers the repetition', async () => {
      await ledger.restart();
      const isDurable = DURABLE.includes(step);
      expect(await ledger.size()).toBe(isDurable ? size + 2 : size);
      expect(ledger.writer.sealed.size).toBe(await ledger.size());
      // Disclosures of what never reached the log are swept; those of what did are there.
      const kept = await ledger.stores.vault.of(sent.statement.id);
      expect(kept).toEqual(isDurable ? sent.disclosures : {});

      const [receipt] = await ledger.accepted(sent);
      expect(receipt!.index).toBe(size);
      expect(await ledger.size()).toBe(size + 2);
      expect(await ledger.proves(receipt!)).toBe(true);
      expect(await ledger.stores.vault.of(sent.statement.id)).toEqual(sent.disclosures);
      expect(faultIn(await ledger.entries())).toBeUndefined();
    });
  });

  it('refuses to go on where the store gives back other bytes than it was given', async () => {
    const ledger = given();
    const { store } = ledger.stores;
    const size = await ledger.size();
    await ledger.writer.close();
    const lying = new Proxy(store, {
      get: (target, name) =>
        name === 'read'
          ? async (from: number, max: number) => {
              const read = await store.read(from, max);
              return from < size ? read : read.map((bytes) => bytes.with(3, 0x5f));
            }
          : bound(target, name),
    });
    ledger.stores = { ...ledger.stores, store: lying };
    await ledger.reopen();
    const sealed = ledger.writer.sealed.size;
    const failed = ledger.submit(ledger.signed(ledger.officer, adding(3)));
    await expect(failed).rejects.toMatchObject({
      cause: { message: expect.stringContaining('other bytes') },
    });
    expect(ledger.writer.sealed.size).toBe(sealed);
  });

  it('tells nobody that something was seen recorded where it was not', async () => {
    const ledger = given();
    await ledger.writer.close();
    const failing = failingAt('append', ledger.stores);
    const sound = ledger.stores;
    ledger.stores = failing;
    await ledger.reopen();
    failing.arm();
    await expect(ledger.writer.observe({ ...SEEN, cause: idOf(0) })).rejects.toThrow('stopped');
    ledger.stores = sound;
  });

  it('stops where another process has written to the log, or sealed it', async () => {
    const ledger = given();
    const { index } = await ledger.says(ledger.officer, adding(3));
    const [bytes] = await ledger.stores.store.read(index, 1);
    await ledger.stores.store.append(index + 1, [{ id: 'other', type: 'TallyAdded', bytes: bytes! }]);
    const failed = ledger.submit(ledger.signed(ledger.officer, adding(3)));
    await expect(failed).rejects.toMatchObject({
      cause: { message: expect.stringContaining('Another process') },
    });
  });
}

const SEEN = {
  stream: 'seen/1',
  type: 'TallySeen',
  version: 1,
  data: { reader: 'x' },
  cause: '6ba7b810-9dad-41d1-80b4-00c04fd430c8',
};

function bound(target: object, name: string | symbol): unknown {
  const member: unknown = Reflect.get(target, name);
  return typeof member === 'function' ? member.bind(target) : member;
}
