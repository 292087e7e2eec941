import { MOST_IN_ONE_VALUE } from '@mingjing/draw';
import { mustFitABundle } from './enclosed-transcript';

describe('the transcript in a bundle', () => {
  it('has at most so many entities as one JSON value holds', () => {
    expect(() => mustFitABundle('D', { entities: MOST_IN_ONE_VALUE })).not.toThrow();
  });

  it('is refused above them, with the way to have it line by line', () => {
    expect(() => mustFitABundle('D', { entities: MOST_IN_ONE_VALUE + 1 })).toThrow(
      expect.objectContaining({
        status: 413,
        rejection: expect.objectContaining({
          code: 'bundle-too-large',
          reason: expect.stringContaining('GET /v1/draws/D/transcript'),
        }),
      }),
    );
  });
});
