import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { accept } from '../ledger/accept';
import { foundEngineLedger, type EngineLedger } from '../ledger/engine-ledger';
import { newNode } from '../ledger/engine-mirror';
import { asBatch, signedEntities, wireBytes } from '../ledger/entity-statements';
import { ClientAppends } from '../limits/client-appends';
import { clientCatchUp } from '../limits/client-catch-up';
import { verifyRate } from '../limits/verify-rate';
import { keepInFlight } from '../measure/in-flight';
import { contender, interleave, pairedRatio, type Contender, type Rates } from '../measure/interleave';
import { median } from '../measure/rate';
import { enginesAtHand, type Engine } from '../peers/engine';
import type { Row } from '../report/row';
import type { ByLength } from '../run/length';
import type { Unit, Workbench } from './unit';

const WIDTH = 64;
const MANY: ByLength = { full: 5_000, quick: 2_000, trial: 128 };
const FEW: ByLength = { full: 500, quick: 200, trial: 10 };
const ROUNDS: ByLength = { full: 7, quick: 3, trial: 1 };
const NODES: ByLength = { full: 5, quick: 2, trial: 1 };
const SAMPLE = 5_000;

/** The writing node of several, against what its own client of the engine could append. */
export const kurrentDbUnit: Unit = {
  name: 'kurrentdb',
  run: async (bench) => {
    const engines = await enginesAtHand(bench.say);
    const rows: Row[] = [];
    try {
      for (const [i, engine] of engines.entries()) rows.push(...(await rowsOn(engine, i, bench)));
    } finally {
      for (const engine of engines) engine.leave();
    }
    return rows;
  },
};

async function rowsOn(
  { url, name }: Engine,
  i: number,
  { folder, length }: Workbench,
): Promise<readonly Row[]> {
  const [root, stream] = [join(folder, `node-${String(i)}`), `bench-${randomUUID()}`];
  const ours = await foundEngineLedger(root, url, stream);
  const client = new ClientAppends(url);
  const [many, few] = [MANY[length], FEW[length]];
  const groups = (): readonly (readonly Uint8Array[])[] =>
    ours.takeGroups().map((group) => group.map(({ bytes }) => bytes));
  try {
    const wide = await interleave(
      { accept: acceptance(ours, many, WIDTH), client: client.ofGroups(many, groups) },
      ROUNDS[length],
    );
    const rows = signedEntities(ours.registrar, few).map(wireBytes);
    const narrow = await interleave(
      { accept: acceptance(ours, few, 1), client: client.ofPairs(rows) },
      ROUNDS[length],
    );
    const caughtUp = await catchingUp(ours, { root, url, stream }, NODES[length]);
    return [
      rowOf(`${name}: 64 in flight ÷ the client’s own appends of the same groups`, wide),
      rowOf(`${name}: one in flight ÷ two of the client’s own appends`, narrow),
      catchUpRow(name, caughtUp),
    ];
  } finally {
    await client.close();
    await ours.close();
  }
}

function acceptance(ours: EngineLedger, count: number, width: number): Contender {
  return contender({
    count,
    prepare: () => {
      ours.takeGroups();
      return signedEntities(ours.registrar, count).map((one) => asBatch(wireBytes(one)));
    },
    run: (batches) => keepInFlight(batches, width, (batch) => accept(ours.ledger, batch)),
  });
}

/** New nodes one after the other, what the client alone takes of the same stream, and what a core verifies. */
function catchingUp(
  ours: EngineLedger,
  { root, url, stream }: { readonly root: string; readonly url: string; readonly stream: string },
  rounds: number,
): Promise<Readonly<Record<'node' | 'client' | 'verify', Rates>>> {
  const { size } = ours.ledger.writer.sealed;
  const sample = signedEntities(ours.registrar, SAMPLE);
  let nodes = 0;
  const node = contender({
    count: size,
    prepare: () => newNode(`${root}-${String(nodes++)}`, root, url, stream),
    run: async (fresh) => {
      await fresh.catchUp(size);
      await fresh.close();
    },
  });
  return interleave(
    { node, client: clientCatchUp(url, stream, size), verify: verifyRate(() => sample, ours.registrar) },
    rounds,
  );
}

function catchUpRow(
  engine: string,
  { node, client, verify }: Readonly<Record<'node' | 'client' | 'verify', Rates>>,
): Row {
  const cores = availableParallelism();
  const limit = client.map((rate, i) => Math.min(rate, cores * (verify[i] ?? NaN)));
  const bound =
    median(client) < cores * median(verify) ? 'the client’s own catching up' : 'cores × verify rate';
  return {
    name: `${engine}: a new node verifies and catches up ÷ the smaller of the client’s own rate and cores × verify rate`,
    measured: { what: 'verified and kept', value: median(node), unit: '/s' },
    against: { what: bound, value: median(limit), unit: '/s' },
    ratio: pairedRatio(node, limit),
    goal: { atLeast: 0.5 },
    notes: [],
  };
}

function rowOf(
  name: string,
  { accept: accepted, client }: Readonly<Record<'accept' | 'client', Rates>>,
): Row {
  return {
    name,
    measured: { what: 'accepted, read back and sealed', value: median(accepted), unit: '/s' },
    against: { what: 'the client alone', value: median(client), unit: '/s' },
    ratio: pairedRatio(accepted, client),
    goal: { atLeast: 0.6 },
    notes: [],
  };
}
