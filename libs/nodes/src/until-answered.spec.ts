import { NoWriter } from './no-writer';
import { TryAgain, untilAnswered } from './until-answered';

const { signal } = new AbortController();

describe('a caller that waits for a writer', () => {
  it.each([
    ['one try that takes longer than its patience', 1_000, [200]],
    ['as many as fit into its patience', 60, [200, 140, 80, 20]],
  ])('waits for %s, and no more', async (_, milliseconds, told) => {
    let now = 5_000;
    const left: number[] = [];
    const waiting = untilAnswered({ patience: 200, signal, elapsed: () => now }, (remaining) => {
      left.push(remaining());
      now += milliseconds;
      return Promise.reject(new TryAgain('Nobody writes yet'));
    });
    await expect(waiting).rejects.toThrow(NoWriter);
    expect(left).toEqual(told);
  });

  it('is answered by whichever try comes first', async () => {
    let tries = 0;
    const answer = await untilAnswered({ patience: 100, signal, elapsed: () => 0 }, () =>
      ++tries < 3 ? Promise.reject(new TryAgain('Nobody writes yet')) : Promise.resolve('taken'),
    );
    expect([answer, tries]).toEqual(['taken', 3]);
  });

  it('is told at once what no other try would change', async () => {
    const asked = untilAnswered({ patience: 100, signal }, () => Promise.reject(new Error('refused')));
    await expect(asked).rejects.toThrow('refused');
  });
});
