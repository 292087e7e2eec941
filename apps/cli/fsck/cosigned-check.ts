import type { Database } from '@mingjing/event-store';
import { openCheckpoint, parseCheckpointText, parseNote, type CheckpointTrust } from '@mingjing/log';
import type { Findings } from './finding';

export const CHECKPOINT_FILE = 'checkpoint.db';

/** Whom to believe about a checkpoint of that size. */
export type TrustAt = (size: number) => CheckpointTrust;

interface Row {
  readonly number: number;
  readonly size: number;
  readonly note: string;
}

/** 0 where it says none; nothing holds then. */
export function claimedSize(note: string): number {
  const parsed = parseNote(note);
  const claimed = parsed.ok ? parseCheckpointText(parsed.value.text) : parsed;
  return claimed.ok ? claimed.value.size : 0;
}

const FOREIGN = `SELECT number, size, '' AS note FROM cosigned WHERE number NOT IN (
  SELECT kept.number FROM cosigned kept JOIN checkpoint signed
    ON signed.size = kept.size AND substr(kept.note, 1, length(signed.note)) = signed.note)`;

/**
 * Notes with the lines of witnesses: each begins with the checkpoint that was signed for its size, and
 * every line by a witness of the policy holds. Lines of others prove nothing and are only counted.
 */
export function checkCosigned(database: Database, trustAt: TrustAt, findings: Findings): void {
  const table: unknown = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'cosigned'").get();
  if (table === undefined) return;
  for (const { number, size } of database.prepare(FOREIGN).all() as unknown as readonly Row[]) {
    const reason = `The cosigned note ${number} does not begin with a checkpoint that was signed for size ${size}.`;
    fault(findings, 'cosigned-differs', number, reason);
  }
  let unknown = 0;
  for (const row of database.prepare('SELECT number, size, note FROM cosigned').iterate()) {
    unknown += checkNote(row as Row, trustAt, findings);
  }
  if (unknown === 0) return;
  findings.note(
    CHECKPOINT_FILE,
    'cosignatures-unverified',
    `${unknown} lines of witnesses stand in it that the witness-policy of this folder does not name; they could not be verified.`,
    { table: 'cosigned' },
  );
}

/** How many of its lines nobody here can verify. */
function checkNote({ number, note }: Row, trustAt: TrustAt, findings: Findings): number {
  const opened = openCheckpoint(note, trustAt(claimedSize(note)));
  if (opened.ok) return opened.value.unknown.length;
  const { code, reason } = opened.rejection;
  fault(
    findings,
    'cosigned-invalid',
    number,
    `The cosigned note ${number} does not hold (${code}): ${reason}`,
  );
  return 0;
}

function fault(findings: Findings, code: string, number: number, reason: string): void {
  findings.fault(CHECKPOINT_FILE, code, reason, { table: 'cosigned', row: String(number) });
}
