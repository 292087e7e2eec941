import { addCosignatures, type CheckpointTrust } from '@mingjing/log';
import { lastCosigned } from './last-cosigned';
import type { Sighting } from './newest-known';
import type { WitnessClient } from './witness-client';

/** The newest checkpoint of the log that lies here. */
export interface OwnCheckpoint {
  /** Empty where there is none. */
  readonly note: string;
  readonly size: number;
  /** From an older size to that of the note. */
  consistency(from: number): readonly Uint8Array[];
  /** Entries under the largest checkpoint here that bears this witness's line; 0 where none does. */
  readonly known: number;
}

type Client = Pick<WitnessClient, 'latest' | 'addCheckpoint'>;

/**
 * What one witness knows of the log: its own monitoring address first. Where that has nothing, the checkpoint here,
 * which the log has signed already, is submitted from size 0, and from the size that a 409 names (tlog-witness): its
 * line under it says that it stood there. A number larger than ours proves nothing, and one smaller than
 * what it has cosigned is not to be believed: anybody may answer at its address. A witness that knows
 * no such log has cosigned none of it. Never rejects.
 */
export async function askNewest(
  client: Client,
  trust: CheckpointTrust,
  own: OwnCheckpoint,
): Promise<Sighting> {
  try {
    const last = await lastCosigned(client, trust);
    if (!last.ok) return silent(last.rejection.reason);
    if (last.value !== null) return { kind: 'seen', size: last.value.size, root: last.value.root };
    return own.note === '' ? standsAt(0, own) : await askToCosign(client, trust, own);
  } catch (error) {
    return silent(error instanceof Error ? error.message : String(error));
  }
}

async function askToCosign(
  client: Client,
  trust: CheckpointTrust,
  own: OwnCheckpoint,
  oldSize?: number,
): Promise<Sighting> {
  const from = oldSize ?? 0;
  const request = { oldSize: from, proof: own.consistency(from), checkpoint: own.note };
  const answer = await client.addCheckpoint(request);
  switch (answer.status) {
    case 200: {
      const signed = addCosignatures(own.note, answer.lines, trust.witnesses);
      return signed.ok
        ? standsAt(from, own)
        : silent(`its line is worth nothing: ${signed.rejection.reason}`);
    }
    case 404:
      return oldSize === undefined ? standsAt(0, own) : silent('it knows the log, and then does not');
    case 409: {
      const { size } = answer;
      if (size > own.size) return { kind: 'claimed', size };
      if (oldSize !== undefined) return silent('it names another size each time it is asked');
      if (size < own.known) return saysLess(size, own);
      return await askToCosign(client, trust, own, size);
    }
    default:
      return silent(`it refused (${String(answer.status)}): ${answer.reason}`);
  }
}

/** A line of its own stands against whoever says less. */
function standsAt(size: number, own: OwnCheckpoint): Sighting {
  return size < own.known ? saysLess(size, own) : { kind: 'seen', size };
}

function saysLess(size: number, { known }: OwnCheckpoint): Sighting {
  return silent(
    `it says that it has cosigned ${String(size)} entries and shows no checkpoint, but its line over ${String(known)} stands here: it has lost what it knew, or it is not the witness that answers; ask whoever runs it`,
  );
}

function silent(why: string): Sighting {
  return { kind: 'silent', why };
}
