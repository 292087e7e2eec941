import { fromUtf8, utf8 } from '@mingjing/kernel';
import { freshPlace, freshStores } from '../testing/memory-place';
import { adding } from '../testing/sayings';
import { TestLedger } from '../testing/test-ledger';
import type { LedgerMirror } from './ledger-mirror';
import { MirrorFault } from './mirror-fault';
import { openMirror } from './open-mirror';

let ledger: TestLedger;
let entries: readonly Uint8Array[];
beforeAll(async () => {
  ledger = await (await new TestLedger(freshPlace).open()).found();
  for (let by = 1; by <= 3; by++) await ledger.says(ledger.officer, adding(by));
  entries = await ledger.entries();
});
afterAll(() => ledger.leave());

const mirror = (): Promise<LedgerMirror> => openMirror({ ...ledger.parts(), ...freshStores() });

/** The same entry under another signature of the same form. */
const forged = (bytes: Uint8Array): Uint8Array =>
  utf8(fromUtf8(bytes).replace(/"sig":"(.)/, (_, first) => `"sig":"${first === 'A' ? 'B' : 'A'}`));

describe('a mirror that is given page after page', () => {
  it('has kept a page once the next is read, and all of them once it has settled', async () => {
    const one = await mirror();
    await one.take(entries.slice(0, 3));
    await one.take(entries.slice(3));
    expect(one.size).toBeGreaterThanOrEqual(3);
    await one.settled();
    expect(one.size).toBe(entries.length);
  });

  it('names a forged signature before whatever is wrong in the page after it, and keeps neither', async () => {
    const one = await mirror();
    const last = entries.length - 2;
    await one.take(entries.slice(0, last));
    await one.take([forged(entries[last]!)]).catch(() => undefined);
    await expect(one.take([utf8('no entry')])).rejects.toMatchObject({
      index: last,
      rejection: { code: 'signature-invalid' },
    });
    await expect(one.settled()).rejects.toBeInstanceOf(MirrorFault);
    expect(one.size).toBe(last);
  });

  it('keeps the page before an entry that cannot be read', async () => {
    const one = await mirror();
    await one.take(entries.slice(0, 3));
    await expect(one.take([utf8('no entry')])).rejects.toMatchObject({ index: 3 });
    await one.settled();
    expect(one.size).toBe(3);
  });
});
