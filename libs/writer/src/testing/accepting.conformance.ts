import { toBase64 } from '@mingjing/kernel';
import { adding, enrolment, penNamed, role } from './sayings';
import type { TestLedger } from './test-ledger';

type Given = () => TestLedger;

/** Receipts, expected revisions and repetitions (record.md, submission). */
export function describeAccepting(given: Given): void {
  it('answers with index, revision, size and a proof that verifies offline', async () => {
    const ledger = given();
    const first = await ledger.says(ledger.officer, adding(3));
    const second = await ledger.says(ledger.officer, adding(4));

    expect(second).toMatchObject({ index: first.index + 1, revision: 1, size: first.size + 1 });
    expect(await ledger.proves(first)).toBe(true);
    expect(await ledger.proves(second)).toBe(true);
    expect(ledger.writer.proof(first.index)).not.toBe(first.proof);
  });

  it('stores the statement byte for byte as it was signed, whatever the wire form', async () => {
    const ledger = given();
    const { statement, signature } = ledger.signed(ledger.officer, adding(3));
    const reversed = Object.fromEntries(Object.entries(statement).reverse());
    const [receipt] = await ledger.accepted(JSON.stringify({ signature, statement: reversed }, null, 3));
    expect(await ledger.proves(receipt!)).toBe(true);
    const sent = ledger.signed(ledger.officer, adding(3, 'tally/泳池-1'));
    expect(await ledger.outcome(sent)).toBe('accepted');
  });

  it('answers one statement by one receipt, an array by an array in order, derived entries unlisted', async () => {
    const ledger = given();
    const size = await ledger.size();
    const receipts = await ledger.accepted([
      ledger.signed(ledger.officer, adding(9)),
      ledger.signed(ledger.officer, adding(1)),
      ledger.signed(ledger.second, adding(1, 'tally/2')),
    ]);
    expect(receipts).toMatchObject([
      { index: size, revision: 0 },
      { index: size + 1, revision: 1 },
      { index: size + 3, revision: 0 },
    ]);
    for (const receipt of receipts) expect(await ledger.proves(receipt)).toBe(true);
  });

  it.each([
    ['any', undefined, 'accepted'],
    ['the last revision', 1, 'accepted'],
    ['an earlier revision', 0, 'revision-conflict'],
    ['a later revision', 2, 'revision-conflict'],
    ['no entry', 'none' as const, 'revision-conflict'],
  ])(
    'takes a statement that expects %s of a stream with two entries: %p → %s',
    async (_, expect_, outcome) => {
      const ledger = given();
      await ledger.accepted([
        ledger.signed(ledger.officer, adding(1)),
        ledger.signed(ledger.officer, adding(1)),
      ]);
      const beside = expect_ === undefined ? {} : { expect: expect_ };
      expect(await ledger.outcome(ledger.signed(ledger.second, adding(1), beside))).toBe(outcome);
    },
  );

  it('takes a statement that expects no entry where there is none, and no revision', async () => {
    const ledger = given();
    const stale = ledger.signed(ledger.officer, adding(1), { expect: 0 });
    expect(await ledger.outcome(stale)).toBe('revision-conflict');
    expect(await ledger.outcome(ledger.signed(ledger.officer, adding(1), { expect: 'none' }))).toBe(
      'accepted',
    );
  });

  it('gives the first receipt again, under a later checkpoint, however the body is signed and expected', async () => {
    const ledger = given();
    const sent = ledger.signed(ledger.officer, adding(3), { expect: 'none' });
    const [first] = await ledger.accepted(sent);
    await ledger.says(ledger.officer, adding(4));
    const size = await ledger.size();

    const [again] = await ledger.accepted(sent);

    expect(again).toMatchObject({ index: first!.index, revision: 0, size });
    expect(await ledger.proves(again!)).toBe(true);
    expect(await ledger.size()).toBe(size);
  });

  it('keeps the first signature where the same body comes again under another key of the actor', async () => {
    const ledger = given();
    const other = penNamed(ledger.officer.actor, 'a second key');
    await ledger.says(ledger.founder, enrolment(other));
    const sent = ledger.signed(ledger.officer, adding(3));
    const [first] = await ledger.accepted(sent);
    const before = await ledger.entries();

    const [again] = await ledger.accepted({
      statement: sent.statement,
      signature: resigned(ledger, other, sent),
    });

    expect(again!.index).toBe(first!.index);
    expect(await ledger.entries()).toEqual(before);
  });

  it('still answers a repetition whose key has been revoked since', async () => {
    const ledger = given();
    const sent = ledger.signed(ledger.officer, adding(3));
    const [first] = await ledger.accepted(sent);
    const { actor, keyId } = ledger.officer;
    const data = { actor, key: keyId, reason: 'lost' };
    await ledger.says(ledger.founder, { type: 'KeyRevoked', stream: `actor/${actor}`, data });
    const [again] = await ledger.accepted(sent);
    expect(again!.index).toBe(first!.index);
  });

  it('refuses an id that stands with another body, in the log and in the same array', async () => {
    const ledger = given();
    const sent = ledger.signed(ledger.officer, adding(3));
    const { id } = sent.statement;
    const other = ledger.signed(ledger.officer, adding(4, 'tally/1', { id }));
    const size = await ledger.size();
    expect(await ledger.outcome([sent, other])).toBe('id-reused');
    expect(await ledger.size()).toBe(size);
    await ledger.accepted(sent);
    expect(await ledger.outcome(other)).toBe('id-reused');
    expect(await ledger.size()).toBe(size + 1);
  });

  it('answers an array that mixes repeated and new statements', async () => {
    const ledger = given();
    const sent = ledger.signed(ledger.officer, adding(3));
    const [first] = await ledger.accepted(sent);
    const fresh = ledger.signed(ledger.officer, adding(4));
    const receipts = await ledger.accepted([fresh, sent, fresh]);
    expect(receipts.map(({ index }) => index)).toEqual([first!.index + 1, first!.index, first!.index + 1]);
    expect(await ledger.size()).toBe(first!.index + 2);
  });

  it('answers as soon as the entry is durable where the client waits for no more', async () => {
    const ledger = given();
    const [receipt] = await ledger.accepted(ledger.signed(ledger.officer, adding(3)), 'appended');
    expect(receipt).toMatchObject({ revision: 0, proof: null });
    await ledger.writer.settleDeadlines();
    expect(ledger.writer.sealed.size).toBe(receipt!.size);
  });

  it('promises no witness where none is there', async () => {
    const ledger = given();
    const answer = await ledger.submit(ledger.signed(ledger.officer, adding(3)), 'witnessed');
    expect(answer).toMatchObject({ ok: false, rejection: { code: 'witness-not-configured' } });
  });

  it('lets a key sign from the statement after its enrolment, within one array too', async () => {
    const ledger = given();
    const fresh = penNamed('officer/O-3');
    const enrol = ledger.signed(ledger.founder, enrolment(fresh));
    const appoint = ledger.signed(ledger.founder, role(fresh.actor));
    const says = ledger.signed(fresh, adding(3));

    expect(await ledger.outcome([says, enrol, appoint])).toBe('key-unknown');
    expect(await ledger.outcome([enrol, appoint, says])).toBe('accepted');
  });

  it('takes a cause that stands in the log or earlier in the same array, and no other', async () => {
    const ledger = given();
    const first = ledger.signed(ledger.officer, adding(3));
    const cause = first.statement.id;
    const second = ledger.signed(ledger.officer, adding(4, 'tally/1', { cause }));
    expect(await ledger.outcome([second, first])).toBe('unknown-cause');
    expect(await ledger.outcome([first, second])).toBe('accepted');
    expect(await ledger.outcome(ledger.signed(ledger.officer, adding(5, 'tally/1', { cause })))).toBe(
      'accepted',
    );
  });

  it('opens a ledger only under the keys that it holds itself', async () => {
    const ledger = given();
    const data = { serviceKey: toBase64(penNamed('officer/O-9').publicKey) };
    expect(await ledger.outcome(ledger.signed(ledger.founder, ledger.opening(data)))).toBe('keys-not-held');
    expect(await ledger.outcome(ledger.signed(ledger.founder, ledger.opening()))).toBe('ledger-already-open');
  });
}

function resigned(
  ledger: TestLedger,
  pen: ReturnType<typeof penNamed>,
  { statement }: ReturnType<TestLedger['signed']>,
): unknown {
  return ledger.signed(pen, statement).signature;
}
