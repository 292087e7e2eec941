import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { formatVerifierKey, NOTE_ED25519, parseVerifierKey } from '@mingjing/log';
import { createWitnessServer } from '@mingjing/witness';
import { sha256 } from '@mingjing/writer';
import { CliFailure, EXIT, unreadable } from '../failure';
import type { CliIo } from '../io';
import { WitnessFolder } from '../witness/witness-folder';

/** A name that a signed note can carry: a scheme-less address by recommendation. */
const NAME = /^[^\s+\p{Cc}]{1,200}$/u;

/** Makes a witness: key, state and an empty list of logs. Prints the line for the ledger's policy. */
export function witnessInit(dir: string, name: string, io: CliIo): void {
  if (!NAME.test(name)) throw unreadable(`"${name}" cannot name a witness: no spaces, no plus sign.`);
  const folder = new WitnessFolder(dir);
  const key = folder.create(name, io.random(32));
  writeFileSync(folder.logs, '# The logs that this witness cosigns, one a line: log <vkey>\nquorum none\n', {
    flag: 'wx',
  });
  io.out(formatVerifierKey(key));
  io.err('That is its verifier key: give it to the ledgers, whose policy names it so:');
  io.err(`  witness ${name} ${formatVerifierKey(key)} http://ADDRESS:7380`);
  io.err('Then let it know their logs: mingjing witness add-log VKEY');
}

/** Lets it watch a log; several keys of one name are keys of one log. */
export function witnessAddLog(dir: string, vkey: string, io: CliIo): void {
  const folder = new WitnessFolder(dir);
  folder.verifierKey();
  const parsed = parseVerifierKey(sha256, vkey);
  if (!parsed.ok) throw unreadable(parsed.rejection.reason);
  const { name, keyId, type } = parsed.value;
  if (type !== NOTE_ED25519) throw unreadable(`${name}+${keyId} is not the key of a log (signature type 1).`);
  if (folder.knownLogs().some(({ key }) => formatVerifierKey(key) === vkey)) {
    throw new CliFailure(`It watches ${name} with that key already.`, EXIT.no);
  }
  if (!existsSync(folder.logs)) writeFileSync(folder.logs, 'quorum none\n');
  appendFileSync(folder.logs, `log ${vkey}\n`);
  io.out(`It watches ${name} from its next start on.`);
}

/** What it is and what it has cosigned. */
export function witnessShow(dir: string, io: CliIo): void {
  const folder = new WitnessFolder(dir);
  const { witness, store } = folder.open(io.clock);
  io.out(`witness ${witness.vkey}`);
  for (const { key } of witness.logs) {
    const last = store.transact((book) => book.last(key.name));
    io.out(
      `log ${formatVerifierKey(key)}: ${last === undefined ? 'nothing cosigned' : `${last.size} entries cosigned`}`,
    );
  }
  store.close();
}

/** Answers until it is told to stop (SIGTERM, SIGINT). */
export async function witnessRun(
  dir: string,
  { host, port }: { readonly host: string; readonly port: number },
  io: CliIo,
): Promise<void> {
  const { witness, store } = new WitnessFolder(dir).open(io.clock);
  const server = createWitnessServer(witness, (failure) => io.err(sentenceOf(failure)));
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  try {
    const url = await server.listen({ host, port });
    io.out(`The witness answers on ${url} for ${witness.logs.length} logs: ${witness.vkey}`);
    await stopped;
  } finally {
    await server.close();
    store.close();
  }
}

function sentenceOf(failure: unknown): string {
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}
