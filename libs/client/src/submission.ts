import {
  canonicalForm,
  type Disclosures,
  type JsonObject,
  type SignatureSet,
  type Statement,
} from '@mingjing/kernel';
import { signStatement, type Pen } from './pen';

/** One element of what `POST /v1/statements` takes. */
export interface SignedSubmission {
  readonly statement: Statement;
  readonly signature: SignatureSet;
  readonly expect?: number | 'none';
  readonly disclosures?: Disclosures;
}

export interface StatementDraft {
  readonly id: string;
  readonly ledger: string;
  readonly occurredAt: string;
  readonly stream: string;
  readonly type: string;
  readonly version?: number;
  readonly data: JsonObject;
  readonly cause?: string;
  readonly org?: string;
  readonly role?: string;
  readonly capturedAt?: string;
  readonly device?: { readonly id: string; readonly seq: number };
  readonly personal?: Readonly<Record<string, string>>;
}

/**
 * Signs a draft: the first pen states it, the others cosign the same bytes. The order of the
 * cosigners in the statement is by name, as the record asks.
 */
export function submissionOf(
  draft: StatementDraft,
  actor: Pen,
  cosigners: readonly Pen[] = [],
  beside: Pick<SignedSubmission, 'expect' | 'disclosures'> = {},
): SignedSubmission {
  const sorted = [...cosigners].sort((a, b) => (a.actor < b.actor ? -1 : 1));
  const stated = {
    ...draft,
    version: draft.version ?? 1,
    actor: actor.actor,
    ...(sorted.length === 0 ? {} : { cosigners: sorted.map((pen) => pen.actor) }),
  };
  // Sent in the order in which it was signed, a statement need not be put in order again.
  const statement = canonicalForm(stated).value as unknown as Statement;
  const own = signStatement(actor, statement);
  const signature =
    sorted.length === 0 ? own : { ...own, cosigners: sorted.map((pen) => signStatement(pen, statement)) };
  return { statement, signature, ...beside };
}
