import {
  disclosing,
  submissionOf,
  type Pen,
  type SignedSubmission,
  type StatementDraft,
} from '@mingjing/client';
import {
  chinaTime,
  isJsonObject,
  readStatement,
  uuidFromRandom,
  type Disclosures,
  type Json,
  type JsonObject,
} from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { unreadable } from '../failure';
import { given } from '../given';
import type { CliIo } from '../io';

/** What `sign` fills in where a statement file leaves it out. */
export interface Completion {
  /** Undefined where no ledger is at hand: the file must name it. */
  readonly origin: string | undefined;
  readonly pen: Pen;
  readonly cosigners: readonly Pen[];
  readonly expect?: number | 'none';
}

/**
 * Signs a statement as a person writes it:
 *
 *   {"type":"OfficerRegistered","stream":"officer/G-0012","data":{…},"personal":{"name":"…"}}
 *
 * Absent members are filled in: id, ledger, occurredAt (now), version. Under `personal` stand plain
 * values, which are committed to under fresh salts and travel beside the statement; commitments of 64
 * hex digits stay as they are. Throws CliFailure where it is no statement.
 */
export function signedDraft(draft: Json, completion: Completion, io: CliIo): SignedSubmission {
  if (!isJsonObject(draft)) {
    throw unreadable('A statement is a JSON object with at least type, stream and data.');
  }
  const { origin, pen, cosigners, expect } = completion;
  if (origin === undefined && draft['ledger'] === undefined) {
    throw unreadable('The statement names no ledger; add "ledger", or give --origin, --data or --url.');
  }
  const { personal, actor, cosigners: named, ...rest } = draft;
  refuseOtherSigners(actor, named, completion);
  const { commitments, disclosures } = committed(personal, draft['stream'], io);
  const complete = {
    ...given({ ledger: origin }),
    id: uuidFromRandom(io.random(16)),
    occurredAt: chinaTime(io.clock()),
    ...rest,
    ...given({ personal: commitments }),
  };
  // Its shape is read below, signed as it is: nothing is sent that is none.
  const signed = submissionOf(
    complete as unknown as StatementDraft,
    pen,
    cosigners,
    given({ disclosures, expect }),
  );
  const shape = readStatement(signed.statement as unknown as Json);
  if (shape.ok) return signed;
  throw unreadable(`The statement cannot be signed (${shape.rejection.code}): ${shape.rejection.reason}`);
}

/** A file may name its signers; they are then those whose keys were given. */
function refuseOtherSigners(
  actor: Json | undefined,
  named: Json | undefined,
  { pen, cosigners }: Completion,
): void {
  if (actor !== undefined && actor !== pen.actor) {
    throw unreadable(
      `The statement is ${JSON.stringify(actor)}'s, but the key is ${pen.actor}'s; give that actor's key.`,
    );
  }
  const given = cosigners.map((one) => one.actor).sort();
  if (named !== undefined && JSON.stringify(named) !== JSON.stringify(given)) {
    throw unreadable(
      `The statement names the cosigners ${JSON.stringify(named)}; give their keys with --cosign.`,
    );
  }
}

const COMMITMENT = /^[0-9a-f]{64}$/;

/** Plain values become commitments; those that are commitments already travel without a disclosure. */
function committed(
  personal: Json | undefined,
  stream: Json | undefined,
  io: CliIo,
): { readonly commitments: JsonObject | undefined; readonly disclosures: Disclosures | undefined } {
  if (personal === undefined) return { commitments: undefined, disclosures: undefined };
  const values: Record<string, string> = {};
  const commitments: Record<string, string> = {};
  for (const [field, value] of Object.entries(isJsonObject(personal) ? personal : { personal })) {
    if (typeof value !== 'string') throw unreadable('"personal" is an object of plain texts by field.');
    (COMMITMENT.test(value) ? commitments : values)[field] = value;
  }
  const fresh = disclosing(values, typeof stream === 'string' ? stream : '', () => io.random(32), sha256);
  const { disclosures } = fresh;
  return {
    commitments: { ...commitments, ...fresh.personal },
    disclosures: Object.keys(disclosures).length === 0 ? undefined : disclosures,
  };
}
