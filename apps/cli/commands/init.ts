import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { submissionOf, type Pen, type SignedSubmission } from '@mingjing/client';
import { fromBase64, isLedgerName, type Statement } from '@mingjing/kernel';
import { isAcceptablePublicKey } from '@mingjing/log';
import { createDataFolder, dataFolder, type DataFolder } from '../../ledger/composition/data-folder';
import { openingStatement } from '../../ledger/composition/founding';
import { unmarkFounding } from '../../ledger/composition/founding-mark';
import { assertNothingLost } from '../../ledger/composition/never-founded';
import { openLedger } from '../../ledger/composition/open-ledger';
import { rulesAndCalendars } from '../../ledger/composition/shipped-law';
import { stateAll } from '../../ledger/composition/state-all';
import { unreadable } from '../failure';
import type { CliIo } from '../io';
import {
  demandUnopened,
  demandUnwitnessed,
  founderPen,
  refuseForeignKeys,
  serverKeys,
} from './founding-keys';
import { readJson } from './read-json';

export interface InitOptions {
  readonly data: string;
  readonly origin: string;
  /** Public key, base64: its holder signs elsewhere. */
  readonly founder?: string;
  readonly founderKey?: string;
  /** The signed opening, as `sign` printed it. */
  readonly opening?: string;
  /** Publish the shipped rules and calendars in the founder's name. */
  readonly presets: boolean;
}

/** Creates a ledger: with the founder's key at hand at once, otherwise in two steps. */
export async function init(options: InitOptions, io: CliIo): Promise<void> {
  const folder = dataFolder(options.data);
  demandName(options.origin);
  await demandUnopened(folder);
  await assertNothingLost(folder);
  if (options.opening !== undefined) return openSigned(folder, options.opening, io);
  if (options.founder !== undefined) {
    prepare(folder, options.founder, options, io);
    return;
  }
  await demandUnwitnessed(folder, options.origin);
  createDataFolder(folder);
  await openWith(folder, founderPen(folder, options.founderKey, io), options, io);
}

/** Before anything is written: a folder with keys in it would look as if a ledger had been begun. */
function demandName(origin: string): void {
  if (isLedgerName(origin)) return;
  throw unreadable(
    `--origin is "${origin}"; a ledger has a name of 1 to 200 characters without spaces and "+", such as mingjing.example/gaoqing.`,
  );
}

/** The founder's key never comes here: what he must sign is written down. */
function prepare(folder: DataFolder, founder: string, options: InitOptions, io: CliIo): void {
  const founderKey = fromBase64(founder, 32);
  if (founderKey === null || !isAcceptablePublicKey(founderKey)) {
    throw unreadable(
      '--founder is no Ed25519 public key in base64 (44 characters, as `mingjing keygen` prints it).',
    );
  }
  createDataFolder(folder);
  const path = join(folder.root, 'opening.json');
  writeJson(path, openingOf(folder, options.origin, founderKey, io));
  io.out(path);
  io.err(
    `Server keys were made in ${folder.keys}. To open the ledger, the founder signs the file above where his key is:`,
  );
  io.err('  mingjing sign --key founder.key opening.json > signed.json');
  io.err(`and brings back what that printed:  mingjing init --data ${folder.root} --opening signed.json`);
  if (!options.presets) return;
  const law = join(folder.root, 'rules-and-calendars.json');
  writeJson(
    law,
    rulesAndCalendars(options.origin, io.clock(), () => io.random(16)),
  );
  io.err(
    `Then he looks through ${law}, signs it and sends it: mingjing sign --key founder.key --send URL ${law}`,
  );
}

async function openSigned(folder: DataFolder, path: string, io: CliIo): Promise<void> {
  const submission = readJson(path) as unknown as SignedSubmission;
  const { statement } = submission;
  const isOpening = typeof statement === 'object' && statement.type === 'LedgerOpened';
  if (!isOpening || !isLedgerName(statement.ledger)) {
    throw unreadable(
      `${path} is no signed opening; sign opening.json with \`mingjing sign\` and give what that prints.`,
    );
  }
  refuseForeignKeys(folder, statement, path);
  await demandUnwitnessed(folder, statement.ledger);
  const ledger = await openLedger(folder, { origin: statement.ledger, clock: io.clock });
  try {
    await stateAll(ledger, [submission]);
    unmarkFounding(folder);
  } finally {
    await ledger.close();
  }
  io.out(`${statement.ledger} is open in ${folder.root}`);
}

async function openWith(
  folder: DataFolder,
  founder: Pen,
  { origin, presets }: InitOptions,
  io: CliIo,
): Promise<void> {
  const opening = openingOf(folder, origin, founder.publicKey, io);
  const ledger = await openLedger(folder, { origin, clock: io.clock });
  try {
    await stateAll(ledger, [submissionOf(opening, founder)]);
    unmarkFounding(folder);
    const law = presets ? rulesAndCalendars(origin, io.clock(), () => io.random(16)) : [];
    if (law.length > 0)
      await stateAll(
        ledger,
        law.map((draft) => submissionOf(draft, founder)),
      );
    io.out(`${origin} is open in ${folder.root}`);
    io.err(
      `${law.length} rule versions and calendars were published: look through them, publish your own where they differ.`,
    );
  } finally {
    await ledger.close();
  }
}

function openingOf(folder: DataFolder, origin: string, founderKey: Uint8Array, io: CliIo): Statement {
  const { log, service } = serverKeys(folder, io);
  return openingStatement({
    ...{ origin, founderKey, policy: { clock: 'system' }, now: io.clock(), random: io.random(16) },
    logKey: log.signer.publicKey,
    serviceKey: service.signer.publicKey,
  });
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
}
