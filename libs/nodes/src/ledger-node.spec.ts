import { setTimeout as sleep } from 'node:timers/promises';
import { MemoryCheckpointStore, MemoryEventStore, StoreAltered } from '@mingjing/event-store';
import { readEntry } from '@mingjing/kernel';
import { faultIn } from '@mingjing/writer/testing';
import { Machines, receipt, until } from './testing/machines';

let machines: Machines;
beforeEach(async () => {
  machines = await new Machines().found();
});
afterEach(() => machines.leave());

describe('nodes of one ledger', () => {
  it('are one writer and others, whoever is asked', async () => {
    const nodes = [await machines.start('one'), await machines.start('two'), await machines.start('three')];
    const indexes = await Promise.all(nodes.map((node, i) => receipt(node, machines.batch(i + 1))));
    expect(new Set(indexes).size).toBe(3);
    expect(nodes.filter(({ isWriting }) => isWriting)).toHaveLength(1);
  });

  it('mirror and verify what the writer writes, under the same checkpoint', async () => {
    const [one, two] = [await machines.start('one'), await machines.start('two')];
    const index = await receipt(two, machines.batch(1));
    await until(() => one.sealed.size > index && two.sealed.size > index);
    expect(one.rootAt(index + 1)).toBe(two.rootAt(index + 1));
    expect(two.proof(index)).toContain('c2sp.org/tlog-proof');
    expect(two.facts().state('tally', 'tally/1')).toEqual(one.facts().state('tally', 'tally/1'));
  });

  it('change the writer without a refused statement, and nothing doubles', async () => {
    const [one, two] = [await machines.start('one'), await machines.start('two')];
    const before = machines.batch(1);
    const index = await receipt(two, before);
    const writer = one.isWriting ? 'one' : 'two';
    const other = writer === 'one' ? two : one;
    const leaving = machines.reachable.get(writer)!;
    machines.reachable.delete(writer);
    const after = receipt(other, machines.batch(2));
    await leaving.close();
    expect(await after).toBe(index + 1);
    expect(await receipt(other, before)).toBe(index);
    expect(other.isWriting).toBe(true);
  });

  it('record an early look once, though the answer to it was lost', async () => {
    const one = await machines.start('one');
    await until(() => one.isWriting);
    const two = await machines.start('two');
    const batch = machines.batch(1);
    const index = await receipt(one, batch);
    const cause = batch.submissions[0]!.statement.id;
    const look = { stream: 'seen/1', type: 'TallySeen', version: 1, data: { reader: 'somebody' }, cause };
    machines.answersLost = 1;
    expect(await two.observe(look)).toBeUndefined();
    expect(machines.answersLost).toBeLessThan(0);
    expect(await (await machines.engine.openEventStore()).size()).toBe(index + 2);
    expect(await two.observe(look)).toBeUndefined();
    expect(await (await machines.engine.openEventStore()).size()).toBe(index + 3);
  });

  it('leave nothing to a writer that was away and comes back', async () => {
    const [one, two] = [await machines.start('one'), await machines.start('two')];
    await receipt(one, machines.batch(1));
    const [paused, next] = one.isWriting ? (['one', two] as const) : (['two', one] as const);
    const asleep = machines.reachable.get(paused)!;
    machines.reachable.delete(paused);
    await until(() => next.isWriting);
    machines.reachable.set(paused, asleep);
    const taken = [await receipt(asleep, machines.batch(2)), await receipt(next, machines.batch(3))];
    expect(new Set(taken).size).toBe(2);
    await until(() => !asleep.isWriting);
    const entries = await (await machines.engine.openEventStore()).read(0, 100);
    expect(faultIn(entries)).toBeUndefined();
    const ids = entries
      .map((bytes) => readEntry(bytes))
      .map((read) => (read.ok ? read.value.statement.id : ''));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('follow from the start, or from a copy, and serve once they have caught up', async () => {
    const one = await machines.start('one');
    const index = await receipt(one, machines.batch(1));
    const own = new MemoryEventStore();
    const fresh = await machines.start('fresh', own);
    await until(() => fresh.sealed.size > index);
    const copied = new MemoryEventStore();
    const entries = await own.read(0, 100);
    await copied.append(
      0,
      entries.map((bytes, i) => ({ id: String(i), type: 'Copied', bytes })),
    );
    const copy = await machines.start('copy', copied);
    await until(() => copy.sealed.size > index);
    expect(copy.rootAt(index + 1)).toBe(one.rootAt(index + 1));
  });

  it('have what witnesses sign of a log at rest, though nothing more comes', async () => {
    const one = await machines.start('one');
    await receipt(one, machines.batch(1));
    const checkpoints = new MemoryCheckpointStore();
    const follower = await machines.start('two', new MemoryEventStore(), { checkpoints });
    await until(() => follower.sealed.size === one.sealed.size);
    const { size, note } = one.sealed;
    const cosigned = `${note}\u2014 witness.example/w AAAAAAAA\n`;
    await (await machines.engine.openCheckpointStore()).keepCosigned(size, cosigned);
    while ((await checkpoints.at(size)) !== cosigned) await sleep(5);
    expect((await checkpoints.get())?.note).toBe(cosigned);
  });

  it('take nothing from a writer that breaks the rules', async () => {
    const node = await machines.start('one');
    await receipt(node, machines.batch(1));
    const [bytes] = await (await machines.engine.openEventStore()).read(3, 1);
    const follower = await machines.start('two');
    const engine = await machines.engine.openEventStore();
    await engine.append(await engine.size(), [{ id: 'slipped in', type: 'TallyAdded', bytes: bytes! }]);
    await until(() => !follower.isSound);
    expect(String(follower.fault)).toContain('does not hold');
    await expect(follower.submit(machines.batch(2))).rejects.toThrow('found a fault');
  });

  it('refuse an engine that was rolled back behind what they have verified', async () => {
    const node = await machines.start('one');
    const index = await receipt(node, machines.batch(1));
    const own = new MemoryEventStore();
    const follower = await machines.start('two', own);
    await until(() => follower.sealed.size > index);
    await follower.close();
    machines.reachable.delete('two');
    machines.engine.rollBack(index);
    const back = await machines.start('two', own);
    await until(() => !back.isSound);
    expect(back.fault).toBeInstanceOf(StoreAltered);
  });
});
