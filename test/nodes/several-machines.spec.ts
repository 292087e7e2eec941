import { engines } from '@mingjing/event-store/testing';
import { Load } from './load';
import type { Machine } from './machine';
import { Machines } from './machines';
import { demandOneLedger } from './one-ledger';

/** Nothing is measured here: what takes a second on a free machine may take minutes on a busy one. */
jest.setTimeout(900_000);

describe.each(engines())('a ledger on several machines, with %s', (_, found) => {
  let machines: Machines;
  let load: Load;
  beforeEach(async () => {
    machines = await new Machines(await found()).found();
    load = new Load(
      () => [...machines.all.values()].filter(({ isRunning }) => isRunning),
      machines.founderKey,
    );
  });
  afterEach(async () => {
    await load.end();
    await machines.leave();
  });

  const others = (machine: Machine): readonly Machine[] =>
    [...machines.all.values()].filter((one) => one !== machine);

  it('takes a statement at any node, once, and shows it at every other', async () => {
    const nodes = await machines.startAll('one', 'two', 'three');
    const statements = nodes.map(() => load.statement());
    const receipts = await Promise.all(statements.map((statement, i) => load.state(statement, i)));
    expect(load.refused).toEqual([]);
    // Sent again elsewhere it is the same one.
    for (const [i, statement] of statements.entries()) {
      expect((await load.state(statement, i + 1))?.index).toBe(receipts[i]?.index);
    }
    for (const node of nodes) {
      for (const { receipt } of load.taken) {
        await node.untilReady(receipt.size);
        const path = `/log/proof/${String(receipt.index)}?size=${String(receipt.size)}`;
        const proof = await fetch(`${node.url}${path}`);
        expect([path, proof.status]).toEqual([path, 200]);
      }
      const metrics = await (await fetch(`${node.url}/metrics`)).text();
      expect(metrics).toMatch(/^mingjing_node_writing [01]$/m);
    }
    await demandOneLedger(nodes, load);
  });

  it('goes on when the writer is killed under load', async () => {
    const nodes = await machines.startAll('one', 'two', 'three');
    const killed = await machines.writer();
    load.begin(4);
    await load.more(20);
    await killed.kill();
    await load.more(20);
    expect(await machines.writer(others(killed))).not.toBe(killed);
    await killed.start();
    await load.more(10);
    await load.end();
    await demandOneLedger(nodes, load);
  });

  it('leaves nothing to a writer that was frozen and wakes up', async () => {
    const nodes = await machines.startAll('one', 'two');
    const frozen = await machines.writer();
    load.begin(4);
    await load.more(20);
    frozen.signal('SIGSTOP');
    const [next] = others(frozen);
    await machines.writer([next!]);
    const alone = new Load(() => [next!], machines.founderKey);
    alone.begin(2);
    await alone.more(20);
    await alone.end();
    frozen.signal('SIGCONT');
    await load.more(20);
    await load.end();
    await demandOneLedger(nodes, load);
    expect(alone.refused).toEqual([]);
  });

  it('is restarted node by node without a refused statement', async () => {
    const nodes = await machines.startAll('one', 'two');
    await machines.writer();
    load.begin(4);
    await load.more(10);
    for (const node of [...nodes, nodes[0]!]) {
      expect(await node.stop()).toMatchObject({ code: 0 });
      await load.more(10);
      await node.start();
      await node.untilReady();
      await load.more(10);
    }
    await load.end();
    await demandOneLedger(nodes, load);
    expect(nodes.map(({ said }) => said).join('\n')).toContain('writes the ledger from now on');
  });

  it('is followed by a new node from nothing, and from a copied folder', async () => {
    const [one] = await machines.startAll('one', 'two');
    load.begin(2);
    await load.more(10);
    const fresh = await machines.start('fresh');
    await load.more(10);
    const two = machines.all.get('two')!;
    await two.stop();
    const copy = await machines.start('copy', two.folder);
    await two.start();
    await load.more(10);
    await load.end();
    await demandOneLedger([one!, two, fresh, copy], load);
  });
});
