import { isQuorum } from '@mingjing/log';
import type { Pace } from '@mingjing/writer';
import { BadConfiguration } from './bad-configuration';
import { foundForAFirstLook } from './composition/first-look';
import type { DataFolder } from './composition/data-folder';
import { openLedger, type OpenLedger, type OpenOptions } from './composition/open-ledger';
import { TellsAStory, openingIn } from './composition/opening';
import { witnessesIn, type WitnessedBy } from './composition/witnessing';
import type { Config } from './config';
import type { NodeConfig } from './node-config';
import { openNode } from './nodes/open-node';
import { refuseMovedStreams } from './nodes/moved-streams';
import { openingOnEngine } from './nodes/shared-streams';
import { tellingRoles } from './nodes/telling-roles';

export interface ServingOptions {
  readonly clock: () => number;
  readonly report: NonNullable<OpenOptions['report']>;
  readonly pace: Pace;
  readonly say: (line: string) => void;
}

/** Opens or creates the ledger of the folder, or this machine's part of a ledger on several. */
export async function openServed(
  config: Config,
  folder: DataFolder,
  serving: ServingOptions,
): Promise<OpenLedger> {
  const { witnessedBy } = witnessesIn(config.witnessPolicy, folder);
  if (config.node !== undefined) return openOneOfMany(config.node, folder, witnessedBy, serving);
  const opened = await openingIn(folder);
  if (opened?.clock === 'story') throw new TellsAStory(folder.root);
  const options = {
    origin: opened?.origin ?? config.origin,
    ...{ clock: serving.clock, report: serving.report, pace: serving.pace },
    ...(witnessedBy === undefined ? {} : { witnessedBy }),
  };
  return opened === undefined ? foundForAFirstLook(folder, options) : openLedger(folder, options);
}

async function openOneOfMany(
  config: NodeConfig,
  folder: DataFolder,
  witnessedBy: WitnessedBy | undefined,
  { say, ...serving }: ServingOptions,
): Promise<OpenLedger> {
  if (witnessedBy === undefined || witnessedBy.policy.witnesses.length === 0) {
    throw new BadConfiguration(UNWITNESSED);
  }
  if (isQuorum(witnessedBy.policy.quorum, () => false)) throw new BadConfiguration(NO_QUORUM);
  const { origin, clock: told } = await openingOnEngine(config);
  if (told === 'story') throw new TellsAStory(`The stream ${config.stream}`);
  await refuseMovedStreams({ url: config.engineUrl, stream: config.stream });
  const tell = tellingRoles(config.name, say);
  return openNode(folder, { ...serving, origin, witnessedBy, config, tell });
}

const UNWITNESSED =
  'A ledger on several machines needs at least one witness outside: name its policy in MINGJING_WITNESS_POLICY, or put it into the data folder as witness-policy (docs/witness.md).';

const NO_QUORUM =
  'A ledger on several machines needs at least one witness outside, and its witness policy waits for none ("quorum none"): name a witness, or a group of them, in its quorum line (docs/witness.md).';
