import type { Pen, SignedSubmission } from '@mingjing/client';
import { chinaTime, type Rejection } from '@mingjing/kernel';
import { sha256, type Rehearsed } from '@mingjing/writer';
import { CliFailure, EXIT } from '../failure';
import type { Gateway } from '../gateway/gateway';
import { given } from '../given';
import type { CliIo } from '../io';
import type { ImportKind } from './columns';
import { planImport, type ImportPage, type UpstreamList } from './plan-import';
import type { ImportFile } from './read-import-file';
import type { SoundRow } from './read-rows';
import type { RowFault } from './table';

/** Who would state the rows of a file, and the list that they belong to. */
export interface WouldState {
  readonly kind: ImportKind;
  readonly file: ImportFile;
  readonly pen: Pen;
  readonly upstream?: UpstreamList;
  readonly cosigners?: readonly Pen[];
}

/**
 * What the ledger would say to these rows from whoever would state them: the same statements, unsigned and under
 * salts of no import. Throws CliFailure where it is not about one row: who signs may not, or the list is refused.
 */
export async function rehearseRows(
  { kind, file, pen, upstream, cosigners = [] }: WouldState,
  rows: readonly SoundRow[],
  gateway: Gateway,
  io: CliIo,
): Promise<readonly RowFault[]> {
  const plan = planImport({
    ...{ kind, rows, sha256, pen: mute(pen), ledger: gateway.origin, occurredAt: chinaTime(io.clock()) },
    ...given({ upstream }),
    cosigners: cosigners.map(mute),
    file: { sha256: file.sha256, size: file.size },
    salt: () => io.random(32),
  });
  const faults: RowFault[] = [];
  let opening: readonly SignedSubmission[] = [];
  for (const page of plan.pages()) {
    if (page.ahead > 0) opening = page.submissions.slice(0, page.ahead);
    faults.push(...(await rehearsePage(page, opening, rows, gateway, file.name)));
  }
  return faults;
}

/** Each page by itself, behind the list that all of them belong to. */
async function rehearsePage(
  { from, ahead, submissions }: ImportPage,
  opening: readonly SignedSubmission[],
  rows: readonly SoundRow[],
  gateway: Gateway,
  name: string,
): Promise<readonly RowFault[]> {
  const stated = [...opening, ...submissions.slice(ahead)];
  const refused = await gateway.rehearse(stated.map(unsigned));
  return [...refused].map(([position, why]) => {
    const row = rows[from - 1 + position - opening.length];
    if (position < opening.length || row === undefined || OF_THE_SIGNER.has(why.code))
      throw notTaken(name, why);
    return { line: row.line, code: why.code, reason: why.reason };
  });
}

/** Whoever only tries something signs nothing. */
function mute(pen: Pen): Pen {
  return { ...pen, sign: () => new Uint8Array(64) };
}

function unsigned({ statement, signature }: SignedSubmission): Rehearsed {
  const cosigners = signature.cosigners ?? [];
  return { statement, keys: [signature.key, ...cosigners.map(({ key }) => key)] };
}

const OF_THE_SIGNER: ReadonlySet<string> = new Set([
  ...['key-unknown', 'key-of-another', 'key-revoked', 'key-not-yet-valid'],
  ...['not-authorised', 'cosigner-not-authorised'],
]);

function notTaken(name: string, { code, reason }: Rejection): CliFailure {
  return new CliFailure(
    `The ledger takes nothing of ${name} (${code}): ${reason} Nothing was recorded.`,
    EXIT.no,
  );
}
