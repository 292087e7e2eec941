import { existsSync } from 'node:fs';
import type { Pen } from '@mingjing/client';
import { toBase64, type Statement } from '@mingjing/kernel';
import { formatVerifierKey } from '@mingjing/log';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { founderKeyPath } from '../../ledger/composition/first-look';
import { serverKeysIn, type ServerKeys } from '../../ledger/composition/founding';
import { logVerifierKey, serverKeyPath } from '../../ledger/composition/held-keys';
import { keyFileAt, penWith, readKeyFile } from '../../ledger/composition/key-file';
import { assertNeverWitnessed } from '../../ledger/composition/never-witnessed';
import { originOf } from '../../ledger/composition/opening';
import { witnessesIn } from '../../ledger/composition/witnessing';
import { unavailable, unreadable } from '../failure';
import type { CliIo } from '../io';

/** Throws CliFailure where a ledger is open in the folder: entry 0 is written once. */
export async function demandUnopened(folder: DataFolder): Promise<void> {
  const origin = await originOf(folder);
  if (origin === undefined) return;
  throw unavailable(`${folder.root} holds the ledger ${origin} already; choose another folder with --data.`);
}

/** Asks the witnesses of the policy, where there is one: no log is founded twice. Throws RefusedToStart. */
export async function demandUnwitnessed(folder: DataFolder, origin: string): Promise<void> {
  const { witnessedBy } = witnessesIn(process.env['MINGJING_WITNESS_POLICY'], folder);
  if (witnessedBy !== undefined) await assertNeverWitnessed(witnessedBy.policy, origin);
}

/** The founder's key: the one given, else one made in the folder for a first look. Throws CliFailure. */
export function founderPen(folder: DataFolder, given: string | undefined, io: CliIo): Pen {
  const path = given ?? founderKeyPath(folder);
  const key = given === undefined ? keyFileAt(path, 'founder', () => io.random(32)) : readKeyFile(given);
  if (given === undefined)
    io.err(`The founder's key lies in ${path} for a first look; a bureau gives --founder PUBLICKEY instead.`);
  if (key.actor !== 'founder')
    throw unreadable(`${path} is the key of ${key.actor}; the founder's key is needed.`);
  return penWith(key);
}

/** Those made by an earlier step of `init`, or new ones. */
export function serverKeys(folder: DataFolder, io: CliIo): ServerKeys {
  return serverKeysIn(folder, () => io.random(32));
}

/** The opening must name the keys that lie here: under others this server could sign nothing. */
export function refuseForeignKeys(folder: DataFolder, { ledger, data }: Statement, path: string): void {
  const [log, service] = [serverKeyPath(folder, 'log'), serverKeyPath(folder, 'service')];
  if (!existsSync(log) || !existsSync(service)) {
    throw unavailable(
      `${folder.root} has no server keys; run \`mingjing init --founder PUBLICKEY\` there first.`,
    );
  }
  const isOurs =
    data['logKey'] === formatVerifierKey(logVerifierKey(ledger, readKeyFile(log).signer)) &&
    data['serviceKey'] === toBase64(readKeyFile(service).signer.publicKey);
  if (!isOurs) {
    throw unreadable(
      `${path} opens a ledger with other server keys than those in ${folder.keys}; sign the opening.json of this folder.`,
    );
  }
}
