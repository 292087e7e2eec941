import type { CheckpointTrust } from '@mingjing/log';
import { lastCosigned } from './last-cosigned';
import type { Sighting } from './newest-known';
import type { WitnessClient } from './witness-client';

/**
 * What one witness knows of the log: its own monitoring address first. Where that has nothing, `note`, a
 * checkpoint that the log has signed already, is submitted from size 0: 409 names the size that it stands at
 * (tlog-witness), and proves nothing. A witness that knows no such log has cosigned none of it. Never rejects.
 */
export async function askNewest(
  client: Pick<WitnessClient, 'latest' | 'addCheckpoint'>,
  trust: CheckpointTrust,
  note: string,
): Promise<Sighting> {
  try {
    const last = await lastCosigned(client, trust);
    if (!last.ok) return silent(last.rejection.reason);
    if (last.value !== null) return { kind: 'seen', size: last.value.size, root: last.value.root };
    if (note === '') return { kind: 'seen', size: 0 };
    const answer = await client.addCheckpoint({ oldSize: 0, proof: [], checkpoint: note });
    switch (answer.status) {
      case 409:
        return { kind: 'claimed', size: answer.size };
      case 200:
      case 404:
        return { kind: 'seen', size: 0 };
      default:
        return silent(`it refused (${String(answer.status)}): ${answer.reason}`);
    }
  } catch (error) {
    return silent(error instanceof Error ? error.message : String(error));
  }
}

function silent(why: string): Sighting {
  return { kind: 'silent', why };
}
