import { disclosing, type SignedSubmission } from '@mingjing/client';
import { fromUtf8, utf8 } from '@mingjing/kernel';
import { sha256 } from '../native/hashes';
import { adding } from './sayings';
import type { TestLedger } from './test-ledger';

type Given = () => TestLedger;

const PERSON = 'person/0d9c7a52-3c1e-4a77-9b0a-0f7d2b1c4e55';
const VALUES = { witness: '王小明', phone: '13800000000' };

export function withWitness(ledger: TestLedger, values: Record<string, string> = VALUES): SignedSubmission {
  let salts = 0;
  const salt = (): Uint8Array => sha256(utf8(`salt ${salts++}`));
  const { personal, disclosures } = disclosing(values, PERSON, salt, sha256);
  return ledger.signed(ledger.officer, adding(3, 'tally/1', { personal }), { disclosures });
}

/** Personal data stands in the vault before its commitment stands in the log, and never in an entry. */
export function describeDisclosing(given: Given): void {
  it('keeps what a statement discloses beside the log, and nothing of it inside', async () => {
    const ledger = given();
    const sent = withWitness(ledger);
    await ledger.accepted(sent);
    expect(await ledger.stores.vault.of(sent.statement.id)).toEqual(sent.disclosures);
    const log = (await ledger.entries()).map(fromUtf8).join();
    for (const value of [...Object.values(VALUES), PERSON]) expect(log).not.toContain(value);
  });

  it('has it in the vault before the entry is in the log', async () => {
    const ledger = given();
    const sent = withWitness(ledger);
    const { store, vault } = ledger.stores;
    const kept: unknown[] = [];
    const looking = new Proxy(store, {
      get: (target, name) =>
        name === 'append'
          ? async (size: number, entries: Parameters<typeof store.append>[1]) => {
              kept.push(await vault.of(sent.statement.id));
              return store.append(size, entries);
            }
          : bound(target, name),
    });
    ledger.stores = { ...ledger.stores, store: looking };
    await ledger.writer.close();
    await ledger.reopen();
    await ledger.accepted(sent);
    expect(kept).toEqual([sent.disclosures]);
  });

  it('refuses disclosures that are missing, unknown, or open no commitment', async () => {
    const ledger = given();
    const { disclosures, ...bare } = withWitness(ledger);
    const { witness, phone } = disclosures!;
    expect(await ledger.outcome(bare)).toBe('disclosure-missing');
    expect(await ledger.outcome({ ...bare, disclosures: { witness } })).toBe('disclosure-missing');
    const unknown = { ...disclosures, address: phone };
    expect(await ledger.outcome({ ...bare, disclosures: unknown })).toBe('disclosure-unknown');
    const wrong = { phone, witness: { ...witness!, value: '李四' } };
    expect(await ledger.outcome({ ...bare, disclosures: wrong })).toBe('disclosure-wrong');
    const malformed = { phone, witness: { ...witness!, salt: '00' } };
    expect(await ledger.outcome({ ...bare, disclosures: malformed })).toBe('disclosure-malformed');
    expect(await ledger.stores.vault.of(bare.statement.id)).toEqual({});
    expect(await ledger.outcome({ ...bare, disclosures })).toBe('accepted');
  });

  it('refuses a personal field that the event does not have', async () => {
    const ledger = given();
    expect(await ledger.outcome(withWitness(ledger, { address: '高青县' }))).toBe('personal-unknown');
  });

  it('never repeats a value in a refusal', async () => {
    const ledger = given();
    const { disclosures, ...bare } = withWitness(ledger);
    const answers = await Promise.all([
      ledger.submit({ ...bare, disclosures: { ...disclosures, address: disclosures!['phone'] } }),
      ledger.submit({
        ...bare,
        disclosures: { phone: disclosures!['witness'], witness: disclosures!['phone'] },
      }),
    ]);
    for (const answer of answers) expect(answer.ok).toBe(false);
    for (const value of Object.values(VALUES)) expect(JSON.stringify(answers)).not.toContain(value);
  });

  it('brings nothing back that was erased, when the same statement comes again', async () => {
    const ledger = given();
    const sent = withWitness(ledger);
    const [first] = await ledger.accepted(sent);
    await ledger.stores.vault.erase(PERSON);

    const [again] = await ledger.accepted(sent);
    const { disclosures: _, ...bare } = sent;
    const [bareAgain] = await ledger.accepted(bare);

    expect([again!.index, bareAgain!.index]).toEqual([first!.index, first!.index]);
    expect(await ledger.stores.vault.of(sent.statement.id)).toEqual({});
    expect(await ledger.proves(again!)).toBe(true);
  });

  it('keeps nothing of a statement that was refused', async () => {
    const ledger = given();
    await ledger.says(ledger.second, adding(99));
    const sent = withWitness(ledger);
    expect(await ledger.outcome(sent)).toBe('tally-full');
    expect(await ledger.stores.vault.of(sent.statement.id)).toEqual({});
  });
}

function bound(target: object, name: string | symbol): unknown {
  const member: unknown = Reflect.get(target, name);
  return typeof member === 'function' ? member.bind(target) : member;
}
