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
import { Costs } from '../measure/processor-time';
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

/** Of the node's work and of the client's, each with the engine's for it. */
type Pair = Readonly<Record<'node' | 'client', Costs>>;

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
  { url, name, cost }: Engine,
  i: number,
  { folder, length }: Workbench,
): Promise<readonly Row[]> {
  const [root, stream] = [join(folder, `node-${String(i)}`), `bench-${randomUUID()}`];
  const ours = await foundEngineLedger(root, url, stream);
  const client = new ClientAppends(url);
  const [many, few] = [MANY[length], FEW[length]];
  const groups = (): readonly (readonly Uint8Array[])[] =>
    ours.takeGroups().map((group) => group.map(({ bytes }) => bytes));
  const pair = (): Pair => ({ node: new Costs(cost), client: new Costs(cost) });
  const [wideCosts, narrowCosts, followed] = [pair(), pair(), pair()];
  try {
    const wide = await inTurn(
      { accept: acceptance(ours, many, WIDTH), client: client.ofGroups(many, groups) },
      wideCosts,
      ROUNDS[length],
    );
    const rows = signedEntities(ours.registrar, few).map(wireBytes);
    const narrow = await inTurn(
      { accept: acceptance(ours, few, 1), client: client.ofPairs(rows) },
      narrowCosts,
      ROUNDS[length],
    );
    const caughtUp = await catchingUp(ours, { root, url, stream }, followed, NODES[length]);
    return [
      rowOf(`${name}: 64 in flight ÷ the client’s own appends of the same groups`, wide, wideCosts),
      rowOf(`${name}: one in flight ÷ two of the client’s own appends`, narrow, narrowCosts),
      catchUpRow(name, caughtUp, followed),
    ];
  } finally {
    await client.close();
    await ours.close();
  }
}

/** Both, with what they cost. */
function inTurn(
  { accept, client }: Readonly<Record<'accept' | 'client', Contender>>,
  costs: Pair,
  rounds: number,
): Promise<Readonly<Record<'accept' | 'client', Rates>>> {
  return interleave({ accept: costs.node.of(accept), client: costs.client.of(client) }, rounds);
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
  costs: Pair,
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
    {
      node: costs.node.of(node),
      client: costs.client.of(clientCatchUp(url, stream, size)),
      verify: verifyRate(() => sample, ours.registrar),
    },
    rounds,
  );
}

function catchUpRow(
  engine: string,
  { node, client, verify }: Readonly<Record<'node' | 'client' | 'verify', Rates>>,
  costs: Pair,
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
    notes: notesOf(costs),
  };
}

function rowOf(
  name: string,
  { accept: accepted, client }: Readonly<Record<'accept' | 'client', Rates>>,
  costs: Pair,
): Row {
  return {
    name,
    measured: { what: 'accepted, read back and sealed', value: median(accepted), unit: '/s' },
    against: { what: 'the client alone', value: median(client), unit: '/s' },
    ratio: pairedRatio(accepted, client),
    goal: { atLeast: 0.6 },
    notes: notesOf(costs),
  };
}

/** What both take, and what a machine with no more cores can come to, however little it waits. */
function notesOf({ node, client }: Pair): readonly string[] {
  const [ours, theirs] = [node.medians, client.medians];
  const each = ({ here, there }: typeof ours): string =>
    there === undefined ? µs(here) : `${µs(here)} + ${µs(there)} of the engine`;
  const cores = availableParallelism();
  const most = (cores * 1e6) / (ours.here + (ours.there ?? 0));
  return [
    `processor time each: node ${each(ours)}; the client alone ${each(theirs)}`,
    `${String(cores)} cores that never waited would come to ${most.toFixed(0)}/s`,
  ];
}

function µs(value: number): string {
  return `${value.toFixed(0)} µs`;
}
