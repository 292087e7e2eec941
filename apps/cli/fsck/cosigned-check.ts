import type { Database } from '@mingjing/event-store';
import {
  hasCosigned,
  missingFrom,
  openCheckpoint,
  parseCheckpoint,
  whatHolds,
  type CheckpointTrust,
  type OpenedCheckpoint,
  type TrustPolicy,
} from '@mingjing/log';
import type { Findings } from './finding';

export const CHECKPOINT_FILE = 'checkpoint.db';

/** Whom to believe about a checkpoint of that size. */
export type TrustAt = (size: number) => CheckpointTrust;

interface Row {
  readonly number: number;
  readonly size: number;
  readonly note: string;
}

interface KeptRow extends Row {
  /** 1 where no later row has more lines for the same size. */
  readonly last: number;
}

/** A note with a line that does not hold. */
interface BadNote {
  readonly number: number;
  /** Under which its other lines stand; infinite where none do. */
  readonly size: number;
  readonly code: string;
  readonly reason: string;
}

/** 0 where it says none; nothing holds then. */
export function claimedSize(note: string): number {
  const claimed = parseCheckpoint(whatHolds(note, []));
  return claimed.ok ? claimed.value.size : 0;
}

const FOREIGN = `SELECT number, size, '' AS note FROM cosigned WHERE number NOT IN (
  SELECT kept.number FROM cosigned kept JOIN checkpoint signed
    ON signed.size = kept.size AND substr(kept.note, 1, length(signed.note)) = signed.note)`;

const KEPT =
  'SELECT number, size, note, number = (SELECT MAX(more.number) FROM cosigned more WHERE more.size = cosigned.size) AS last FROM cosigned ORDER BY number';

/**
 * Notes with the lines of witnesses, numbered without a gap: each begins with the checkpoint that was signed for its
 * size, every line by a witness of the policy holds, and what is kept for a size has the quorum. A bad line costs its own
 * witness: it is a fault only where the quorum does not stand without it, there or under a later size. Lines
 * of others prove nothing and are only counted. `signed` is the size that was signed last.
 */
export function checkCosigned(
  database: Database,
  trustAt: TrustAt,
  quorum: TrustPolicy['quorum'],
  signed: number,
  findings: Findings,
): void {
  const table: unknown = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'cosigned'").get();
  if (table === undefined) return;
  for (const { number, size } of database.prepare(FOREIGN).all() as unknown as readonly Row[]) {
    const reason = `The cosigned note ${number} does not begin with a checkpoint that was signed for size ${size}.`;
    fault(findings, 'cosigned-differs', number, reason);
  }
  const check = new CosignedCheck(trustAt, quorum, findings);
  for (const row of database.prepare(KEPT).iterate()) check.take(row as KeptRow);
  check.finish(signed);
}

class CosignedCheck {
  private next = 0;
  private unknown = 0;
  /** The largest size under which the quorum stands. */
  private witnessed = 0;
  private readonly bad: BadNote[] = [];

  constructor(
    private readonly trustAt: TrustAt,
    private readonly quorum: TrustPolicy['quorum'],
    private readonly findings: Findings,
  ) {}

  take({ number, note, last }: KeptRow): void {
    if (number !== this.next) {
      const reason = `The cosigned note ${this.next} is missing: after it comes ${number}. It was removed past the ledger; witnesses and readers may still have it.`;
      fault(this.findings, 'cosigned-gap', number, reason);
    }
    this.next = number + 1;
    const trust = this.trustAt(claimedSize(note));
    const opened = openCheckpoint(note, trust);
    const sound = opened.ok ? opened : openCheckpoint(whatHolds(note, trust.witnesses), trust);
    if (!opened.ok)
      this.bad.push({ number, size: sound.ok ? sound.value.size : Infinity, ...opened.rejection });
    if (!sound.ok) return;
    this.unknown += sound.value.unknown.length;
    const isBare = !opened.ok && sound.value.witnessed.length === 0;
    if (last === 1 && !isBare) this.demandQuorum(number, sound.value);
  }

  finish(signed: number): void {
    for (const one of this.bad) this.tellBad(one);
    if (this.unknown > 0) {
      this.note(
        'cosignatures-unverified',
        `${this.unknown} lines of witnesses stand in it that the witness-policy of this folder does not name; they could not be verified.`,
      );
    }
    if (this.quorum.kind === 'none' || this.witnessed >= signed) return;
    this.note(
      'not-witnessed',
      `The newest checkpoint is over ${signed} entries, and the newest that the quorum of the witness-policy has cosigned over ${this.witnessed}: witnesses were away, or what they signed was removed. The service asks them again.`,
    );
  }

  private tellBad({ number, size, code, reason }: BadNote): void {
    const found = `The cosigned note ${number} does not hold (${code}): ${reason}`;
    if (size > this.witnessed) {
      fault(this.findings, 'cosigned-invalid', number, found);
      return;
    }
    const told = `${found} The lines of the other witnesses do, and readers are shown those only: ask whoever runs that witness what it answered with.`;
    this.note('cosigned-invalid', told, String(number));
  }

  private demandQuorum(number: number, checkpoint: OpenedCheckpoint): void {
    const missing = missingFrom(this.quorum, hasCosigned(checkpoint));
    if (missing === undefined) {
      this.witnessed = Math.max(this.witnessed, checkpoint.size);
      return;
    }
    const reason = `The cosigned note ${number}, over ${checkpoint.size} entries, lacks the quorum of the witness-policy: it wants ${missing}.`;
    this.note('quorum-missing', reason, String(number));
  }

  private note(code: string, reason: string, row?: string): void {
    this.findings.note(CHECKPOINT_FILE, code, reason, {
      table: 'cosigned',
      ...(row === undefined ? {} : { row }),
    });
  }
}

function fault(findings: Findings, code: string, number: number, reason: string): void {
  findings.fault(CHECKPOINT_FILE, code, reason, { table: 'cosigned', row: String(number) });
}
