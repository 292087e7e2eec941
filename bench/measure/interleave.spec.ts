import { contender, interleave, pairedRatio } from './interleave';

describe('interleaved contenders', () => {
  it('run in turn, each freshly prepared, and the first round is not counted', async () => {
    const order: string[] = [];
    const one = (name: string): ReturnType<typeof contender> =>
      contender({
        count: 10,
        prepare: () => order.push(`${name} prepares`),
        run: (turn: number) => void order.push(`${name} runs ${String(turn)}`),
      });
    const rates = await interleave({ a: one('a'), b: one('b') }, 2);
    expect(order).toEqual(
      [0, 1, 2].flatMap((round) => [
        'a prepares',
        `a runs ${String(round * 4 + 1)}`,
        'b prepares',
        `b runs ${String(round * 4 + 3)}`,
      ]),
    );
    expect(rates.a).toHaveLength(2);
    expect(rates.b.every((rate) => rate > 0)).toBe(true);
  });

  it('that work elsewhere bring their own time', async () => {
    const elsewhere = contender({ count: 10, prepare: () => 4, elsewhere: async (input) => input * 5 });
    const { a } = await interleave({ a: elsewhere }, 3);
    expect(a).toEqual([500, 500, 500]);
  });

  it('are compared within a repetition, so that a machine that slows down changes nothing', () => {
    expect(pairedRatio([100, 50, 10], [200, 100, 20])).toBe(0.5);
  });
});
