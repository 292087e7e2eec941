import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { dataFolder, type DataFolder } from '../../ledger/composition/data-folder';
import { markStreams } from '../../ledger/nodes/moved-streams';
import { markMoved } from '../../ledger/nodes/node-folder';
import { CliFailure, EXIT } from '../failure';
import { given } from '../given';
import type { CliIo } from '../io';
import { withTemporaryFolder } from '../log/temporary-folder';
import { copyRest } from '../migrate/copy-rest';
import { URL_VARIABLE, placeOf, type LedgerPlace } from '../migrate/ledger-place';
import { migrateLedger, type Migrated } from '../migrate/migrate-ledger';
import { evidenceOf, openSource, openTarget, type OpenPlace } from '../migrate/open-place';
import { PlacedLog } from '../migrate/placed-log';
import { underBar } from '../progress';
import type { LogSummary } from '../verify/verdict';
import { verifySource } from './verify-source';

export interface MigrateCommand {
  readonly from: string;
  readonly to: string;
  readonly stream: string;
  /** A node's data folder: vault, evidence and keys, which an engine does not hold. */
  readonly data: string;
  readonly logKey?: string;
  readonly resume?: true;
}

/** Moves a ledger between engines and says both roots. */
export async function migrate(command: MigrateCommand, io: CliIo): Promise<void> {
  const place = (text: string): LedgerPlace => placeOf(text, command.stream, process.env[URL_VARIABLE]);
  const [from, to] = [place(command.from), place(command.to)];
  const rest = from.kind === 'sqlite' ? from.folder : dataFolder(resolve(command.data));
  const source = await openSource(from);
  try {
    const target = await openTarget(to);
    try {
      const verify = (): Promise<LogSummary> => verified(source, rest, command, io);
      const migrated = await migrateLedger(source, target, {
        ...{ verify, resume: command.resume === true },
        under: (what, total, work) => underBar(io, what, total, work),
      });
      await markBoth(from, to, target.name);
      tellRest(rest, to, io);
      tell(migrated, target, io);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Who would go on in the source is told where the log is; nobody is sent away from the target any more. */
async function markBoth(from: LedgerPlace, to: LedgerPlace, name: string): Promise<void> {
  if (from.kind === 'kurrentdb') await markStreams(from, name);
  else markMoved(from.folder, name, to.kind === 'kurrentdb' ? to.stream : undefined);
  if (to.kind === 'kurrentdb') await markStreams(to, null);
}

async function verified(
  source: OpenPlace,
  rest: DataFolder,
  { logKey }: MigrateCommand,
  io: CliIo,
): Promise<LogSummary> {
  const log = new PlacedLog(source, evidenceOf(rest));
  const verdict = await withTemporaryFolder((temporary) =>
    verifySource(log, { temporary, ...given({ logKey }) }, io),
  );
  if (verdict.ok) return verdict.summary;
  const { index, rejection } = verdict.fault;
  const where = index === undefined ? '' : ` at entry ${index}`;
  throw new CliFailure(
    `${source.name} does not hold${where}: ${rejection.code}: ${rejection.reason} Nothing was written.`,
    EXIT.no,
  );
}

function tellRest(rest: DataFolder, to: LedgerPlace, io: CliIo): void {
  if (to.kind === 'kurrentdb') {
    io.err(`Vault, evidence and keys stay in ${rest.root}: no engine holds them.`);
  } else if (to.folder.root !== resolve(rest.root) && existsSync(rest.keys)) {
    io.err(`${copyRest(rest, to.folder).join(', ')} copied from ${rest.root}.`);
  } else if (!existsSync(to.folder.keys)) {
    io.err(`${rest.root} has no vault, evidence and keys: copy them into ${to.folder.root} yourself.`);
  }
}

function tell(
  { origin, entries, unsealed, checkpoints, sourceRoot, targetRoot }: Migrated,
  target: OpenPlace,
  io: CliIo,
): void {
  io.out(`OK: ${entries} entries of ${origin} and ${checkpoints} checkpoints are in ${target.name}`);
  if (unsealed > 0) {
    io.out(`  the last ${unsealed} under no checkpoint: whoever writes next verifies and seals them`);
  }
  io.out(`  root of the source  ${sourceRoot}`);
  io.out(`  root of the target  ${targetRoot}`);
}
