import { ListMissing, toHex, utf8 } from '@mingjing/kernel';
import { sha256 } from '../native/hashes';
import { freshPlace, freshStores } from '../testing/memory-place';
import { constitution } from '../testing/tally-constitution';
import { TestLedger } from '../testing/test-ledger';
import { openMirror } from './open-mirror';

const LIST = utf8('[1,2]');
const list = toHex(sha256(LIST));

describe('a mirror beside which a list is missing', () => {
  it('blames no log, and goes on once the list was brought', async () => {
    const held = new Map([[list, LIST]]);
    const around = { ...constitution.around, file: (hash: string) => held.get(hash) };
    const ledger = new TestLedger(freshPlace);
    await (await ledger.open({ ledger: { ...constitution, around } })).found();
    await ledger.says(ledger.officer, { type: 'TallyRead', stream: 'tally/1', data: { list } });
    const entries = await ledger.entries();

    held.clear();
    const mirror = await openMirror({
      ...ledger.parts({ ledger: { ...constitution, around } }),
      ...freshStores(),
    });
    await expect(mirror.take(entries)).rejects.toThrow(ListMissing);
    held.set(list, LIST);
    await mirror.take(entries.slice(mirror.next));
    expect(mirror.next).toBe(entries.length);
    await ledger.leave();
  });
});
