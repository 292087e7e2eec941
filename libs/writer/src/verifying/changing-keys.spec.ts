import { readEntry } from '@mingjing/kernel';
import { openCheckpoint, signCheckpointByAll, verifiersOf } from '@mingjing/log';
import { nativeVerify } from '../native/native-verify';
import {
  idOfLogKey,
  linesOf,
  logKeyEnrolled,
  logKeyNamed,
  logKeyRetired,
  serviceEnrolled,
  serviceRevoked,
} from '../testing/changing-keys';
import { ORIGIN, adding, penNamed, signerNamed } from '../testing/sayings';
import { refusal, slipIn, statementOf } from '../testing/slipping-in';
import { SqlitePlace } from '../testing/sqlite-place';
import { TestLedger } from '../testing/test-ledger';

const NEXT = { nextLogKey: logKeyNamed('log2') };
const ALONE = { logKey: logKeyNamed('log2') };

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await (await new TestLedger(new SqlitePlace()).open(NEXT)).found();
});
afterEach(() => ledger.leave());

const lines = (): readonly string[] => linesOf(ledger.writer.sealed.note);
const announce = () => ledger.says(ledger.founder, logKeyEnrolled('log2', 'log'));
const retire = () => ledger.says(ledger.founder, logKeyRetired('log'));
const known = (name: string): boolean => {
  const trust = {
    origin: ORIGIN,
    log: verifiersOf([logKeyNamed(name).verifier], nativeVerify),
    witnesses: [],
  };
  return openCheckpoint(ledger.writer.sealed.note, trust).ok;
};

describe('a log that changes its key', () => {
  it('signs with both from the announcement on, and with the new one alone from the retirement on', async () => {
    const [old, fresh] = [idOfLogKey('log'), idOfLogKey('log2')];
    expect(lines()).toEqual([old]);
    await announce();
    expect(lines()).toEqual([old, fresh]);
    await ledger.says(ledger.officer, adding(3));
    expect(lines()).toEqual([old, fresh]);
    expect([known('log'), known('log2')]).toEqual([true, true]);
    await retire();
    expect(lines()).toEqual([fresh]);
    await ledger.says(ledger.officer, adding(4));
    expect([known('log'), known('log2')]).toEqual([false, true]);
  });

  it('goes on through a restart at each step, and with the new key alone at the end', async () => {
    const steps = [announce, () => ledger.says(ledger.officer, adding(3)), retire];
    for (const step of steps) {
      await ledger.restart(NEXT);
      await step();
    }
    await ledger.restart(NEXT);
    await ledger.restart(ALONE);
    expect(await ledger.proves(await ledger.says(ledger.officer, adding(4)))).toBe(false);
    expect(lines()).toEqual([idOfLogKey('log2')]);
  });

  it('seals with both keys what a crash left behind the announcement', async () => {
    const statement = statementOf(ledger, ledger.founder, logKeyEnrolled('log2', 'log'));
    await slipIn(ledger, ledger.founder, statement, 1);
    await ledger.restart(NEXT);
    expect(lines()).toEqual([idOfLogKey('log'), idOfLogKey('log2')]);
  });

  it('is told that it cannot sign with a key that it does not hold, before anything is recorded', async () => {
    await ledger.restart();
    const size = await ledger.size();
    expect(await ledger.outcome(ledger.signed(ledger.founder, logKeyEnrolled('log2', 'log')))).toBe(
      'keys-not-held',
    );
    expect(await ledger.size()).toBe(size);
  });

  it.each([
    ['the new key is missing in the overlap', [announce], {}],
    ['the old key is missing in the overlap', [announce], ALONE],
    ['only the retired key is there', [announce, retire], {}],
  ])('does not start where %s', async (_, steps, others) => {
    for (const step of steps) await step();
    const refused = await refusal(ledger.restart(others));
    expect(['log-key-missing', 'checkpoint-not-ours']).toContain(refused.code);
    expect(refused.message).toMatch(/keys\/log\.key/);
    expect(refused.message).toMatch(/docs\/keys\.md/);
  });

  it('believes no checkpoint by a key that lies here and was never announced', async () => {
    await ledger.says(ledger.officer, adding(3));
    const { checkpoints } = ledger.stores;
    const stored = (await checkpoints.get())!;
    const { tree } = ledger.writer;
    const forged = signCheckpointByAll([logKeyNamed('log2')], tree.size, tree.root());
    await checkpoints.swap(stored.version, forged, tree.size);
    const refused = await refusal(ledger.restart(NEXT));
    expect([refused.code, refused.message]).toEqual([
      'checkpoint-not-ours',
      expect.stringContaining('never announced or had retired'),
    ]);
  });

  it('replaces a key that was lost: nothing is sealed before the founder has named the next', async () => {
    await ledger.says(ledger.officer, adding(3));
    await slipIn(ledger, ledger.officer, statementOf(ledger, ledger.officer, adding(4)), 1);
    const recovering = { logKeys: [logKeyNamed('log').verifier] };
    await ledger.restart({ ...ALONE, recovering });
    expect(lines()).toEqual([idOfLogKey('log')]);
    const replacing = [logKeyEnrolled('log2'), logKeyRetired('log')];
    await ledger.accepted(replacing.map((saying) => ledger.signed(ledger.founder, saying)));
    expect(lines()).toEqual([idOfLogKey('log2')]);
    await ledger.restart(ALONE);
    expect(ledger.writer.facts().state('tally', 'tally/1')).toMatchObject({ total: 7 });
  });
});

