import { chinaTime, toHex, utf8 } from '@mingjing/kernel';
import { sha256 } from '../native/hashes';
import { adding } from './sayings';
import { constitution, faultIn } from './tally-constitution';
import type { TestLedger } from './test-ledger';

type Given = () => TestLedger;

const LIST = utf8('[1,2]');
const list = toHex(sha256(LIST));
const stream = 'tally/1';

/** A ledger beside which the list can be lost and put back. */
async function losing(given: Given): Promise<{ ledger: TestLedger; held: Map<string, Uint8Array> }> {
  const held = new Map<string, Uint8Array>();
  const around = { ...constitution.around, file: (hash: string) => held.get(hash) };
  return { ledger: await given().restart({ ledger: { ...constitution, around } }), held };
}

/** One lost file stops what stands on it, and nothing else. */
export function describeLostLists(given: Given): void {
  it('refuses the one statement that stands on it, names the file, and goes on', async () => {
    const { ledger, held } = await losing(given);
    const reading = ledger.signed(ledger.officer, { type: 'TallyRead', stream, data: { list } });
    const [beside, answer] = await Promise.all([
      ledger.outcome(ledger.signed(ledger.second, adding(1))),
      ledger.submit(reading),
    ]);
    expect(answer).toMatchObject({ ok: false, rejection: { code: 'list-missing', facts: { list } } });
    expect(answer.ok || answer.rejection.reason).toContain(`evidence/${list.slice(0, 2)}/${list}`);
    expect(beside).toBe('accepted');
    expect(await ledger.outcome(ledger.signed(ledger.second, adding(1)))).toBe('accepted');
    held.set(list, LIST);
    expect(await ledger.outcome(reading)).toBe('accepted');
  });

  it('lets a deadline that stands on it wait, and fires it once the file is back', async () => {
    const { ledger, held } = await losing(given);
    const due = chinaTime(ledger.now + 10_000);
    await ledger.says(ledger.officer, { type: 'TallyDueSet', stream, data: { due, list } });
    const size = await ledger.size();
    ledger.now += 20_000;
    await ledger.writer.settleDeadlines();
    expect([await ledger.size(), ledger.writer.nextDeadline()]).toEqual([size, undefined]);
    await ledger.says(ledger.second, adding(1));
    held.set(list, LIST);
    await ledger.writer.settleDeadlines();
    expect(await ledger.size()).toBe(size + 2);
  });

  it('is a fault of the entry that stands on it, for whoever reads the log without the file', async () => {
    const { ledger, held } = await losing(given);
    held.set(list, LIST);
    const { index } = await ledger.says(ledger.officer, { type: 'TallyRead', stream, data: { list } });
    expect(faultIn(await ledger.entries())).toMatchObject({ index, rejection: { code: 'list-missing' } });
  });

  it('is a fault of the derived entry that stands on it', async () => {
    const { ledger, held } = await losing(given);
    held.set(list, LIST);
    const data = { due: chinaTime(ledger.now + 10_000), list };
    const { index } = await ledger.says(ledger.officer, { type: 'TallyDueSet', stream, data });
    ledger.now += 20_000;
    await ledger.writer.settleDeadlines();
    const fault = faultIn(await ledger.entries());
    expect(fault).toMatchObject({ index: index + 1, rejection: { code: 'list-missing', facts: { list } } });
  });
}
