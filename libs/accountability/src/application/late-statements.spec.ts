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

const SECOND = 'officer/G-2';
const cosigned = { ...statement, cosigners: [SECOND] };
const byLead = signedOriginal(cosigned);
const bySecond = signedOriginal(cosigned, SECOND).data;
const cosignature = { key: bySecond.key, sig: bySecond.signature };

describe('the cosigners of a statement that came too late', () => {
  it('are whoever signed its bytes: a signature in another name or over other bytes is refused', () => {
    expect(outcome({ ...byLead.data, cosigners: [cosignature] })).toBe('accepted');
    const ofAnother = { key: byLead.data.key, sig: byLead.data.signature };
    expect(outcome({ ...byLead.data, cosigners: [ofAnother] })).toBe('original-key-unknown');
    const overOther = { ...cosignature, sig: other.data.signature };
    expect(outcome({ ...byLead.data, cosigners: [overOther] })).toBe('original-signature-invalid');
  });

  it('are exactly those whom it names', () => {
    const twice = { ...byLead.data, cosigners: [cosignature, cosignature] };
    expect(outcome(twice)).toBe('original-cosigner-missing');
    expect(outcome({ ...signed.data, cosigners: [cosignature] })).toBe('original-cosigner-missing');
  });

  it('are all asked of a new statement, and of one that stands only those that came with it', () => {
    const revoked = ledger().given(byLead.revocation);
    expect(revoked.admission(admitted(byLead.data))).toBe('original-cosigner-missing');
    expect(revoked.admission(admitted({ ...byLead.data, cosigners: [cosignature] }))).toBe('admitted');
    expect(revoked.outcome(admitted(byLead.data))).toBe('accepted');
  });
});

describe('a new statement that is to have come too late', () => {
  it('is admitted where a key that signed it is revoked, its signer’s or a cosigner’s, and not before', () => {
    expect(ledger().admission(admitted(signed.data))).toBe('original-key-in-force');
    expect(ledger().given(other.revocation).admission(admitted(signed.data))).toBe('original-key-in-force');
    expect(ledger().given(signed.revocation).admission(admitted(signed.data))).toBe('admitted');
    const both = admitted({ ...byLead.data, cosigners: [cosignature] });
    expect(ledger().given(other.revocation).admission(both)).toBe('admitted');
  });

  it('is admitted once, under whatever stream', () => {
    const once = ledger().given(signed.revocation, admitted(signed.data));
    const again = { ...admitted(signed.data), stream: 'late/00000000-0000-4000-8000-0000000000ac' };
    expect(once.admission(again)).toBe('original-known');
  });

  it('is not admitted where it stands in the log', () => {
    const standing = ledger().given(signed.revocation);
    standing.events.push({ ...statement, index: 2, revision: 0, recordedAt: '2026-01-05T01:00:01.000Z' });
    expect(standing.admission(admitted(signed.data))).toBe('original-known');
  });

  it('did not happen later than it is entered', () => {
    const ahead = signedOriginal({ ...statement, occurredAt: '2031-01-05T09:00:00.000+08:00' } as never);
    const revoked = ledger().given(signed.revocation);
    expect(revoked.admission(admitted(ahead.data))).toBe('original-ahead');
  });
});
