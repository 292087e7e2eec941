import { ok, rejection, type Facts, type Rejection, type Result } from '@mingjing/kernel';
import { checkDisclosures } from '@mingjing/vault';
import type { SignatureCheck } from '../native/signature-verifier';
import type { WriterParts } from '../writer-parts';
import { refuseAttestation, refuseWrongLedger } from './admission';
import { placed } from './batch-position';
import { keysFor } from './keys';
import { namedFiles } from './named-files';
import { refuseOtherServersKeys } from './server-keys';
import { badSignature, signatureChecks } from './signatures';
import type { Submission, SubmittedBatch } from './submission';

/** A submission on its way to the group that decides on it. */
export interface Proposal {
  readonly submission: Submission;
  /** Its signatures were found good against keys that the log had enrolled by then. */
  readonly verified: boolean;
  /**
   * What it lacks beside its statement: a file, a disclosure. Said only after its signatures and its
   * id, so that no stranger learns what is held here, and a repetition is answered in any case.
   */
  readonly unfit: Rejection | undefined;
}

/**
 * All that can be checked beside the writer's serial work: ledger, disclosures, files, and the
 * signatures by keys that are enrolled already, which a worker verifies while others are flushed.
 */
export class Intake {
  private checking = 0;

  constructor(
    private readonly parts: WriterParts,
    private readonly facts: Pick<Facts, 'get'>,
    private readonly size: () => number,
  ) {}

  /** Whether somebody's batch is being checked, and will be decided on next. */
  get isBusy(): boolean {
    return this.checking > 0;
  }

  async check(batch: SubmittedBatch): Promise<Result<readonly Proposal[]>> {
    this.checking++;
    try {
      return await this.proposalsOf(batch);
    } finally {
      this.checking--;
    }
  }

  private async proposalsOf(batch: SubmittedBatch): Promise<Result<readonly Proposal[]>> {
    const foreign = firstRefused(batch, (submission) => this.refuseForeign(submission));
    if (foreign !== undefined) return { ok: false, rejection: foreign };
    const checks = batch.submissions.map((submission) => this.checksOf(submission));
    const verdicts = await this.parts.verifier.verify(checks.flatMap((own) => own ?? []));
    let from = 0;
    const forged = firstRefused(batch, (submission, position) =>
      badSignature(submission, verdicts.slice(from, (from += checks[position]?.length ?? 0))),
    );
    if (forged !== undefined) return { ok: false, rejection: forged };
    const proposals: Proposal[] = [];
    for (const submission of batch.submissions) {
      const missing = this.missingFile(submission);
      const unfit = this.refuseBeside(submission) ?? (missing === undefined ? undefined : await missing);
      proposals.push({ submission, verified: checks[proposals.length] !== undefined, unfit });
    }
    return ok(proposals);
  }

  /** Undefined where a key that signed is not enrolled: an earlier statement of the array may enrol it. */
  private checksOf(submission: Submission): readonly SignatureCheck[] | undefined {
    const { sha256 } = this.parts.ledger.around;
    const find = keysFor(submission.statement, this.size(), this.parts.findKey, sha256);
    const checks = signatureChecks(submission, this.facts, find);
    return checks.ok ? checks.value : undefined;
  }

  private refuseForeign({ statement }: Submission): Rejection | undefined {
    return refuseWrongLedger(statement, this.parts.ledger.around.ledger) ?? refuseAttestation(statement);
  }

  private refuseBeside({ statement, disclosures }: Submission): Rejection | undefined {
    return (
      checkDisclosures(statement, disclosures, this.parts.ledger.around.sha256) ??
      refuseOtherServersKeys(statement, this.parts)
    );
  }

  /** What a statement names by content must be held before the statement can stand (record.md, entry). */
  private missingFile({ statement }: Submission): Promise<Rejection | undefined> | undefined {
    const named = namedFiles(this.parts.ledger.registry, statement);
    return named.length === 0 ? undefined : this.firstMissing(named.map(({ sha256 }) => sha256));
  }

  private async firstMissing(names: readonly string[]): Promise<Rejection | undefined> {
    for (const sha256 of names) {
      if (await this.parts.files.has(sha256)) continue;
      return rejection(
        'file-missing',
        'The statement names a file that was not handed in yet; upload it first.',
        { sha256 },
      );
    }
    return undefined;
  }
}

/** The first refusal, and in an array the position of the statement that it is about. */
function firstRefused(
  { submissions, isArray }: SubmittedBatch,
  refuse: (submission: Submission, position: number) => Rejection | undefined,
): Rejection | undefined {
  for (let position = 0; position < submissions.length; position++) {
    const submission = submissions[position];
    const why = submission && refuse(submission, position);
    if (why !== undefined) return isArray ? placed(why, position) : why;
  }
  return undefined;
}
