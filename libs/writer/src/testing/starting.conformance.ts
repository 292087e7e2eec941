import { toBase64, type Statement } from '@mingjing/kernel';
import type { Pen } from '@mingjing/client';
import { NOTE_ED25519, verifierKey } from '@mingjing/log';
import { sha256 } from '../native/hashes';
import { ORIGIN, adding, penNamed, signerNamed } from './sayings';
import { refusal, slipIn, statementOf } from './slipping-in';
import { START, idOf, type TestLedger } from './test-ledger';
import type { WriterParts } from '../writer-parts';

type Given = () => TestLedger;

/** A start believes neither the log nor the index, but what was signed and what it can recompute. */
export function describeStarting(given: Given, another: () => Promise<TestLedger>): void {
  it('goes on where it was, with what it has told', async () => {
    const ledger = given();
    const sent = ledger.signed(ledger.officer, adding(3));
    const [first] = await ledger.accepted(sent);
    await ledger.restart();
    expect(ledger.writer.sealed.size).toBe(first!.size);
    expect((await ledger.accepted(sent))[0]).toMatchObject({ index: first!.index });
    expect(await ledger.says(ledger.officer, adding(4))).toMatchObject({
      index: first!.index + 1,
      revision: 1,
    });
  });

  it('verifies and seals what was written but not sealed when it stopped', async () => {
    const ledger = given();
    await ledger.says(ledger.officer, adding(3));
    const statement = statementOf(ledger, ledger.officer, adding(4));
    const index = await slipIn(ledger, ledger.officer, statement, 1);
    await ledger.restart();
    expect(ledger.writer.sealed.size).toBe(index + 1);
    expect(ledger.writer.facts().state('tally', 'tally/1')).toMatchObject({ total: 7 });
  });

  it.each<readonly [string, string, (ledger: TestLedger) => readonly [Pen, Statement, number]]>([
    [
      'by a key that nobody enrolled',
      'key-unknown',
      (l) => {
        const pen = penNamed('officer/O-1', 'forged');
        return [pen, statementOf(l, pen, adding(4)), 1];
      },
    ],
    ['in the name of another', 'key-of-another', (l) => [l.second, statementOf(l, l.officer, adding(4)), 1]],
    [
      'with a wrong signature',
      'signature-invalid',
      (l) => {
        const pen = { ...l.officer, sign: (message: Uint8Array) => l.second.sign(message) };
        return [pen, statementOf(l, l.officer, adding(4)), 1];
      },
    ],
    ['at a wrong revision', 'revision-wrong', (l) => [l.officer, statementOf(l, l.officer, adding(4)), 2]],
    ['that its context refuses', 'tally-full', (l) => [l.officer, statementOf(l, l.officer, adding(98)), 1]],
    [
      'whose consequence is missing',
      'derived-missing',
      (l) => [l.officer, statementOf(l, l.officer, adding(9)), 1],
    ],
    ['that nothing calls for', 'derived-unfounded', (l) => [penOfService, derivedBy(l), 1]],
    [
      'as seen that is nothing to be seen',
      'observed-malformed',
      (l) => [penOfService, { ...derivedBy(l), algorithm: 'observed/v1' }, 1],
    ],
  ])('refuses to start on an entry %s (%s)', async (_, code, forge) => {
    const ledger = given();
    await ledger.says(ledger.officer, adding(3));
    const index = await slipIn(ledger, ...forge(ledger));

    const refused = await refusal(ledger.restart());

    expect(refused.code).toBe('entry-invalid');
    expect(refused.message).toContain(`(${code})`);
    const named = code === 'derived-missing' ? index + 1 : index;
    expect(refused.message).toMatch(new RegExp(`^Entry ${named} `));
    expect((await ledger.stores.checkpoints.at(index + 1)) ?? null).toBeNull();
  });

  it('does not believe an index that tells entries which were never signed for', async () => {
    const ledger = given();
    await ledger.says(ledger.officer, adding(3));
    const pen = penNamed('officer/O-1', 'forged');
    const forged = statementOf(ledger, pen, adding(4));
    const index = await slipIn(ledger, pen, forged, 1);
    await ledger.writer.close();
    const none = new Map<string, never>();
    const forgedKey = {
      actor: pen.actor,
      publicKey: toBase64(pen.publicKey),
      purpose: 'person',
      enrolledAt: 0,
    };
    ledger.stores.index.write({
      ...{ size: index + 1, ids: new Map([[forged.id, index]]), revisions: none, states: none },
      tables: new Map([['key', new Map([[pen.keyId, forgedKey]])]]),
    });
    expect((await refusal(ledger.restart())).message).toContain('(key-unknown)');
  });

  it('does not believe an index that was told of another log, as one that was left behind', async () => {
    const ledger = given();
    await ledger.says(ledger.officer, adding(3));
    await ledger.writer.close();
    const { index } = ledger.stores;
    const none = new Map<string, never>();
    const told = { size: index.size(), ids: none, states: none };
    const revisions = new Map([['tally/1', 9]]);
    index.write({ ...told, root: 'ab'.repeat(32), revisions, tables: new Map() });
    await ledger.restart();
    expect(await ledger.says(ledger.officer, adding(4))).toMatchObject({ revision: 1 });
  });

  it('refuses a log that is shorter than what was signed', async () => {
    const ledger = given();
    await ledger.says(ledger.officer, adding(3));
    const { checkpoints } = ledger.stores;
    const older = await another();
    const refused = await refusal(older.reopen({ checkpoints }));
    expect(refused.code).toBe('log-shorter');
    expect(refused.message).toContain('Restore the newer ledger.db');
  });

  it('refuses a log whose entries are not those that were signed', async () => {
    const ledger = given();
    await ledger.says(ledger.officer, adding(3));
    const { checkpoints } = ledger.stores;
    const other = await another();
    await other.says(other.officer, adding(4));
    expect((await refusal(other.reopen({ checkpoints }))).code).toBe('root-differs');
  });

  it.each<readonly [string, string, (ledger: TestLedger) => Partial<WriterParts>]>([
    [
      'a checkpoint that another key signed',
      'checkpoint-not-ours',
      () => {
        const other = signerNamed('other log');
        const verifier = verifierKey(sha256, ORIGIN, NOTE_ED25519, other.publicKey);
        return { logKey: { verifier, sign: (message: Uint8Array) => other.sign(message) } };
      },
    ],
    ['a clock behind the last entry', 'clock-behind', () => ({ clock: () => START - 60_001 })],
    [
      'a service key that is not enrolled',
      'service-key-invalid',
      () => ({ serviceKey: signerNamed('other service') }),
    ],
  ])('refuses %s (%s)', async (_, code, others) => {
    const ledger = given();
    const refused = await refusal(ledger.restart(others(ledger)));
    expect(refused.code).toBe(code);
    expect(refused.message.length).toBeGreaterThan(60);
  });

  it('tells an index that was dropped, or that lags, exactly as it was told live', async () => {
    const ledger = given();
    await ledger.says(ledger.officer, adding(9));
    await ledger.accepted(
      [adding(3), adding(1, 'tally/2')].map((saying) => ledger.signed(ledger.second, saying)),
    );
    await ledger.writer.close();
    const live = ledger.place.tables();
    ledger.stores.index.clear();
    await ledger.restart();
    expect(ledger.place.tables()).toEqual(live);
    expect(ledger.stores.index.size()).toBe(await ledger.size());

    await ledger.says(ledger.officer, adding(2));
    expect(ledger.place.tables()).toEqual(live);
    await ledger.restart();
    const caughtUp = ledger.place.tables();
    ledger.stores.index.clear();
    await ledger.restart();
    expect(ledger.place.tables()).toEqual(caughtUp);
    expect(ledger.writer.facts().state('tally', 'tally/1')).toEqual({ total: 14, added: [9, 3, 2] });
  });
}

const penOfService: Pen = penNamed('ledger', 'service');

function derivedBy(ledger: TestLedger): Statement {
  const saying = { type: 'TallyLapsed', stream: 'tally/1', data: { total: 3 } };
  return { ...statementOf(ledger, penOfService, saying), algorithm: 'tally/v1', cause: idOf(0) };
}
