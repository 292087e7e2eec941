import type { Sha256 } from '@mingjing/kernel';
import {
  cosign,
  formatSignatureLine,
  formatVerifierKey,
  type SignEd25519,
  type TrustPolicy,
  type VerifierKey,
  type VerifyEd25519,
} from '@mingjing/log';
import type { AddCheckpointAnswer, Refusal } from './add-checkpoint-answer';
import { admitCheckpoint, type Admitted } from './admit-checkpoint';
import { judgeGrowth } from './judge-growth';
import type { RetiredKey, WitnessBook, WitnessStore } from './witness-store';

export interface WitnessParts {
  readonly sha256: Sha256;
  /** Type 0x04; its name is the witness's. */
  readonly key: VerifierKey;
  readonly sign: SignEd25519;
  readonly verify: VerifyEd25519;
  /** The logs that it watches: several keys of one name are keys of one log, which changes them. */
  readonly logs: TrustPolicy['logs'];
  readonly store: WitnessStore;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

interface Waiting {
  readonly admitted: Admitted;
  readonly resolve: (answer: AddCheckpointAnswer) => void;
  readonly reject: (failure: unknown) => void;
}

/** Requests judged in one transaction; more wait for the next, so that none waits long. */
const MAX_GROUP = 256;

/**
 * A cosigning witness (C2SP tlog-witness): for each log the one promise that the last checkpoint that it cosigned
 * is contained in the next. Requests that arrive together are judged, in their order, in one transaction, and
 * answered once it is durable: two that race, in this process or another one on the same state, are judged one
 * after the other, and the second of them against what the first left.
 */
export class Witness {
  private readonly waiting: Waiting[] = [];
  private isScheduled = false;

  constructor(private readonly parts: WitnessParts) {}

  get vkey(): string {
    return formatVerifierKey(this.parts.key);
  }

  get logs(): TrustPolicy['logs'] {
    return this.parts.logs;
  }

  /**
   * From now on nothing is cosigned that this key alone signed, by any process on the same state, and after every
   * restart. Throws where that could not be made durable.
   */
  retire(key: VerifierKey): void {
    const at = Math.floor(this.parts.clock() / 1000);
    this.parts.store.transact((book) => book.retire({ vkey: formatVerifierKey(key), at }));
  }

  retired(): readonly RetiredKey[] {
    return this.parts.store.retired();
  }

  /** `body` as add-checkpoint defines it. Rejects where the store failed: then nothing was cosigned that was answered. */
  addCheckpoint(body: string): Promise<AddCheckpointAnswer> {
    const admitted = admitCheckpoint(body, this.parts.logs, this.parts.verify);
    if ('status' in admitted) return Promise.resolve(admitted);
    return new Promise((resolve, reject) => {
      this.waiting.push({ admitted, resolve, reject });
      this.schedule();
    });
  }

  /** The latest cosigned checkpoint of the log whose origin has that hash; undefined where there is none. */
  latest(originHash: string): string | undefined {
    return this.parts.store.byOriginHash(originHash)?.note;
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    // A turn of the event loop lets requests that arrived together share a flush.
    setImmediate(() => {
      this.isScheduled = false;
      this.judgeGroup(this.waiting.splice(0, MAX_GROUP));
      if (this.waiting.length > 0) this.schedule();
    });
  }

  private judgeGroup(group: readonly Waiting[]): void {
    try {
      const answers = this.parts.store.transact((book) =>
        group.map(({ admitted }) => this.judge(admitted, book)),
      );
      answers.forEach((answer, i) => group[i]?.resolve(answer));
    } catch (failure) {
      for (const { reject } of group) reject(failure);
    }
  }

  private judge(admitted: Admitted, book: WitnessBook): AddCheckpointAnswer {
    const { text, verified, checkpoint } = admitted;
    const { origin, size, root } = checkpoint;
    const standing = verified.filter(({ verifier }) => !book.isRetired(formatVerifierKey(verifier.key)));
    if (standing.length === 0) return signedByRetired(origin);
    const refused = judgeGrowth(this.parts.sha256, admitted, book.last(origin));
    if (refused !== undefined) return refused;
    const { key, sign, clock } = this.parts;
    const lines = formatSignatureLine(cosign(key, sign, Math.floor(clock() / 1000), text));
    const logLines = standing.map(formatSignatureLine).join('');
    book.record(origin, { size, root, note: `${text}\n${logLines}${lines}` });
    return { status: 200, lines };
  }
}

/** tlog-witness: 403 where no trusted key signed; a retired one is trusted no longer. */
function signedByRetired(origin: string): Refusal {
  const reason = `The checkpoint bears no line but that of a key of ${origin} that was retired here (stolen, lost or replaced).`;
  return { status: 403, reason };
}
