import { openKurrentDbCheckpointStore, openKurrentDbEventStore, type Watch } from '@mingjing/event-store';
import { eventOf } from '@mingjing/followers';
import { isJsonObject } from '@mingjing/kernel';
import { WriterTerms, type SharedLog, type TermKeys } from '@mingjing/nodes';
import type { Opening } from '../composition/opening';
import type { NodeConfig } from '../node-config';

type Streams = Pick<NodeConfig, 'engineUrl' | 'stream'>;

/** Opens the log, its checkpoints and the terms, each on a connection of its own; all of them or none. */
export async function joinStreams(
  { engineUrl: url, stream }: Streams,
  keys: TermKeys,
  watch: Watch,
): Promise<SharedLog> {
  const opened: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((one) => one.close()));
  };
  const keep = <T extends { close(): Promise<void> }>(one: T): T => {
    opened.push(one);
    return one;
  };
  try {
    const engine = keep(await openKurrentDbEventStore({ url, stream, watch }));
    const checkpoints = keep(await openKurrentDbCheckpointStore({ url, stream: `${stream}-checkpoints` }));
    const terms = keep(await openKurrentDbEventStore({ url, stream: `${stream}-terms` }));
    return { engine, checkpoints, terms: new WriterTerms(terms, keys), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** There is nothing to join: a node founds no ledger. */
export class NoLedgerThere extends Error {
  constructor(stream: string) {
    super(
      `The stream ${stream} of KurrentDB holds no ledger. Found one on one machine ("mingjing init", "npm start"), stop it, and bring it there: mingjing migrate --from sqlite:DATA --to kurrentdb --stream ${stream}`,
    );
  }
}

/** What entry 0 of the shared log says. Throws NoLedgerThere. */
export async function openingOnEngine({ engineUrl: url, stream }: Streams): Promise<Opening> {
  const engine = await openKurrentDbEventStore({ url, stream });
  try {
    const [bytes] = await engine.read(0, 1);
    if (bytes === undefined) throw new NoLedgerThere(stream);
    const { ledger: origin, data } = eventOf(bytes, 0);
    const policy = data['policy'];
    const story = policy !== undefined && isJsonObject(policy) && policy['clock'] === 'story';
    return { origin, clock: story ? 'story' : 'system' };
  } finally {
    await engine.close();
  }
}
