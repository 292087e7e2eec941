import { join } from 'node:path';
import { submissionOf, disclosing } from '@mingjing/client';
import { toHex, utf8 } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { hotel } from '../../apps/cli/testing/entity-data';
import { SmallLedger, penNamed } from '../../apps/cli/testing/small-ledger';
import { breakDescriptors, type Fault } from './broken-descriptors';
import { STEPS, killingAt } from './killing-stores';
import { momentAfter } from './moment-after';

/**
 * A process under load, to be killed: `load.ts DATA NAME [STEP NTH | FILE FAULT NTH]`. Prints each receipt as a
 * line of JSON once it was answered, and nothing else. With a step it kills itself when it comes to that for the
 * nth time; with a fault that file breaks under it behind the nth statement, and it ends as a service ends.
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
  const [fault, nth] = what === undefined || dying !== undefined ? [] : how;
  let next = 0;
  let answered = 0;
  const client = async (): Promise<void> => {
    for (;;) {
      await stateNext(ledger, `${name} ${next++}`);
      answered++;
      if (fault === undefined) continue;
      if (answered === Number(nth)) breakDescriptors(join(data, what ?? ''), fault as Fault);
      if (answered > Number(nth) + LAST) return;
    }
  };
  process.stdout.write('loading\n');
  await Promise.all(Array.from({ length: AT_ONCE }, client)).finally(() => ledger.close());
  process.stdout.write('closed\n');
  process.exit(0);
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
