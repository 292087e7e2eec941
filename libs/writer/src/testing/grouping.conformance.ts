import { readSubmissions } from '../accepting/submission';
import { utf8 } from '@mingjing/kernel';
import type { IndexChanges, LedgerIndex } from '../world/ledger-index';
import { adding } from './sayings';
import { faultIn } from './tally-constitution';
import type { TestLedger } from './test-ledger';

type Given = () => TestLedger;

/** Group commit: together on disk, decided one after the other. */
export function describeGrouping(given: Given): void {
  it('seals what comes in together under one checkpoint', async () => {
    const ledger = given();
    const bodies = Array.from({ length: 20 }, (_, i) =>
      ledger.signed(ledger.officer, adding(1, `tally/${i}`)),
    );
    const receipts = (await Promise.all(bodies.map((body) => ledger.accepted(body)))).flat();
    expect(new Set(receipts.map(({ size }) => size)).size).toBe(1);
    expect(receipts.map(({ index }) => index)).toEqual(receipts.map((_, i) => receipts[0]!.index + i));
    for (const receipt of receipts) expect(await ledger.proves(receipt)).toBe(true);
  });

  it('lets a statement see those before it in the group', async () => {
    const ledger = given();
    const [sixty, fifty, forty] = [60, 50, 40].map((by) => ledger.signed(ledger.officer, adding(by)));
    const outcomes = await Promise.all([sixty, fifty, forty].map((body) => ledger.outcome(body)));
    expect(outcomes).toEqual(['accepted', 'tally-full', 'accepted']);
    expect(faultIn(await ledger.entries())).toBeUndefined();
  });

  it('writes its index while nobody waits, so that nobody waits for all of it at once', async () => {
    const ledger = given();
    const { index } = ledger.stores;
    const before = index.size();
    await ledger.says(ledger.officer, adding(1));
    await ledger.writer.settleDeadlines();
    expect(index.size()).toBe(before);
    const many = Array.from({ length: 40 }, (_, i) => ledger.signed(ledger.officer, adding(1, `tally/${i}`)));
    await ledger.accepted(many);
    await ledger.writer.settleDeadlines();
    expect(index.size()).toBe(ledger.writer.sealed.size);
  });

  it('takes nothing more where it cannot write it', async () => {
    const ledger = given();
    let isFull = false;
    const { index: sound } = ledger.stores;
    const write = (changes: IndexChanges): void => {
      if (isFull) throw new Error('No space is left');
      sound.write(changes);
    };
    const index = Object.create(sound, { write: { value: write } }) as LedgerIndex;
    await ledger.reopen({ index });
    isFull = true;
    const many = Array.from({ length: 40 }, (_, i) => ledger.signed(ledger.officer, adding(1, `tally/${i}`)));
    await ledger.accepted(many);
    await expect(ledger.writer.settleDeadlines()).rejects.toMatchObject({
      cause: { message: 'No space is left' },
    });
    expect(ledger.writer.isSound).toBe(false);
  });

  it('undoes an array of which one statement is refused, and nothing else of the group', async () => {
    const ledger = given();
    const size = await ledger.size();
    const say = (by: number, stream = 'tally/1') => ledger.signed(ledger.officer, adding(by, stream));
    const outcomes = await Promise.all([
      ledger.outcome(say(50)),
      ledger.outcome([say(30), say(1, 'tally/2'), say(30)]),
      ledger.outcome(say(50)),
      ledger.outcome(say(1, 'tally/2')),
    ]);
    expect(outcomes).toEqual(['accepted', 'tally-full', 'accepted', 'accepted']);
    // Each of the first two tallies' halves; the first one's tenth is derived.
    expect(await ledger.size()).toBe(size + 4);
    expect(ledger.writer.facts().revision('tally/2')).toBe(0);
    expect(faultIn(await ledger.entries())).toBeUndefined();
  });

  it('answers a refusal that was decided on a group only once that group is sealed', async () => {
    const ledger = given();
    const before = ledger.writer.sealed.size;
    const [full, refused] = [100, 1].map((by) => ledger.signed(ledger.officer, adding(by)));
    const accepted = ledger.submit(full);
    const answer = await ledger.submit(refused);
    expect(answer).toMatchObject({ ok: false, rejection: { code: 'tally-full', facts: { total: 100 } } });
    expect(ledger.writer.sealed.size).toBeGreaterThan(before);
    expect(await accepted).toMatchObject({ ok: true });
  });

  it('answers a repetition inside one group with one entry', async () => {
    const ledger = given();
    const body = ledger.signed(ledger.officer, adding(3));
    const size = await ledger.size();
    const receipts = (await Promise.all([body, body, body].map((one) => ledger.accepted(one)))).flat();
    expect(receipts.map(({ index }) => index)).toEqual([size, size, size]);
    expect(await ledger.size()).toBe(size + 1);
  });

  it('lets one of two racing batches win a revision', async () => {
    const ledger = given();
    const racers = [ledger.officer, ledger.second].map((pen) => [
      ledger.signed(pen, adding(1), { expect: 'none' }),
      ledger.signed(pen, adding(2), { expect: 0 }),
    ]);
    const outcomes = await Promise.all(racers.map((racer) => ledger.outcome(racer)));
    expect(outcomes).toEqual(['accepted', 'revision-conflict']);
    expect(ledger.writer.facts().revision('tally/1')).toBe(1);
  });

  it('takes more than one append holds, in order', async () => {
    const ledger = given();
    const note = 'n'.repeat(60_000);
    const bodies = Array.from({ length: 20 }, (_, i) =>
      ledger.signed(ledger.officer, { ...adding(1, `tally/${i}`), data: { by: 1, note } }),
    );
    const receipts = (await Promise.all(bodies.map((body) => ledger.accepted(body)))).flat();
    expect(receipts.map(({ index }) => index)).toEqual(receipts.map((_, i) => receipts[0]!.index + i));
    const sizes = new Set(receipts.map(({ size }) => size));
    expect(sizes.size).toBeGreaterThan(1);
    for (const receipt of receipts) expect(await ledger.proves(receipt)).toBe(true);
  });

  it('strands nobody, however requests fall between rounds', async () => {
    const ledger = given();
    const lanes = Array.from({ length: 7 }, async (_, lane) => {
      for (let i = 0; i < 12; i++) {
        await ledger.says(ledger.officer, adding(1, `tally/${lane}`));
        for (let turn = 0; turn < (lane * i) % 5; turn++) await Promise.resolve();
      }
    });
    await Promise.all(lanes);
    expect(faultIn(await ledger.entries())).toBeUndefined();
  });

  it('finishes what it has taken when it is closed, and takes nothing after', async () => {
    const ledger = given();
    const late = ledger.signed(ledger.officer, adding(1, 'tally/2'));
    const batch = readSubmissions(utf8(JSON.stringify(ledger.signed(ledger.officer, adding(3)))));
    if (!batch.ok) throw new Error('unread');
    const under = ledger.writer.submit(batch.value);
    await new Promise((resolve) => setImmediate(resolve));
    await ledger.writer.close();
    expect(await under).toMatchObject({ ok: true });
    expect(ledger.writer.isSound).toBe(false);
    await expect(ledger.submit(late)).rejects.toThrow('closed');
  });

  it('tells its listeners of each seal until they leave', async () => {
    const ledger = given();
    const sizes: number[] = [];
    const leave = ledger.writer.onSealed(({ size }) => sizes.push(size));
    const { size } = await ledger.says(ledger.officer, adding(3));
    leave();
    await ledger.says(ledger.officer, adding(3));
    expect(sizes).toEqual([size]);
  });
}
