import { rejection, type Facts, type Rejection } from '@mingjing/kernel';
import { checkDisclosures } from '@mingjing/vault';
import { refuseAttestation, refuseWrongLedger } from './admission';
import { keysFor } from './keys';
import { namedFiles } from './named-files';
import type { Submission, SubmittedBatch } from './submission';
import { badSignature, signatureChecks } from './verified';
import type { WriterParts } from './writer-parts';

/** Submissions whose signatures were found good against keys that the log had enrolled by then. */
export type GoodSignatures = WeakSet<Submission>;

/**
 * All that can be checked beside the writer's serial work: ledger, disclosures, files, and the
 * signatures by keys that are enrolled already, which a worker verifies while others are flushed.
 */
export class Intake {
  constructor(
    private readonly parts: WriterParts,
    private readonly facts: Pick<Facts, 'get'>,
    private readonly size: () => number,
    private readonly good: GoodSignatures,
  ) {}

  async check(batch: SubmittedBatch): Promise<Rejection | undefined> {
    for (const [position, submission] of batch.submissions.entries()) {
      const broken = this.checkForm(submission) ?? (await this.checkFiles(submission));
      if (broken !== undefined) return batch.isArray ? at(broken, position) : broken;
    }
    return this.checkSignatures(batch);
  }

  private checkForm({ statement, disclosures }: Submission): Rejection | undefined {
    const { sha256, ledger } = this.parts.ledger.around;
    return (
      refuseWrongLedger(statement, ledger) ??
      refuseAttestation(statement) ??
      checkDisclosures(statement, disclosures, sha256)
    );
  }

  /** What a statement names by content must be held before the statement can stand (record.md, entry). */
  private async checkFiles({ statement }: Submission): Promise<Rejection | undefined> {
    for (const { sha256 } of namedFiles(this.parts.ledger.registry, statement)) {
      if (await this.parts.files.has(sha256)) continue;
      return rejection(
        'file-missing',
        'The statement names a file that was not handed in yet; upload it first.',
        {
          sha256,
        },
      );
    }
    return undefined;
  }

  private async checkSignatures(batch: SubmittedBatch): Promise<Rejection | undefined> {
    const known = batch.submissions.flatMap((submission, position) => {
      const find = keysFor(
        submission.statement,
        this.size(),
        this.parts.findKey,
        this.parts.ledger.around.sha256,
      );
      const checks = signatureChecks(submission, this.facts, find);
      return checks.ok ? [{ submission, position, checks: checks.value }] : [];
    });
    const verdicts = await this.parts.verifier.verify(known.flatMap(({ checks }) => checks));
    let from = 0;
    for (const { submission, position, checks } of known) {
      const bad = badSignature(submission, verdicts.slice(from, from + checks.length));
      from += checks.length;
      if (!bad.ok) return batch.isArray ? at(bad.rejection, position) : bad.rejection;
      this.good.add(submission);
    }
    return undefined;
  }
}

function at(why: Rejection, position: number): Rejection {
  return { ...why, facts: { ...why.facts, position } };
}
