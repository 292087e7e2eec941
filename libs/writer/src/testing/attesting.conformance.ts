import type { JsonObject, Statement } from '@mingjing/kernel';
import { adding, penNamed } from './sayings';
import { refusal, slipIn, statementOf } from './slipping-in';
import { faultIn } from './tally-constitution';
import type { TestLedger } from './test-ledger';

const service = penNamed('ledger', 'service');

/** What an officer who signed in states, and the service key signs for him. */
function attested(ledger: TestLedger): Statement {
  const attestation = { issuer: 'https://sso.example', method: 'oidc', subject: 'e7' };
  return { ...statementOf(ledger, ledger.officer, adding(4)), attestation };
}

/** A policy may accept personal signatures only: the writer and whoever replays the log obey it alike. */
export function describeAttesting(founded: (policy: JsonObject) => Promise<TestLedger>): void {
  const personalOnly = { clock: 'story', personalSignaturesOnly: true };

  it('starts on an attested entry where the policy leaves room for it', async () => {
    const ledger = await founded({ clock: 'story' });
    const index = await slipIn(ledger, service, attested(ledger), 0);
    await ledger.restart();
    expect(ledger.writer.sealed.size).toBe(index + 1);
    expect(faultIn(await ledger.entries())).toBeUndefined();
  });

  it('refuses to start on one where the policy accepts personal signatures only', async () => {
    const ledger = await founded(personalOnly);
    const index = await slipIn(ledger, service, attested(ledger), 0);
    const fault = faultIn(await ledger.entries());
    expect(fault).toMatchObject({ index, rejection: { code: 'personal-signature-required' } });
    expect((await refusal(ledger.restart())).message).toContain('(personal-signature-required)');
  });

  it('takes what a personal key signed under either policy', async () => {
    const ledger = await founded(personalOnly);
    await ledger.says(ledger.officer, adding(3));
    expect(faultIn(await ledger.entries())).toBeUndefined();
  });
}
