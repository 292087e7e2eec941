import { keepInFlight } from './in-flight';

describe('work kept in flight', () => {
  it('takes every item once, in order, never more at a time than the width', async () => {
    const started: number[] = [];
    let under = 0;
    let most = 0;
    await keepInFlight([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      started.push(item);
      most = Math.max(most, ++under);
      await new Promise(setImmediate);
      under--;
    });
    expect(started).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('fails as soon as one item does', async () => {
    const broken = keepInFlight([1, 2], 1, async (item) => {
      if (item === 1) throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
  });
});
