import { handleType, retry, ExponentialBackoff, type IPolicy } from 'cockatiel';
import type { AddCheckpoint, PolicyWitness } from '@mingjing/log';
import type { AddCheckpointAnswer } from '../add-checkpoint-answer';
import { WitnessUnavailable } from '../client/witness-client';
import type { SealedLog } from './sealed-log';

/** What the desk asks of a client. */
export interface AskedWitness {
  addCheckpoint(request: AddCheckpoint): Promise<AddCheckpointAnswer>;
}

/**
 * What came of asking a witness. `stale`: it has cosigned a later checkpoint of this ledger already.
 * `contradiction`: it remembers another history, or a longer one, than this ledger has; somebody must look.
 */
export type ErrandOutcome =
  | { readonly kind: 'lines'; readonly lines: string }
  | { readonly kind: 'stale' }
  | { readonly kind: 'failed' | 'contradiction'; readonly why: string };

/** The old size is asked for once; a witness that changes its mind again is asked in the next round. */
const MAX_ASKS = 3;

/** One witness, and the size up to which it has cosigned as far as this ledger knows. */
export class WitnessErrand {
  private known = 0;
  private asking = false;
  private readonly patiently: IPolicy;

  constructor(
    readonly witness: PolicyWitness,
    private readonly client: AskedWitness,
    retries: { readonly attempts: number; readonly firstPause: number },
  ) {
    const backoff = new ExponentialBackoff({
      initialDelay: retries.firstPause,
      maxDelay: retries.firstPause * 8,
    });
    this.patiently = retry(handleType(WitnessUnavailable), { maxAttempts: retries.attempts, backoff });
  }

  get isBusy(): boolean {
    return this.asking;
  }

  get cosignedSize(): number {
    return this.known;
  }

  /** From cosignatures that were kept: where to begin after a restart. */
  remember(size: number): void {
    this.known = Math.max(this.known, size);
  }

  /** Back to an earlier size: what it cosigned since could not be kept, and is asked for again. */
  forget(size: number): void {
    this.known = size;
  }

  /** Asks for a cosignature under `sealed`, from the size that the witness says it stands at. Never rejects. */
  async run(log: SealedLog, sealed: SealedLog['sealed']): Promise<ErrandOutcome> {
    this.asking = true;
    try {
      for (let asked = 0; asked < MAX_ASKS; asked++) {
        const outcome = await this.ask(log, sealed);
        if (outcome !== undefined) return outcome;
      }
      return failed('it named another size each time it was asked');
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error));
    } finally {
      this.asking = false;
    }
  }

  /** Undefined where it named its size and is to be asked again from there. */
  private async ask(log: SealedLog, { size, note }: SealedLog['sealed']): Promise<ErrandOutcome | undefined> {
    const oldSize = Math.min(this.known, size);
    const request = { oldSize, proof: log.tree.consistency(oldSize, size), checkpoint: note };
    const answer = await this.patiently.execute(() => this.client.addCheckpoint(request));
    switch (answer.status) {
      case 200:
        this.known = size;
        return { kind: 'lines', lines: answer.lines };
      case 409:
        this.known = answer.size;
        if (answer.size <= size) return undefined;
        return answer.size <= log.sealed.size ? { kind: 'stale' } : ahead(answer.size, log.sealed.size);
      case 422:
        return { kind: 'contradiction', why: `it finds another history than it cosigned: ${answer.reason}` };
      default:
        return failed(`it refused (${String(answer.status)}): ${answer.reason}`);
    }
  }
}

function failed(why: string): ErrandOutcome {
  return { kind: 'failed', why };
}

function ahead(theirs: number, ours: number): ErrandOutcome {
  const why = `it has cosigned ${String(theirs)} entries, and this ledger has signed ${String(ours)} only: an older copy was restored, or two ledgers run under one key`;
  return { kind: 'contradiction', why };
}
