import { chinaTime, toBase64, uuidFromRandom } from '@mingjing/kernel';
import type { SignedSubmission } from '@mingjing/client';
import { adding, penNamed } from './sayings';
import type { TestLedger } from './test-ledger';

type Given = () => TestLedger;
type Body = (ledger: TestLedger) => unknown;

const good = (ledger: TestLedger): SignedSubmission => ledger.signed(ledger.officer, adding(3));
const minutes = (ledger: TestLedger, n: number): string => chinaTime(ledger.now + n * 60_000);

/** A submission with some of its statement's members changed after it was signed. */
function altered(ledger: TestLedger, members: object): unknown {
  const { statement, signature } = good(ledger);
  return { statement: { ...statement, ...members }, signature };
}

const shape: readonly (readonly [what: string, code: string, body: Body])[] = [
  ['no JSON', 'malformed-json', () => '{"statement":'],
  ['two equal keys', 'duplicate-key', () => '{"statement":{},"statement":{}}'],
  ['nesting that has no end', 'too-deep', () => '['.repeat(50_000)],
  ['a number that would be rounded', 'number-not-integer', () => '{"statement":{"data":{"by":1.5}}}'],
  ['half of a surrogate pair', 'lone-surrogate', () => '{"statement":{"data":{"note":"\\ud800"}}}'],
  ['an empty array', 'submission-malformed', () => []],
  ['an array inside an array', 'submission-malformed', (ledger) => [[good(ledger)]]],
  ['a text', 'submission-malformed', () => '"statement"'],
  ['more than 1,000 statements', 'too-large', (ledger) => Array(1_001).fill(good(ledger))],
  ['an unknown member beside the statement', 'unknown-member', (ledger) => ({ ...good(ledger), note: 1 })],
  ['an unknown member', 'unknown-member', (ledger) => altered(ledger, { colour: 'red' })],
  ['no statement', 'statement-malformed', (ledger) => ({ signature: good(ledger).signature })],
  ['a missing member', 'member-missing', (ledger) => altered(ledger, { occurredAt: undefined })],
  ['a wrong type', 'member-invalid', (ledger) => altered(ledger, { version: '1' })],
  [
    'a day that does not exist',
    'member-invalid',
    (ledger) => altered(ledger, { occurredAt: '2026-02-30T10:00:00.000+08:00' }),
  ],
  ['the name of the ledger', 'actor-reserved', (ledger) => altered(ledger, { actor: 'ledger' })],
  ['an algorithm', 'algorithm-reserved', (ledger) => altered(ledger, { algorithm: 'tally/v1' })],
  [
    'an id of the ledger’s making',
    'id-version',
    (ledger) => altered(ledger, { id: '6ba7b810-9dad-5ad1-80b4-00c04fd430c8' }),
  ],
  ['no signature', 'signature-malformed', (ledger) => ({ statement: good(ledger).statement })],
  ['a negative revision', 'expect-malformed', (ledger) => ({ ...good(ledger), expect: -1 })],
  ['disclosures that are a list', 'disclosure-malformed', (ledger) => ({ ...good(ledger), disclosures: [] })],
];

const standing: readonly (readonly [what: string, code: string, body: Body])[] = [
  [
    'meant for another ledger',
    'other-ledger',
    (l) => l.signed(l.officer, adding(3, 'tally/1', { ledger: 'mingjing.example/other' })),
  ],
  ['signed over other bytes', 'signature-invalid', (l) => altered(l, { data: { by: 4 } })],
  [
    'signed with a key that nobody enrolled',
    'key-unknown',
    (l) => l.signed(penNamed(l.officer.actor, 'unknown'), adding(3)),
  ],
  [
    'signed with the key of another',
    'key-of-another',
    (l) => l.signed({ ...l.second, actor: l.officer.actor }, adding(3)),
  ],
  [
    'attested',
    'attestation-not-configured',
    (l) => altered(l, { attestation: { issuer: 'i', method: 'm', subject: 's' } }),
  ],
  [
    'about the future',
    'in-the-future',
    (l) => l.signed(l.officer, adding(3, 'tally/1', { occurredAt: minutes(l, 6) })),
  ],
  [
    'captured in the future',
    'in-the-future',
    (l) => l.signed(l.officer, adding(3, 'tally/1', { capturedAt: minutes(l, 6) })),
  ],
  [
    'following from nothing',
    'unknown-cause',
    (l) => l.signed(l.officer, adding(3, 'tally/1', { cause: uuidFromRandom(new Uint8Array(16)) })),
  ],
  [
    'of a type that no context knows',
    'unknown-type',
    (l) => l.signed(l.officer, adding(3, 'tally/1', { type: 'TallyEaten' })),
  ],
  [
    'of a version that no context knows',
    'unknown-type',
    (l) => l.signed(l.officer, adding(3, 'tally/1', { version: 2 })),
  ],
  ['in a stream of another kind', 'wrong-stream', (l) => l.signed(l.officer, adding(3, 'order/1'))],
  [
    'of an event that only the ledger makes',
    'ledger-only',
    (l) => l.signed(l.officer, { type: 'TallyTenReached', stream: 'tally/1', data: { total: 10 } }),
  ],
  [
    'of an event that is only observed',
    'ledger-only',
    (l) => l.signed(l.officer, { type: 'TallySeen', stream: 'seen/1', data: { reader: 'x' } }),
  ],
  [
    'without the role',
    'not-authorised',
    (l) =>
      l.signed(l.officer, {
        type: 'OrgRegistered',
        stream: 'org/x',
        data: { name: 'x', kind: 'COUNTY_HEALTH' },
      }),
  ],
  [
    'with a member too many in its data',
    'payload-unknown-member',
    (l) => l.signed(l.officer, { ...adding(3), data: { by: 3, per: 4 } }),
  ],
  [
    'with data of a wrong type',
    'payload-invalid',
    (l) => l.signed(l.officer, { ...adding(3), data: { by: '3' } }),
  ],
  [
    'naming a file that was not handed in',
    'file-missing',
    (l) => l.signed(l.officer, { ...adding(3), data: { by: 3, slip: { sha256: 'a'.repeat(64), size: 1 } } }),
  ],
  ['that its context refuses', 'tally-full', (l) => [100, 1].map((by) => l.signed(l.officer, adding(by)))],
  [
    'whose entry would be too long',
    'too-large',
    (l) => l.signed(l.officer, { ...adding(3), data: { by: 3, note: 'n'.repeat(65_500) } }),
  ],
  [
    'in an array of more than 480 KiB',
    'too-large',
    (l) =>
      Array.from({ length: 9 }, (_, i) =>
        l.signed(l.officer, { ...adding(3, `tally/${i}`), data: { by: 3, note: 'n'.repeat(60_000) } }),
      ),
  ],
];

