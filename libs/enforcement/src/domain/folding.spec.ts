import type { RecordedEvent } from '@mingjing/kernel';
import { folding } from './folding';

const event = (type: string) => ({ type, data: { by: 2 } }) as unknown as RecordedEvent;
const count = folding<number>(
  { Opened: () => 1 },
  { Opened: () => 99, Grown: (state: number, { data }: RecordedEvent<{ by: number }>) => state + data.by },
);

describe('a fold by event type', () => {
  it('begins with an opening and with nothing else', () => {
    expect(count(undefined, event('Opened'))).toBe(1);
    expect(count(undefined, event('Grown'))).toBeUndefined();
  });

  it('goes on by steps, whatever opened it', () => {
    expect(count(1, event('Grown'))).toBe(3);
    expect(count(1, event('Opened'))).toBe(99);
  });

  it('leaves the state as it was at any other event of the stream', () => {
    expect(count(1, event('DocumentIssued'))).toBe(1);
  });
});
