import { compilePayload } from '@mingjing/catalogue';
import { Scenario, type Draft } from '@mingjing/kernel/testing';
import { portableVerify } from '@mingjing/log';
import { KEY_TOLD, keyring, signedOriginal } from '../testing/signed-original';
import { accountabilityContext } from './accountability-context';

const LATE = '00000000-0000-4000-8000-0000000000aa';
const SIGNER = 'officer/G-1';

const statement = {
  actor: SIGNER,
  data: { finding: 'x' },
  id: '00000000-0000-4000-8000-0000000000bb',
  ledger: 'mingjing.example/scenario',
  occurredAt: '2026-01-05T09:00:00.000+08:00',
  stream: 'finding/x',
  type: 'FindingClosed',
  version: 1,
};
const signed = signedOriginal(statement);
const other = signedOriginal(statement, 'officer/G-2');

function ledger(): Scenario {
  const scenario = new Scenario([accountabilityContext(portableVerify), keyring], {
    checkPayload: ({ type, payload }, data) =>
      type === KEY_TOLD ? undefined : compilePayload(payload)(data),
    authorise: () => undefined,
  });
  return scenario.given(signed.enrolment, other.enrolment);
}

function admitted(data: object): Draft {
  return {
    type: 'LateStatementAdmitted',
    stream: `late/${LATE}`,
    data: { reason: '设备离线', ...data },
  };
}

const outcome = (data: object): string => ledger().outcome(admitted(data));
const base64 = (text: string): string => Buffer.from(text).toString('base64');

function unnamed({ data: { original, signature } }: typeof signed): object {
  return { original, signature };
}

describe('a statement that came too late for its key', () => {
  it('is admitted with the exact bytes that were signed, and with no others', () => {
    expect(outcome({ ...signed.data, original: 'e30' })).not.toBe('accepted');
    expect(outcome({ ...signed.data, original: base64('{}') })).toBe('original-unreadable');
    const spaced = base64(JSON.stringify(statement, null, 1));
    expect(outcome({ ...signed.data, original: spaced })).toBe('original-unreadable');
    const elsewhere = signedOriginal({ ...statement, ledger: 'mingjing.example/other' } as never);
    expect(outcome(elsewhere.data)).toBe('original-unreadable');
    expect(outcome(signed.data)).toBe('accepted');
  });

  it('is entered by another person than signed it', () => {
    expect(ledger().outcome({ ...admitted(signed.data), actor: SIGNER })).toBe('admits-own-statement');
  });

  it('bears the signature of its signer: words that he never signed are not put in his mouth', () => {
    const invented = base64(JSON.stringify({ ...statement, data: { finding: 'y' } }));
    expect(outcome({ ...signed.data, original: invented })).toBe('original-signature-invalid');
    expect(outcome({ ...signed.data, signature: `${'A'.repeat(86)}==` })).toBe('original-signature-invalid');
  });

  it('is signed by a key of its signer, not of somebody else', () => {
    expect(outcome(other.data)).toBe('original-key-unknown');
    expect(outcome({ ...other.data, key: signed.data.key })).toBe('original-signature-invalid');
    expect(outcome({ ...signed.data, key: '0'.repeat(16) })).toBe('original-key-unknown');
  });

  it('is checked against every key that its signer ever had where none is named', () => {
    expect(outcome(unnamed(signed))).toBe('accepted');
    expect(outcome({ ...unnamed(signed), signature: other.data.signature })).toBe(
      'original-signature-invalid',
    );
    const nobodys = signedOriginal({ ...statement, actor: 'officer/G-9' });
    expect(outcome(unnamed(nobodys))).toBe('original-key-unknown');
  });
});
