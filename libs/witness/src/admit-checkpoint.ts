import type { Rejection } from '@mingjing/kernel';
import {
  openNote,
  parseAddCheckpoint,
  parseCheckpointText,
  parseNote,
  verifiersOf,
  type Checkpoint,
  type TrustPolicy,
  type VerifiedSignature,
  type VerifyEd25519,
} from '@mingjing/log';
import type { Refusal } from './add-checkpoint-answer';

/** A checkpoint that a known log signed, and what it claims to have grown from. */
export interface Admitted {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: Checkpoint;
  /** The checkpoint's body. */
  readonly text: string;
  /** The lines of the log's keys that were verified, in their order; all others are left behind. */
  readonly verified: readonly VerifiedSignature[];
}

/** What can be judged of a request without knowing what was cosigned before: form, origin, signature, sizes. */
export function admitCheckpoint(
  body: string,
  logs: TrustPolicy['logs'],
  verify: VerifyEd25519,
): Admitted | Refusal {
  const request = parseAddCheckpoint(body);
  if (!request.ok) return refusal(400, request.rejection);
  const { oldSize, proof, checkpoint: note } = request.value;
  const parsed = parseNote(note);
  if (!parsed.ok) return refusal(400, parsed.rejection);
  const claimed = parseCheckpointText(parsed.value.text);
  if (!claimed.ok) return refusal(400, claimed.rejection);
  const { origin, size } = claimed.value;
  const keys = logs.map(({ key }) => key).filter(({ name }) => name === origin);
  if (keys.length === 0) return { status: 404, reason: `This witness knows no log called ${origin}.` };
  // The origin is that of the keys and the form is sound: what is left to fail is the signature.
  const opened = openNote(note, verifiersOf(keys, verify));
  if (!opened.ok) return refusal(403, opened.rejection);
  if (oldSize > size) return { status: 400, reason: 'The old size is larger than that of the checkpoint.' };
  const { text, verified } = opened.value;
  return { oldSize, proof, checkpoint: claimed.value, text, verified };
}

function refusal(status: 400 | 403, { reason }: Rejection): Refusal {
  return { status, reason };
}