describe('a service that changes its key', () => {
  const NEXT_SERVICE = { nextServiceKey: signerNamed('service2') };
  const keysOfDerived = async (): Promise<readonly string[]> =>
    (await ledger.entries()).flatMap((bytes) => {
      const entry = readEntry(bytes);
      return entry.ok && entry.value.statement.actor === 'ledger' ? [entry.value.signature.key] : [];
    });
  /** Fills a tally, which derives an event. */
  const fill = (stream: string) => ledger.says(ledger.officer, adding(10, stream));
  const [old, fresh] = ['service', 'service2'].map((name) => penNamed('ledger', name).keyId);

  it('signs what it derives with the new key from the index after its enrolment on', async () => {
    await ledger.restart({ ...NEXT, ...NEXT_SERVICE });
    await fill('tally/a');
    await ledger.accepted([
      ledger.signed(ledger.founder, serviceEnrolled('service2')),
      ledger.signed(ledger.officer, adding(10, 'tally/b')),
    ]);
    await ledger.says(ledger.founder, serviceRevoked('service'));
    await fill('tally/c');
    const derived = await keysOfDerived();
    expect(new Set(derived)).toEqual(new Set([old, fresh]));
    expect(derived.lastIndexOf(old!)).toBeLessThan(derived.indexOf(fresh!));
    await ledger.restart({ ...NEXT, serviceKey: signerNamed('service2') });
    await fill('tally/d');
  });

  it('does not start with the old key, nor with a stranger’s, and says which it is', async () => {
    await ledger.restart({ ...NEXT, ...NEXT_SERVICE });
    await ledger.accepted(
      [serviceEnrolled('service2'), serviceRevoked('service')].map((saying) =>
        ledger.signed(ledger.founder, saying),
      ),
    );
    const stale = await refusal(ledger.restart(NEXT));
    expect([stale.code, stale.message]).toEqual([
      'service-key-invalid',
      expect.stringMatching(/key-revoked.*an old service key of this ledger.*Put the file of the key that/),
    ]);
    const strange = await refusal(ledger.restart({ ...NEXT, serviceKey: signerNamed('stranger') }));
    expect(strange.message).toMatch(/key-unknown.*the key of another ledger, or was never enrolled/);
  });

  it('never lets the only service key that it holds be revoked', async () => {
    expect(await ledger.outcome(ledger.signed(ledger.founder, serviceRevoked('service')))).toBe(
      'keys-not-held',
    );
  });
});
