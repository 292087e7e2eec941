import { chinaTime, readEntry, recordedTime } from '@mingjing/kernel';
import type { Observation } from '../deciding/observation';
import { adding, type Saying } from './sayings';
import { faultIn } from './tally-constitution';
import { idOf, type TestLedger } from './test-ledger';

type Given = () => TestLedger;

function dueIn(ledger: TestLedger, seconds: number, stream = 'tally/1'): Saying {
  return { type: 'TallyDueSet', stream, data: { due: chinaTime(ledger.now + seconds * 1000) } };
}

async function lapsed(ledger: TestLedger): Promise<readonly string[]> {
  return (await ledger.entries()).flatMap((bytes) => {
    const entry = readEntry(bytes);
    return entry.ok && entry.value.statement.type === 'TallyLapsed' ? [entry.value.statement.stream] : [];
  });
}

/** What falls due without anybody stating anything, and what only the server sees. */
export function describeWaiting(given: Given): void {
  it('derives what has fallen due, once, the earliest first', async () => {
    const ledger = given();
    await ledger.says(ledger.officer, dueIn(ledger, 30, 'tally/late'));
    await ledger.says(ledger.officer, dueIn(ledger, 10, 'tally/early'));
    await ledger.says(ledger.officer, dueIn(ledger, 20, 'tally/middle'));
    expect(ledger.writer.nextDeadline()).toBe(recordedTime(ledger.now + 10_000));

    ledger.now += 25_000;
    await ledger.writer.settleDeadlines();
    await ledger.writer.settleDeadlines();
    expect(await lapsed(ledger)).toEqual(['tally/early', 'tally/middle']);

    ledger.now += 60_000;
    await ledger.writer.settleDeadlines();
    expect(await lapsed(ledger)).toEqual(['tally/early', 'tally/middle', 'tally/late']);
    expect(ledger.writer.nextDeadline()).toBeUndefined();
    expect(faultIn(await ledger.entries())).toBeUndefined();
  });

  it('derives it before the statements of the same group, with the moment at which it fell due', async () => {
    const ledger = given();
    const set = dueIn(ledger, 10);
    await ledger.says(ledger.officer, set);
    ledger.now += 3_600_000;
    const { index } = await ledger.says(ledger.officer, adding(3));
    const [bytes] = await ledger.stores.store.read(index - 1, 1);
    const entry = readEntry(bytes!);
    expect(entry).toMatchObject({
      value: {
        recordedAt: recordedTime(ledger.now),
        statement: { type: 'TallyLapsed', occurredAt: set.data['due'] },
      },
    });
  });

  it('lets what falls due later pass what gives way, while that rests', async () => {
    const rests: (() => void)[] = [];
    const after = (_milliseconds: number, call: () => void): (() => void) => {
      rests.push(call);
      return () => undefined;
    };
    const ledger = await given().restart({ pace: { elapsed: () => 0, told: (call) => call(), after } });
    for (const [stream, seconds, patient] of [
      ['tally/first', 10, true],
      ['tally/second', 11, true],
      ['tally/later', 20, false],
    ] as const) {
      const set = dueIn(ledger, seconds, stream);
      await ledger.says(ledger.officer, { ...set, data: { ...set.data, patient } });
    }
    ledger.now += 30_000;
    await ledger.says(ledger.second, adding(1));
    expect(await lapsed(ledger)).toEqual(['tally/first', 'tally/later']);
    const settled = ledger.writer.settleDeadlines();
    for (const rested of rests.splice(0)) rested();
    await untilResting(rests);
    for (const rested of rests.splice(0)) rested();
    await settled;
    expect(await lapsed(ledger)).toEqual(['tally/first', 'tally/later', 'tally/second']);
    expect(faultIn(await ledger.entries())).toBeUndefined();
  });

  it('does not fire before its moment', async () => {
    const ledger = given();
    await ledger.says(ledger.officer, dueIn(ledger, 10));
    ledger.now += 9_999;
    await ledger.writer.settleDeadlines();
    expect(await lapsed(ledger)).toEqual([]);
    ledger.now += 1;
    await ledger.writer.settleDeadlines();
    expect(await lapsed(ledger)).toEqual(['tally/1']);
  });

  it('survives a restart, and fires once after it', async () => {
    const ledger = given();
    await ledger.says(ledger.officer, dueIn(ledger, 10));
    await ledger.restart();
    expect(ledger.writer.nextDeadline()).toBe(recordedTime(ledger.now + 10_000));
    ledger.now += 10_000;
    await ledger.writer.settleDeadlines();
    await ledger.restart();
    await ledger.writer.settleDeadlines();
    expect(await lapsed(ledger)).toEqual(['tally/1']);
  });

  it('waits for a clock that is behind, and catches up when it is right', async () => {
    const ledger = given();
    await ledger.says(ledger.officer, dueIn(ledger, 10));
    const size = await ledger.size();
    ledger.now -= 120_000;
    // Whoever wants to look is told so at once: nothing is shown that is not recorded.
    expect(await ledger.writer.observe(seenAfter(idOf(0)))).toMatchObject({ code: 'clock-behind' });
    await ledger.writer.settleDeadlines();
    expect(await ledger.size()).toBe(size);
    ledger.now += 140_000;
    await ledger.writer.settleDeadlines();
    expect(await ledger.size()).toBe(size + 1);
    expect(await lapsed(ledger)).toEqual(['tally/1']);
  });

  it('records observations under a random id, by the ledger, with their cause', async () => {
    const ledger = given();
    const sent = ledger.signed(ledger.officer, adding(3));
    await ledger.accepted(sent);
    const cause = sent.statement.id;
    const size = await ledger.size();
    expect(await ledger.writer.observe(seenAfter(cause))).toBeUndefined();
    // Durable and sealed by the time that the observer goes on.
    expect([await ledger.size(), ledger.writer.sealed.size]).toEqual([size + 1, size + 1]);
    const entry = readEntry((await ledger.entries()).at(-1)!);
    expect(entry).toMatchObject({
      value: {
        revision: 0,
        statement: { actor: 'ledger', algorithm: 'observed/v1', cause, type: 'TallySeen' },
      },
    });
    expect(faultIn(await ledger.entries())).toBeUndefined();
  });

  it('observes nothing but what a context lets be observed, following from what stands', async () => {
    const ledger = given();
    const sent = ledger.signed(ledger.officer, adding(3));
    await ledger.accepted(sent);
    const seen = seenAfter(sent.statement.id);
    const unknown = '6ba7b810-9dad-41d1-80b4-00c04fd430c8';
    for (const [wrong, why] of [
      [{ type: 'TallyTenReached' }, 'nothing to be observed'],
      [{ stream: 'tally/1' }, 'nothing to be observed'],
      [{ data: { reader: 1 } }, ''],
      [{ cause: unknown }, 'does not stand in the log'],
    ] as const) {
      await expect(ledger.writer.observe({ ...seen, ...wrong })).rejects.toThrow(why);
    }
  });
}

async function untilResting(rests: readonly unknown[]): Promise<void> {
  while (rests.length === 0) await new Promise((resolve) => setImmediate(resolve));
}

/** A look at a tally that follows from an entry. */
function seenAfter(cause: string): Observation {
  return { stream: 'seen/1', type: 'TallySeen', version: 1, data: { reader: 'x' }, cause };
}
