import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { formatVerifierKey, NOTE_ED25519, parseVerifierKey, type VerifierKey } from '@mingjing/log';
import { createWitnessServer, type Witness, type WitnessStore } from '@mingjing/witness';
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
  io.err(`Then let it know their logs: mingjing witness add-log VKEY --data ${dir}`);
}

/** Lets it watch a log; several keys of one name are keys of one log. */
export function witnessAddLog(dir: string, vkey: string, io: CliIo): void {
  const folder = new WitnessFolder(dir);
  folder.verifierKey();
  const parsed = parseVerifierKey(sha256, vkey);
  if (!parsed.ok) throw unreadable(parsed.rejection.reason);
  const { name, keyId, type } = parsed.value;
  if (type !== NOTE_ED25519) throw unreadable(`${name}+${keyId} is not the key of a log (signature type 1).`);
  const standing = standingKeys(folder, vkey, io).filter((key) => key.name === name);
  if (standing.some((key) => formatVerifierKey(key) === vkey)) {
    throw new CliFailure(`It watches ${name} with that key already.`, EXIT.no);
  }
  if (!existsSync(folder.logs)) writeFileSync(folder.logs, 'quorum none\n');
  appendFileSync(folder.logs, `log ${vkey}\n`);
  io.out(`It watches ${name} from its next start on.`);
  if (standing.length > 0) io.err(oneOfSeveral(name, vkey, standing, dir));
}

/** tlog-witness lets a log have several keys, as one that changes its key must; who reads it decides which case it is. */
function oneOfSeveral(name: string, vkey: string, others: readonly VerifierKey[], dir: string): string {
  const keys = others.map(formatVerifierKey).join(' and ');
  return `Mind: it watches ${name} by ${keys} already, and will cosign what any one of these keys has signed. That is right while the ledger changes its key: retire the old one when it is done (mingjing witness retire-log VKEY --data ${dir}). If nobody told you by telephone of a change, the new key may be a stranger's: retire that (mingjing witness retire-log ${vkey} --data ${dir}), and ask.`;
}

/** The keys that it follows. Throws CliFailure where `vkey` is one that it follows no more. */
function standingKeys(folder: WitnessFolder, vkey: string, io: CliIo): readonly VerifierKey[] {
  const { witness, store } = folder.open(io.clock);
  try {
    const keys = witness.logs.map(({ key }) => key);
    if (!isRetired(witness, vkey)) return keys.filter((key) => !isRetired(witness, formatVerifierKey(key)));
    throw new CliFailure(
      `${vkey} was retired here and is never followed again; the ledger has another key since.`,
      EXIT.no,
    );
  } finally {
    store.close();
  }
}

/** Ends the trust in a key of a log, for ever and at once, in a witness that runs too. */
export function witnessRetireLog(dir: string, vkey: string, io: CliIo): void {
  const { witness, store } = new WitnessFolder(dir).open(io.clock);
  try {
    const names = witness.logs.map(({ key }) => key);
    const key = names.find((one) => formatVerifierKey(one) === vkey);
    if (key === undefined) throw unwatched(vkey);
    if (isRetired(witness, vkey)) throw new CliFailure(`${vkey} is retired here already.`, EXIT.no);
    witness.retire(key);
    io.out(`Nothing more is cosigned that only ${vkey} signed, now and after every restart.`);
    const others = names.filter(
      (one) => one.name === key.name && !isRetired(witness, formatVerifierKey(one)),
    );
    if (others.length > 0) return;
    io.err(
      `It watches ${key.name} with no key any more: add the one that its ledger signs with since, compared by telephone (mingjing witness add-log VKEY), and restart the witness.`,
    );
  } finally {
    store.close();
  }
}

function unwatched(vkey: string): CliFailure {
  const parsed = parseVerifierKey(sha256, vkey);
  if (!parsed.ok) return unreadable(parsed.rejection.reason);
  return new CliFailure(
    `It does not watch ${parsed.value.name} with that key, and cosigns nothing that it signed: there is nothing to retire.`,
    EXIT.no,
  );
}

function isRetired(witness: Witness, vkey: string): boolean {
  return witness.retired().some((one) => one.vkey === vkey);
}

/** What it is, what it has cosigned, and which keys it follows no longer. */
export function witnessShow(dir: string, io: CliIo): void {
  const { witness, store } = new WitnessFolder(dir).open(io.clock);
  try {
    io.out(`witness ${witness.vkey}`);
    for (const { key } of witness.logs) io.out(lineOf(formatVerifierKey(key), key.name, witness, store));
    if (witness.logs.length === 0)
      io.err(`It watches no log yet: mingjing witness add-log VKEY --data ${dir}`);
  } finally {
    store.close();
  }
}

/** One origin is one log, however many keys it has had. */
function lineOf(vkey: string, origin: string, witness: Witness, store: WitnessStore): string {
  const last = store.transact((book) => book.last(origin));
  const cosigned = last === undefined ? 'nothing cosigned' : `${last.size} entries cosigned`;
  const retired = witness.retired().find((one) => one.vkey === vkey);
  if (retired === undefined) return `log ${vkey}: ${cosigned}`;
  return `retired ${vkey}: since ${new Date(retired.at * 1000).toISOString()}; of the log ${cosigned}`;
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
