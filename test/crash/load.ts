import { join } from 'node:path';
import { submissionOf, disclosing } from '@mingjing/client';
import { openDatabase } from '@mingjing/event-store';
import { toHex, utf8 } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { hotel } from '../../apps/cli/testing/entity-data';
import { SmallLedger, penNamed } from '../../apps/cli/testing/small-ledger';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { breakDescriptors, type Fault } from './broken-descriptors';
import { STEPS, killingAt } from './killing-stores';
import { momentAfter } from './moment-after';

/**
 * A process under load, to be killed: `load.ts DATA NAME [STEP NTH | FILE FAULT NTH | turning NTH]`. Prints each
 * receipt as a line of JSON once it was answered, and nothing else. With a step it kills itself when it comes to that
 * for the nth time; with a fault that file breaks under it behind the nth statement, and it ends as a service ends;
 * turning, its write-ahead logs begin anew behind the nth statement, and it ends soon after.
 */
const REGISTRAR = penNamed('registrar/R-1');
const HEAD = penNamed('head/H-1');
const AT_ONCE = 6;
/** Statements behind a fault that nobody has noticed yet: the file may be one that is only written to at the end. */
const LAST = 30;

async function main([data = '', name = '', what, ...how]: readonly string[]): Promise<void> {
  let armed = false;
  const dying = STEPS.find((step) => step === what);
  const ledger = await SmallLedger.open(
    data,
    (stores) => (dying === undefined ? stores : killingAt(dying, Number(how[0]), stores, () => armed)),
    await momentAfter(data),
  );
  if (ledger.writer.sealed.size === 0) await ledger.found();
  armed = true;
  const event = dying === undefined ? eventOf(data, what, how) : undefined;
  let next = 0;
  let answered = 0;
  const client = async (): Promise<void> => {
    for (;;) {
      await stateNext(ledger, `${name} ${next++}`);
      answered++;
      if (event === undefined) continue;
      if (answered === event.nth) event.happen();
      if (answered > event.nth + LAST) return;
    }
  };
  process.stdout.write('loading\n');
  await Promise.all(Array.from({ length: AT_ONCE }, client)).finally(() => ledger.close());
  process.stdout.write('closed\n');
  process.exit(0);
}

/** What happens behind the nth statement. */
function eventOf(
  data: string,
  what: string | undefined,
  how: readonly string[],
): { readonly nth: number; happen(): void } | undefined {
  if (what === undefined) return undefined;
  if (what === 'turning') return { nth: Number(how[0]), happen: () => turnLogs(data) };
  const [fault, nth] = how;
  return { nth: Number(nth), happen: () => breakDescriptors(join(data, what), fault as Fault) };
}

/** As when they are full: what they hold goes to the databases, and the next commit overwrites their beginning. */
function turnLogs(data: string): void {
  const { ledger, checkpoint, vault } = dataFolder(data);
  for (const path of [ledger, checkpoint, vault]) {
    const database = openDatabase(path, { durability: 'FULL' });
    database.exec('PRAGMA wal_checkpoint(RESTART)');
    database.close();
  }
}

/** Every third names a file, every other one has a disclosure; every fourth waits for no more than the append. */
async function stateNext(ledger: SmallLedger, name: string): Promise<void> {
  const [kind = 0, patience = 0] = sha256(utf8(name));
  const submission = await (kind % 3 === 0 ? bell(ledger, name) : trader(ledger, name));
  const answer = await ledger.submit([submission], patience % 4 === 0 ? 'appended' : 'sealed');
  if (!answer.ok) throw new Error(answer.rejection.reason);
  const { id } = submission.statement;
  for (const receipt of answer.receipts) process.stdout.write(`${JSON.stringify({ ...receipt, id })}\n`);
}

async function bell(ledger: SmallLedger, name: string): Promise<ReturnType<typeof submissionOf>> {
  const bytes = utf8(`the sound of ${name}`);
  await ledger.files.put(bytes);
  const recording = { sha256: toHex(sha256(bytes)), size: bytes.length };
  return submissionOf(
    ledger.draft('BellRung', `bell/${idOf(name)}`, { ringer: 'head', recording }, name),
    HEAD,
  );
}

async function trader(ledger: SmallLedger, name: string): Promise<ReturnType<typeof submissionOf>> {
  const stream = `entity/${idOf(name)}`;
  const { name: _, ...data } = hotel({ kind: 'SOLE_TRADER' });
  const { personal, disclosures } = disclosing({ name }, stream, () => sha256(utf8(`salt ${name}`)), sha256);
  const draft = { ...ledger.draft('EntityRegistered', stream, data, name), personal };
  return submissionOf(draft, REGISTRAR, [], { disclosures });
}

const idOf = (name: string): string => toHex(sha256(utf8(name))).slice(0, 20);

main(process.argv.slice(2)).catch((error: unknown) => {
  const cause = error instanceof Error && error.cause instanceof Error ? ` ${error.cause.message}` : '';
  process.stdout.write(`ended: ${String(error)}${cause}\n`);
  process.exit(3);
});
