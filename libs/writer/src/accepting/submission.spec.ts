import { canonicalJson, fromUtf8, utf8, type Json } from '@mingjing/kernel';
import fc from 'fast-check';
import { penNamed } from '../testing/sayings';
import { submissionOf } from '@mingjing/client';
import { readSubmissions } from './submission';

const draft = {
  id: '6ba7b810-9dad-41d1-80b4-00c04fd430c8',
  ledger: 'mingjing.example/tally',
  occurredAt: '2026-03-05T10:10:00.000+08:00',
  stream: 'tally/1',
  type: 'TallyAdded',
};
const nested = (depth: number): Json => (depth === 0 ? 1 : [nested(depth - 1)]);

function codeOf(value: unknown): string {
  const read = readSubmissions(utf8(JSON.stringify(value)));
  return read.ok ? 'read' : read.rejection.code;
}

describe('reading a submission', () => {
  it('gives the same statement and body, in the same order, however it was written', () => {
    const data = fc.dictionary(
      fc.string({ minLength: 1, maxLength: 3 }),
      fc.oneof(fc.integer(), fc.string()),
    );
    fc.assert(
      fc.property(data, fc.boolean(), fc.boolean(), (members, spaced, reversed) => {
        delete members['__proto__'];
        const signed = submissionOf({ ...draft, data: members }, penNamed('officer/O-1'));
        const shuffled = reversed
          ? { ...signed, statement: Object.fromEntries(Object.entries(signed.statement).reverse()) }
          : signed;
        const read = readSubmissions(utf8(JSON.stringify(shuffled, null, spaced ? 2 : 0)));
        if (!read.ok) throw new Error(read.rejection.reason);
        const { statement, body } = read.value.submissions[0]!;
        expect(fromUtf8(body)).toBe(canonicalJson(signed.statement as unknown as Json));
        expect(JSON.stringify(statement)).toBe(JSON.stringify(JSON.parse(fromUtf8(body))));
      }),
      { numRuns: 50 },
    );
  });

  it('takes statements of 32 levels, and none deeper, alone and in an array', () => {
    const pen = penNamed('officer/O-1');
    const [deep, deeper] = [30, 31].map((depth) =>
      submissionOf({ ...draft, data: { deep: nested(depth) } }, pen),
    );
    expect([deep, deeper].map(codeOf)).toEqual(['read', 'too-deep']);
    expect([[deep], [deeper]].map(codeOf)).toEqual(['read', 'too-deep']);
  });

  it('knows an array behind white space', () => {
    const read = readSubmissions(
      utf8(` \n\t[${JSON.stringify(submissionOf({ ...draft, data: {} }, penNamed('a/b')))}]`),
    );
    expect(read).toMatchObject({ ok: true, value: { isArray: true } });
  });
});
