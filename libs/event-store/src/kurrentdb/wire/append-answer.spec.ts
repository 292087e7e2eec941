import { WrongExpectedVersionError } from '@kurrent/kurrentdb-client';
import { parseUUID } from '@kurrent/kurrentdb-client/dist/utils';
import { UUID } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { BatchAppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import fc from 'fast-check';
import { appendAnswer } from '../../testing/engine-double/messages';
import { readAppendAnswer } from './append-answer';

const text = fc.string({ unit: 'grapheme' });

describe('the answer to an append', () => {
  it('is read as the package reads it, whichever form the id has', () => {
    const ids = fc.oneof(fc.uuid().map(asText), fc.tuple(bits(), bits()).map(asNumbers));
    fc.assert(
      fc.property(ids, text, fc.maxSafeNat(), (correlation, stream, last) => {
        const outcome = { kind: 'written', last, position: 7 } as const;
        const message = appendAnswer(correlation, stream, outcome, 'any');
        expect(readAppendAnswer(bytesOf(message))).toEqual({
          correlation: parseUUID(correlation),
          outcome: { last },
        });
      }),
    );
  });

  it('names the revision that stands where another was expected', () => {
    const id = '4d9a4c1e-8f0b-4c3a-9b53-0a8e2b3c4d5e';
    const message = appendAnswer(asText(id), 'log', { kind: 'wrong-version', current: 41 }, 7n);
    const { correlation, outcome } = readAppendAnswer(bytesOf(message));
    expect(correlation).toBe(id);
    const refused = 'refused' in outcome ? outcome.refused('log') : undefined;
    expect(refused).toBeInstanceOf(WrongExpectedVersionError);
    expect((refused as WrongExpectedVersionError).actualState).toBe(41n);
  });

  it('is none where the engine says neither yes nor no', () => {
    const { outcome } = readAppendAnswer(bytesOf(new BatchAppendResp()));
    expect('refused' in outcome && outcome.refused('log').message).toBe(
      'The engine answered neither yes nor no.',
    );
  });
});

function asText(id: string): UUID {
  const uuid = new UUID();
  uuid.setString(id);
  return uuid;
}

function asNumbers([most, least]: readonly [bigint, bigint]): UUID {
  const numbers = new UUID.Structured();
  numbers.setMostSignificantBits(String(most));
  numbers.setLeastSignificantBits(String(least));
  const uuid = new UUID();
  uuid.setStructured(numbers);
  return uuid;
}

function bits(): fc.Arbitrary<bigint> {
  return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
}

function bytesOf(message: BatchAppendResp): Buffer {
  return Buffer.from(message.serializeBinary());
}
