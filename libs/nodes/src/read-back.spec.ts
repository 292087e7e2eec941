import { MemoryEventStore, StoreUnavailable } from '@mingjing/event-store';
import { fromUtf8, utf8 } from '@mingjing/kernel';
import { ReadBack } from './read-back';

describe('reading back what the engine took', () => {
  it('waits for what is delivered later', async () => {
    const engine = new MemoryEventStore();
    const delivered = new ReadBack(engine);
    delivered.expect(0);
    const waiting = delivered.take(1);
    await engine.append(0, [{ id: 'a', type: 'Tested', bytes: utf8('a') }]);
    expect((await waiting).map(fromUtf8)).toEqual(['a']);
    delivered.end();
  });

  it('says of what has not come in time that it may come yet', async () => {
    const delivered = new ReadBack(new MemoryEventStore(), 1);
    delivered.expect(0);
    await expect(delivered.take(1)).rejects.toThrow(/has not delivered entry 0 yet/);
    delivered.end();
  });

  it('lets nobody wait for what will not come, once it is ended', async () => {
    const delivered = new ReadBack(new MemoryEventStore());
    delivered.expect(0);
    const waiting = delivered.take(1);
    delivered.end();
    await expect(waiting).rejects.toThrow(StoreUnavailable);
  });
});
