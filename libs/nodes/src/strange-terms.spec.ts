import { utf8 } from '@mingjing/kernel';
import { Machines, receipt, until } from './testing/machines';

let machines: Machines;
beforeEach(async () => {
  machines = await new Machines().found();
});
afterEach(() => machines.leave());

const slipIn = async (text: string): Promise<void> => {
  const terms = await machines.terms();
  await terms.append(await terms.size(), [{ id: text, type: 'WriterChosen', bytes: utf8(text) }]);
  await terms.close();
};

describe('a term that somebody else wrote into the engine', () => {
  it.each(['{"node":"evil","url":"http://evil"}', 'no JSON'])(
    'moves no pen, sends no statement away, and is told: %s',
    async (text) => {
      const nodes = [await machines.start('one'), await machines.start('two')];
      await until(() => nodes.some(({ isWriting }) => isWriting));
      const terms = nodes.map(({ state }) => state.term);
      await slipIn(text);
      await until(() => nodes.every(({ state }) => state.foreignTerms === 1));
      const taken = await Promise.all(nodes.map((node, i) => receipt(node, machines.batch(i + 1))));
      expect(new Set(taken).size).toBe(2);
      expect(nodes.map(({ state }) => state.term)).toEqual(terms);
      expect(nodes.every(({ isSound }) => isSound)).toBe(true);
    },
  );

  it('keeps nobody from the pen', async () => {
    await slipIn('no JSON');
    const one = await machines.start('one');
    await until(() => one.isWriting);
    expect(one.state.term).toBe(1);
  });
});

describe('two nodes of one name', () => {
  const isTold = (): boolean => machines.told.some((line) => line.includes('is called one too'));

  it('do not both write: the second says so, and hands on', async () => {
    const first = await machines.start('one');
    await until(() => first.isWriting);
    const second = await machines.start('one', undefined, {}, 'elsewhere');
    await until(isTold);
    await receipt(second, machines.batch(1));
    expect([first.isWriting, second.isWriting]).toEqual([true, false]);
  });

  it('are told where they are reached at one address, too', async () => {
    const first = await machines.start('one');
    await until(() => first.isWriting);
    const second = await machines.start('one');
    await until(() => isTold());
    await until(() => first.isWriting !== second.isWriting);
    await first.close();
  });
});
