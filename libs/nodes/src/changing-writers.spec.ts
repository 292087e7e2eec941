import { MemoryEventStore } from '@mingjing/event-store';
import { Machines, receipt, until } from './testing/machines';

/** A node's own file, with a count of the entries that were read from it. */
class CountedFile extends MemoryEventStore {
  entriesRead = 0;

  override async read(from: number, max: number): Promise<readonly Uint8Array[]> {
    const entries = await super.read(from, max);
    this.entriesRead += entries.length;
    return entries;
  }
}

let machines: Machines;
beforeEach(async () => {
  machines = await new Machines().found();
});
afterEach(() => machines.leave());

describe('a change of writer', () => {
  it.each([5, 80])(
    'reads nothing again that its nodes have verified, on a log of %s more',
    async (length) => {
      const files = { one: new CountedFile(), two: new CountedFile() };
      const one = await machines.start('one', files.one);
      await until(() => one.isWriting);
      const two = await machines.start('two', files.two);
      for (let i = 0; i < length; i++) await receipt(one, machines.batch(1));
      await until(() => two.sealed.size === one.sealed.size);
      [files.one.entriesRead, files.two.entriesRead] = [0, 0];

      const left = one.leave(100_000);
      await until(() => two.isWriting);
      await left;
      const index = await receipt(one, machines.batch(1));
      await until(() => one.sealed.size > index);

      expect(files.two.entriesRead).toBe(0);
      expect(files.one.entriesRead).toBe(0);
      expect(one.rootAt(index + 1)).toBe(two.rootAt(index + 1));
      expect(one.facts().state('tally', 'tally/1')).toEqual(two.facts().state('tally', 'tally/1'));
    },
  );

  it('reads again what its nodes cannot answer for: a file with other entries than were verified', async () => {
    const file = new CountedFile();
    const one = await machines.start('one');
    await until(() => one.isWriting);
    const two = await machines.start('two', file);
    const index = await receipt(one, machines.batch(1));
    await until(() => two.sealed.size > index);
    const before = file.entriesRead;
    await file.append(index + 1, [{ id: 'slipped in', type: 'TallyAdded', bytes: Uint8Array.of(1) }]);
    const left = one.leave(100);
    await left;
    await until(() => !two.isSound);
    expect(file.entriesRead - before).toBeGreaterThan(index);
    expect(two.isWriting).toBe(false);
  });
});
