import {
  MemoryCheckpoints,
  MemoryCheckpointStore,
  MemoryEventStore,
  MemoryFileStore,
  MemoryLog,
} from '@mingjing/event-store';
import { ListMissing, toHex, utf8 } from '@mingjing/kernel';
import { MemoryVault, MemoryVaultContents } from '@mingjing/vault';
import { sha256 } from '../native/hashes';
import { MapLedgerIndex } from '../testing/map-ledger-index';
import { constitution } from '../testing/tally-constitution';
import { TestLedger } from '../testing/test-ledger';
import type { Stores, WriterPlace } from '../testing/writer-place';
import { openMirror } from './open-mirror';

const LIST = utf8('[1,2]');
const list = toHex(sha256(LIST));

const memory = (): Stores => ({
  store: new MemoryEventStore(new MemoryLog()),
  checkpoints: new MemoryCheckpointStore(new MemoryCheckpoints()),
  vault: new MemoryVault(new MemoryVaultContents()),
  files: new MemoryFileStore(new Map()),
  index: new MapLedgerIndex(),
});

const place = (): WriterPlace => ({
  open: async () => memory(),
  tables: () => undefined,
  leave: async () => undefined,
});

describe('a mirror beside which a list is missing', () => {
  it('blames no log, and goes on once the list was brought', async () => {
    const held = new Map([[list, LIST]]);
    const around = { ...constitution.around, file: (hash: string) => held.get(hash) };
    const ledger = new TestLedger(place());
    await (await ledger.open({ ledger: { ...constitution, around } })).found();
    await ledger.says(ledger.officer, { type: 'TallyRead', stream: 'tally/1', data: { list } });
    const entries = await ledger.entries();

    held.clear();
    const mirror = await openMirror({
      ...ledger.parts({ ledger: { ...constitution, around } }),
      ...memory(),
    });
    await expect(mirror.take(entries)).rejects.toThrow(ListMissing);
    held.set(list, LIST);
    await mirror.take(entries.slice(mirror.next));
    expect(mirror.next).toBe(entries.length);
    await ledger.leave();
  });
});
