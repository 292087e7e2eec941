import { chinaTime, readEntry, type Statement } from '@mingjing/kernel';
import { adding } from './sayings';
import { faultIn } from './tally-constitution';
import type { TestLedger } from './test-ledger';

type Given = () => TestLedger;

async function statements(ledger: TestLedger): Promise<readonly Statement[]> {
  return (await ledger.entries()).map((bytes) => {
    const entry = readEntry(bytes);
    if (!entry.ok) throw new Error(entry.rejection.reason);
    return entry.value.statement;
  });
}

/** A tally that reaches ten, is closed, and has a deadline that passes; something is observed of it. */
async function fullStory(ledger: TestLedger): Promise<void> {
  const due = { due: chinaTime(ledger.now + 60_000) };
  await ledger.accepted([
    ledger.signed(ledger.officer, adding(9)),
    ledger.signed(ledger.officer, { type: 'TallyDueSet', stream: 'tally/1', data: due }),
    ledger.signed(ledger.officer, adding(1)),
    ledger.signed(ledger.second, { type: 'TallyClosed', stream: 'tally/1', data: {} }),
  ]);
  const { id } = (await statements(ledger)).at(-2)!;
  await ledger.writer.observe({
    stream: 'seen/1',
    type: 'TallySeen',
    version: 1,
    data: { reader: 'x' },
    cause: id,
  });
  ledger.now += 61_000;
  await ledger.writer.settleDeadlines();
  await ledger.says(ledger.officer, adding(1));
}

/** What follows from entries stands in the log, and anyone can compute it again from the log alone. */
export function describeDeriving(given: Given): void {
  it('derives events behind their cause, signed by the ledger, named by an algorithm', async () => {
    const ledger = given();
    const sent = ledger.signed(ledger.officer, adding(12));
    const [receipt] = await ledger.accepted(sent);
    const { id, occurredAt } = sent.statement;
    expect((await statements(ledger))[receipt!.index + 1]).toMatchObject({
      ...{ actor: 'ledger', algorithm: 'tally/v1', cause: id, occurredAt },
      ...{ type: 'TallyTenReached', data: { total: 12 } },
    });
  });

  it('keeps a list that a derived event names before the event stands', async () => {
    const ledger = given();
    await fullStory(ledger);
    const listed = (await statements(ledger)).find(({ type }) => type === 'TallyListed');
    const { sha256 } = listed!.data['list'] as { sha256: string };
    expect(Buffer.from((await ledger.stores.files.get(sha256))!).toString()).toBe('[9,1]');
  });

  it('can be recomputed from the entries alone, without a fault', async () => {
    const ledger = given();
    await fullStory(ledger);
    expect(faultIn(await ledger.entries())).toBeUndefined();
    const types = (await statements(ledger)).map(({ type }) => type);
    for (const type of ['TallyTenReached', 'TallyListed', 'TallyLapsed', 'TallySeen']) {
      expect(types.filter((one) => one === type)).toHaveLength(1);
    }
  });

  it('has a fault at or before the place from which any one entry was dropped', async () => {
    const ledger = given();
    await fullStory(ledger);
    const entries = await ledger.entries();
    for (const dropped of entries.keys()) {
      const rest = entries.toSpliced(dropped, 1);
      const fault = faultIn(rest);
      // The last entry of all, and an observation, leave no gap that their neighbours would show.
      const leavesNoGap = dropped === entries.length - 1 || (await isObserved(ledger, dropped));
      if (!leavesNoGap) expect(fault?.index).toBeGreaterThanOrEqual(Math.min(dropped, rest.length));
      else expect(fault).toBeUndefined();
    }
  });

  it('has a fault that names an entry of which anything was altered', async () => {
    const ledger = given();
    await fullStory(ledger);
    const entries = await ledger.entries();
    for (const [index, bytes] of entries.entries()) {
      for (const [from, to] of ALTERATIONS) {
        const text = Buffer.from(bytes).toString();
        const altered = text.replace(from, to);
        if (altered === text) continue;
        expect(faultIn(entries.with(index, Buffer.from(altered)))?.index).toBe(index);
      }
    }
  });

  it('has a fault at the first of two neighbours that changed places', async () => {
    const ledger = given();
    await fullStory(ledger);
    const entries = await ledger.entries();
    const stated = await statements(ledger);
    for (let index = 0; index + 1 < entries.length; index++) {
      const swapped = entries.with(index, entries[index + 1]!).with(index + 1, entries[index]!);
      const fault = faultIn(swapped);
      // Of two streams at one moment either could have come first.
      if (fault !== undefined) expect(fault.index).toBeGreaterThanOrEqual(index);
      else expect(stated[index]!.stream).not.toBe(stated[index + 1]!.stream);
    }
  });

  it('has a fault where a derived event stands that nothing calls for', async () => {
    const ledger = given();
    await fullStory(ledger);
    const entries = await ledger.entries();
    const own = (await statements(ledger)).findIndex(({ type }) => type === 'TallyLapsed');
    const twice = entries.toSpliced(own + 1, 0, entries[own]!);
    expect(faultIn(twice)).toMatchObject({ index: own + 1, rejection: { code: 'id-twice' } });
  });

  it('has a fault where the log ends before what follows from it', async () => {
    const ledger = given();
    const { index } = await ledger.says(ledger.officer, adding(12));
    const cut = (await ledger.entries()).slice(0, index + 1);
    expect(faultIn(cut)).toMatchObject({ index: index + 1, rejection: { code: 'derived-missing' } });
  });
}

/** Each changes an entry in another member; all leave canonical JSON. */
const ALTERATIONS: readonly (readonly [RegExp, string])[] = [
  [/"recordedAt":"2026/, '"recordedAt":"2025'],
  [/"revision":\d+/, '"revision":7'],
  [/"sig":"./, '"sig":"_'],
  [/"key":"[0-9a-f]/, '"key":"g'],
  [/"actor":"[a-z]+/, '"actor":"stranger'],
  [/"occurredAt":"2026-03/, '"occurredAt":"2026-02'],
  [/"version":1/, '"version":2'],
  [/"ledger":"mingjing/, '"ledger":"minqjing'],
  [/"v":1\}$/, '"v":2}'],
  [/\}$/, '} '],
];

async function isObserved(ledger: TestLedger, index: number): Promise<boolean> {
  return (await statements(ledger))[index]?.algorithm === 'observed/v1';
}
