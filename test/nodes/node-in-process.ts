import { copyFileSync, mkdirSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { utf8 } from '@mingjing/kernel';
import { parseTrustPolicy } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import { dataFolder, type DataFolder } from '../../apps/ledger/composition/data-folder';
import { serverKeyPath } from '../../apps/ledger/composition/held-keys';
import type { OpenLedger } from '../../apps/ledger/composition/open-ledger';
import type { WitnessedBy } from '../../apps/ledger/composition/witnessing';
import { createLedgerApp } from '../../apps/ledger/http/ledger-app';
import { openNode } from '../../apps/ledger/nodes/open-node';
import { ORIGIN } from '../kit/seeds';
import { freePort } from './machine';

/** The clock of a story is the test's, so its nodes live in the test's process; they speak HTTP all the same. */
export interface NodeInProcess {
  readonly folder: DataFolder;
  readonly url: string;
  readonly ledger: OpenLedger;
  readonly app: NestFastifyApplication;
  /** Answers no more; a second time is no matter. */
  close(): Promise<void>;
}

export interface NodeAt {
  readonly name: string;
  readonly root: string;
  readonly engineUrl: string;
  readonly stream: string;
  readonly clock: () => number;
  /** Itself where there is none. */
  readonly keeper?: NodeInProcess;
  /** Nobody unless given. */
  readonly witnessedBy?: WitnessedBy;
}

export async function nodeInProcess({
  name,
  root,
  keeper,
  clock,
  witnessedBy = unwitnessed(),
  ...engine
}: NodeAt): Promise<NodeInProcess> {
  const folder = dataFolder(root);
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const ledger = await openNode(folder, {
    ...{ origin: ORIGIN, clock, witnessedBy },
    config: { ...engine, name, url, keeperUrl: keeper?.url ?? url },
    tell: () => undefined,
  });
  const app = await createLedgerApp(ledger, { clock });
  app.useLogger(false);
  const follow = ledger.writer.onSealed(() => {
    ledger.follower.catchUp().catch(() => undefined);
  });
  await app.listen(port, '127.0.0.1');
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await app.close();
    follow();
    await ledger.close();
  };
  return { folder, url, ledger, app, close: () => (closing ??= close()) };
}

function unwitnessed(): WitnessedBy {
  const policy = parseTrustPolicy(sha256, utf8('quorum none\n'));
  if (!policy.ok) throw new Error(policy.rejection.reason);
  return { policy: policy.value };
}

/** A folder with nothing in it but the keys that every node holds. */
export function bareFolder(root: string, keysFrom: string): string {
  for (const kind of ['log', 'service'] as const) {
    mkdirSync(dataFolder(root).keys, { recursive: true, mode: 0o700 });
    copyFileSync(serverKeyPath(dataFolder(keysFrom), kind), serverKeyPath(dataFolder(root), kind));
  }
  return root;
}
