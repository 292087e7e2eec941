import { StoreUnavailable } from '@mingjing/event-store';
import { Machines, until } from './testing/machines';

let machines: Machines;
beforeEach(async () => {
  machines = await new Machines().found();
});
afterEach(() => machines.leave());

describe('the progress of a node that writes', () => {
  it('is no progress while the engine does not answer who writes', async () => {
    let isAway = false;
    const open = machines.terms.bind(machines);
    machines.terms = async () => {
      const log = await open();
      const size = log.size.bind(log);
      log.size = () => (isAway ? Promise.reject(new StoreUnavailable('It is away.')) : size());
      return log;
    };
    const one = await machines.start('one');
    await until(() => one.isWriting);
    isAway = true;
    await until(() => one.state.sinceProgress > 0.5);
    expect(one.isWriting).toBe(true);
    isAway = false;
    await until(() => one.state.sinceProgress < 0.5);
  });
});
