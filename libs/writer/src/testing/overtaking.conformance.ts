import { submissionOf } from '@mingjing/client';
import { chinaTime, readEntry } from '@mingjing/kernel';
import type { Receipt } from '../sealing/receipt';
import type { Answer } from '../sealing/waiting';
import { holdingAppends, holdingSwaps, type Held } from './held-stores';
import { adding } from './sayings';
import { faultIn } from './tally-constitution';
import { TestLedger } from './test-ledger';
import type { WriterPlace } from './writer-place';

type Given = () => TestLedger;

/** So many that the writer does not wait for the group before to be sealed. */
const MANY = 30;

/** What is decided while the group before it is on its way to the disk. */
export function describeOvertaking(given: Given): void {
  let ledger: TestLedger;
  let held: Held;
  let sound: TestLedger['stores'];

  beforeEach(async () => {
    ledger = given();
    sound = ledger.stores;
    await hold(holdingAppends);
  });
  const hold = async (holding: (stores: TestLedger['stores']) => Held): Promise<void> => {
    await ledger.writer.close();
    ledger.stores = held = holding(sound);
    await ledger.reopen();
  };
  afterEach(() => {
    ledger.stores = sound;
  });

  const first = (by: number) => ledger.submit(ledger.signed(ledger.officer, adding(by)));
  const others = (): Promise<Answer>[] =>
    Array.from({ length: MANY }, (_, i) =>
      ledger.submit(ledger.signed(ledger.officer, adding(1, `tally/other-${i}`))),
    );

  it('stands on that group, and is answered after it', async () => {
    const sixty = first(60);
    await untilHeld(held);
    const later = [...others(), first(50), first(40)];
    await turns();
    expect(held.held).toBe(1);
    held.release();
    const [receipt] = receiptsOf(await sixty);
    const answers = await Promise.all(later);
    expect(answers.at(-2)).toMatchObject({ ok: false, rejection: { code: 'tally-full' } });
    expect(receiptsOf(answers.at(-1))[0]!.size).toBeGreaterThan(receipt!.size);
    expect(await ledger.proves(receiptsOf(answers.at(-1))[0]!)).toBe(true);
    expect(ledger.writer.facts().revision('tally/1')).toBeGreaterThan(0);
    expect(faultIn(await ledger.entries())).toBeUndefined();
  });

  it('knows the ids of that group', async () => {
    const body = ledger.signed(ledger.officer, adding(3));
    const other = submissionOf({ ...ledger.draft(adding(4)), id: body.statement.id }, ledger.officer);
    const original = ledger.submit(body);
    await untilHeld(held);
    const later = [...others(), ledger.submit(body), ledger.submit(other)];
    await turns();
    held.release();
    const [receipt] = receiptsOf(await original);
    const answers = await Promise.all(later);
    expect(receiptsOf(answers.at(-2))[0]).toMatchObject({ index: receipt!.index, revision: 0 });
    expect(answers.at(-1)).toMatchObject({ ok: false, rejection: { code: 'id-reused' } });
  });

  it('does not fire again what that group has fired', async () => {
    held.release();
    const due = chinaTime(ledger.now + 10_000);
    await ledger.says(ledger.officer, { type: 'TallyDueSet', stream: 'tally/1', data: { due } });
    await hold(holdingAppends);
    ledger.now += 10_000;
    const settled = ledger.writer.settleDeadlines();
    await untilHeld(held);
    const later = others();
    await turns();
    held.release();
    await Promise.all([settled, ...later]);
    const types = (await ledger.entries()).map((bytes) => {
      const entry = readEntry(bytes);
      return entry.ok ? entry.value.statement.type : '';
    });
    expect(types.filter((type) => type === 'TallyLapsed')).toHaveLength(1);
    expect(faultIn(await ledger.entries())).toBeUndefined();
  });

  it('is lost with that group, and nobody is answered', async () => {
    const size = await ledger.size();
    const all = [first(60)];
    await untilHeld(held);
    all.push(...others());
    const outcomes = Promise.allSettled(all);
    await turns();
    held.lose();
    expect(new Set((await outcomes).map(({ status }) => status))).toEqual(new Set(['rejected']));
    expect(ledger.writer.isSound).toBe(false);
    ledger.stores = sound;
    await ledger.restart();
    sound = ledger.stores;
    expect(await ledger.size()).toBe(size);
    await ledger.says(ledger.officer, adding(100));
  });

  it('is appended while the checkpoint over that group is on its way, and answered after it', async () => {
    await hold(holdingSwaps);
    const size = await sizeOf(sound);
    const before = first(1);
    await untilHeld(held);
    const later = others();
    while ((await sizeOf(sound)) < size + 1 + MANY) await turns(1);
    expect(held.held).toBe(1);
    expect(ledger.writer.sealed.size).toBe(size);
    held.release();
    const [receipt] = receiptsOf(await before);
    expect(receipt).toMatchObject({ index: size, size: size + 1 });
    for (const answer of await Promise.all(later)) {
      const [own] = receiptsOf(answer);
      expect(own!.size).toBe(size + 1 + MANY);
      expect(await ledger.proves(own!)).toBe(true);
    }
    expect(faultIn(await ledger.entries())).toBeUndefined();
  });

  it('waits unsealed with that group where the checkpoint is lost, and the next start seals both', async () => {
    await hold(holdingSwaps);
    const size = await sizeOf(sound);
    const all = [first(1)];
    await untilHeld(held);
    all.push(...others());
    const outcomes = Promise.allSettled(all);
    while ((await sizeOf(sound)) < size + 1 + MANY) await turns(1);
    held.lose();
    expect(new Set((await outcomes).map(({ status }) => status))).toEqual(new Set(['rejected']));
    ledger.stores = sound;
    await ledger.restart();
    sound = ledger.stores;
    expect(ledger.writer.sealed.size).toBe(size + 1 + MANY);
    expect(faultIn(await ledger.entries())).toBeUndefined();
    await ledger.says(ledger.officer, adding(1));
  });
}

/** Of a log of which nothing was sealed yet. */
export function describeBeginning(place: () => Promise<WriterPlace>): void {
  it('appends nothing on top of a first group that is not sealed', async () => {
    const ledger = new TestLedger(await place());
    const sound = await ledger.place.open();
    const held = holdingSwaps(sound);
    ledger.stores = held;
    await ledger.reopen();
    const founding = ledger.found();
    await untilHeld(held);
    const size = await sizeOf(sound);
    const later = Array.from({ length: MANY }, (_, i) =>
      ledger.submit(ledger.signed(ledger.officer, adding(1, `tally/other-${String(i)}`))),
    );
    await turns();
    expect(await sizeOf(sound)).toBe(size);
    held.release();
    await founding;
    expect((await Promise.all(later)).every(({ ok }) => ok)).toBe(true);
    await ledger.leave();
  });
}

function sizeOf({ store }: TestLedger['stores']): Promise<number> {
  return store.size();
}

async function untilHeld(stores: Held): Promise<void> {
  while (stores.held === 0) await turns(1);
}

/** Enough turns of the event loop for whatever does not wait for the disk. */
async function turns(count = 20): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}

function receiptsOf(answer: Answer | undefined): readonly Receipt[] {
  if (answer?.ok !== true) throw new Error('It was refused');
  return answer.receipts;
}
