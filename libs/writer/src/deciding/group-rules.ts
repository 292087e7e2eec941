import { type Overlay, type Rejection } from '@mingjing/kernel';
import { keysFor, type FindKey } from '../accepting/keys';
import { serviceSigners, type ServiceSigner } from '../accepting/service-signers';
import { badSignature, signatureChecks } from '../accepting/signatures';
import type { Submission } from '../accepting/submission';
import type { WriterParts } from '../writer-parts';
import type { Constitution } from './constitution';

/** An entry below the group that a statement of it repeats by id, or names. */
export interface StandingEntry {
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** What a group needs from its ledger. */
export interface GroupRules {
  readonly ledger: Constitution;
  readonly findKey: FindKey;
  /** Sign derived and observed entries: the first of them that is valid at the index. */
  readonly serviceKeys: readonly ServiceSigner[];
  readonly standing: ReadonlyMap<string, StandingEntry>;
  /** Undefined where the signatures hold; asked for keys that were unknown when the batch came in. */
  refuseSignatures(submission: Submission, overlay: Overlay, index: number): Rejection | undefined;
}

/** The rules of a group as the writer's parts give them. */
export function groupRules(parts: WriterParts, standing: ReadonlyMap<string, StandingEntry>): GroupRules {
  const { ledger, findKey, verifier } = parts;
  const { sha256 } = ledger.around;
  return {
    ledger,
    findKey,
    serviceKeys: serviceSigners(parts),
    standing,
    refuseSignatures: (submission, overlay, index) => {
      const find = keysFor(submission.statement, index, findKey, sha256);
      const checks = signatureChecks(submission, overlay, find);
      if (!checks.ok) return checks.rejection;
      const verdicts = checks.value.map((check) => verifier.verifyNow(check));
      return badSignature(submission, verdicts);
    },
  };
}