/** Whatever is refused has a code and a sentence, and leaves the ledger as it was. */
export function describeRefusing(given: Given): void {
  it.each([...shape, ...standing])('refuses a statement %s: %s', async (_, code, body) => {
    const ledger = given();
    const before = await ledger.entries();
    const { note } = ledger.writer.sealed;

    const answer = await ledger.submit(body(ledger));

    if (answer.ok) throw new Error('accepted');
    expect(answer.rejection.code).toBe(code);
    expect(answer.rejection.reason).toMatch(/^[A-Z"].{15,}[.)]$/s);
    expect(await ledger.entries()).toEqual(before);
    expect(ledger.writer.sealed.note).toBe(note);
    expect(await ledger.outcome(good(ledger))).toBe('accepted');
  });

  it('refuses a statement whose cosigner did not sign, or signed something else', async () => {
    const ledger = given();
    const { statement, signature } = ledger.signed(ledger.officer, adding(3), {}, [ledger.second]);
    const { cosigners, ...alone } = signature;
    expect(await ledger.outcome({ statement, signature: alone })).toBe('cosigner-missing');
    expect(await ledger.outcome({ statement, signature: { ...alone, cosigners: [] } })).toBe(
      'cosigner-missing',
    );
    const sig = toBase64(ledger.second.sign(new Uint8Array(3)));
    const forged = { ...alone, cosigners: [{ ...cosigners?.[0], sig }] };
    expect(await ledger.outcome({ statement, signature: forged })).toBe('signature-invalid');
    const [first] = await ledger.accepted({ statement, signature });
    expect(await ledger.accepted({ statement, signature: alone })).toMatchObject([{ index: first!.index }]);
  });

  it('refuses a key from the entry after its revocation on, and not before', async () => {
    const ledger = given();
    const { actor, keyId } = ledger.officer;
    const data = { actor, key: keyId, reason: 'lost' };
    const revoke = ledger.signed(ledger.founder, { type: 'KeyRevoked', stream: `actor/${actor}`, data });
    const before = ledger.signed(ledger.officer, adding(3));
    const after = ledger.signed(ledger.officer, adding(4));
    expect(await ledger.outcome([before, revoke, after])).toBe('key-revoked');
    expect(await ledger.outcome([before, revoke])).toBe('accepted');
    expect(await ledger.outcome(after)).toBe('key-revoked');
  });

  it('says which statement of an array it refuses', async () => {
    const ledger = given();
    const answer = await ledger.submit([good(ledger), good(ledger), altered(ledger, { data: { by: 4 } })]);
    expect(answer).toMatchObject({ ok: false, rejection: { facts: { position: 2 } } });
  });

  it('tells a stranger nothing of what it holds: signatures come before files, ids and states', async () => {
    const ledger = given();
    const stranger = penNamed('officer/X-1');
    const file = { ...adding(3), data: { by: 3, slip: { sha256: 'a'.repeat(64), size: 1 } } };
    expect(await ledger.outcome(ledger.signed(stranger, file))).toBe('key-unknown');
  });

  it('writes nothing while its clock is behind the last entry, and goes on when it is right again', async () => {
    const ledger = given();
    await ledger.says(ledger.officer, adding(1));
    ledger.now -= 60_001;
    expect(await ledger.outcome(ledger.signed(ledger.officer, adding(2)))).toBe('clock-behind');
    ledger.now += 1;
    const receipt = await ledger.says(ledger.officer, adding(2));
    expect(receipt.revision).toBe(1);
  });
}
