import { convertGrpcRecord } from '@kurrent/kurrentdb-client/dist/utils';
import {
  BatchAppendReq,
  ReadReq,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import fc from 'fast-check';
import { caughtUp, confirmation, eventMessage } from '../../testing/engine-double/messages';
import { readAnswer } from './read-answer';
import { appendRequest, subscriptionRequest } from './requests';

const text = fc.string({ unit: 'grapheme' });
const { DEADLINE_OPTION_NOT_SET } = BatchAppendReq.Options.DeadlineOptionCase;
const bytes = fc.uint8Array({ maxLength: 600 });
const event = fc.record({ id: fc.uuid(), type: text, bytes });
const revision = fc.bigInt({ min: 0n, max: 2n ** 62n });

describe('an append request', () => {
  it('is read by the stubs of the package as what was asked for', () => {
    const request = fc.record({
      correlation: fc.uuid(),
      stream: text,
      expected: fc.oneof(revision, fc.constant('no_stream' as const)),
      events: fc.array(event, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(request, (asked) => {
        const read = BatchAppendReq.deserializeBinary(appendRequest(asked));
        const options = read.getOptions();
        expect(read.getCorrelationId()?.getString()).toBe(asked.correlation);
        expect(read.getIsFinal()).toBe(true);
        expect(nameIn(options)).toBe(asked.stream);
        expect(options?.getDeadlineOptionCase()).toBe(DEADLINE_OPTION_NOT_SET);
        if (asked.expected === 'no_stream') expect(options?.hasNoStream()).toBe(true);
        else expect(options?.getStreamPosition()).toBe(String(asked.expected));
        const events = read.getProposedMessagesList().map((one) => ({
          id: one.getId()?.getString(),
          type: one.getMetadataMap().get('type'),
          bytes: new Uint8Array(one.getData_asU8()),
        }));
        expect(events).toEqual(asked.events);
        const kinds = read.getProposedMessagesList().map((one) => one.getMetadataMap().get('content-type'));
        expect(kinds).toEqual(asked.events.map(() => 'application/octet-stream'));
      }),
    );
  });
});

describe('a request for a subscription', () => {
  it('asks for all of one stream behind the revision before the first, ids as text', () => {
    fc.assert(
      fc.property(text, fc.maxSafeNat(), (stream, from) => {
        const options = ReadReq.deserializeBinary(subscriptionRequest(stream, from)).getOptions()!;
        const place = options.getStream()!;
        expect(nameIn(place)).toBe(stream);
        expect(place.hasStart()).toBe(from === 0);
        expect(place.getRevision()).toBe(String(Math.max(0, from - 1)));
        expect(options.hasSubscription()).toBe(true);
        expect(options.hasNoFilter()).toBe(true);
        expect(options.getUuidOption()?.hasString()).toBe(true);
      }),
    );
  });
});

describe('what a subscription sends', () => {
  it('is read as the package reads it', () => {
    const kept = fc.record({
      id: fc.uuid(),
      type: text,
      contentType: fc.constantFrom('application/json', 'application/octet-stream'),
      data: bytes,
      revision: fc.maxSafeNat(),
      position: fc.maxSafeNat(),
    });
    fc.assert(
      fc.property(kept, text, (one, stream) => {
        const message = eventMessage(stream, one);
        const theirs = convertGrpcRecord(message.getEvent()?.getEvent() as never);
        const answer = readAnswer(Buffer.from(message.serializeBinary()));
        expect(answer).toEqual({
          id: theirs.id,
          revision: Number(theirs.revision),
          isJson: theirs.isJson,
          bytes: one.data,
        });
      }),
    );
  });

  it('is known where it is no event', () => {
    expect(readAnswer(Buffer.from(caughtUp().serializeBinary()))).toBe('caught-up');
    expect(readAnswer(Buffer.from(confirmation().serializeBinary()))).toBe('other');
  });

  it('is refused where it ends too early', () => {
    const whole = Buffer.from(
      eventMessage('log', {
        ...{ id: 'id', type: 'Tested', contentType: 'application/octet-stream' },
        ...{ data: Uint8Array.of(1, 2, 3), revision: 7, position: 7 },
      }).serializeBinary(),
    );
    for (let end = 1; end < whole.length; end++) {
      expect(() => readAnswer(whole.subarray(0, end))).toThrow(RangeError);
    }
  });
});

function nameIn(
  place: { getStreamIdentifier(): { getStreamName_asU8(): Uint8Array } | undefined } | undefined,
): string {
  return Buffer.from(place?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');
}
