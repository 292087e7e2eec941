import { equalBytes, rejection, toHex, type Rejection } from '@mingjing/kernel';
import {
  isSame,
  parseCheckpoint,
  verifiersOf,
  type PolicyWitness,
  type TrustPolicy,
  type VerifierKey,
} from '@mingjing/log';
import {
  RESTORED,
  WitnessClient,
  areEnough,
  askNewest,
  claimsIn,
  cosignedSizes,
  doubtsIn,
  noteSigners,
  type CosignedCheckpoints,
  type OwnCheckpoint,
  type Sighting,
  type Sightings,
} from '@mingjing/witness';
import {
  RefusedToStart,
  behindWitness,
  nativeVerify,
  sha256,
  witnessContradicts,
  type Freshness,
  type OwnLog,
} from '@mingjing/writer';
import { ATTEMPT_MS, RHYTHM, type WitnessedBy } from './witnessing';

export interface FreshnessParts {
  readonly policy: TrustPolicy;
  readonly origin: string;
  /** Keys of the log that lie here; those that the policy names for it are believed too. */
  readonly logKeys: readonly VerifierKey[];
  /** The checkpoints here, with the lines of witnesses: who knows less than his own line says is not believed. */
  readonly checkpoints: Pick<CosignedCheckpoints, 'cosigned'>;
  /** Milliseconds for one question. */
  readonly timeout: number;
  /** Milliseconds until those who did not answer are asked again. */
  readonly again: number;
  /** Told where a witness answers late and knows more, so that the log stays closed; and of what kept them from being asked. */
  readonly report?: (failure: unknown) => void;
}

/**
 * Asks the witnesses whether this log is the newest that they have cosigned (docs/witness.md). Until so many have
 * answered that no quorum lies among the others, the ledger is read from and takes nothing; it goes on asking.
 */
export class WitnessedFreshness implements Freshness {
  private held: Rejection | undefined = NOT_ASKED;
  private claimed: ReadonlyMap<string, string> = new Map();
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(private readonly parts: FreshnessParts) {}

  async confirm(own: OwnLog): Promise<void> {
    const sightings = await this.ask(own);
    const found = contradictionIn(sightings, own);
    if (found !== undefined) throw found;
    this.claimed = claimsIn(sightings, own.size);
    const isSure = areEnough(this.parts.policy, sightings, own.size);
    this.held = isSure ? undefined : unconfirmed(doubtsIn(sightings, own.size));
    if (this.held !== undefined) this.askAgain(own);
  }

  /** Witnesses that said, when they were asked last, that they know a longer log, and did not show it. */
  get claims(): ReadonlyMap<string, string> {
    return this.claimed;
  }

  heldBack(): Rejection | undefined {
    return this.held;
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  /** What each witness of the policy says. */
  async ask({ note, consistency }: Pick<OwnLog, 'note' | 'consistency'>): Promise<Sightings> {
    const known = await this.cosigned();
    const size = sizeOf(note);
    const own = { note, size, consistency: (from: number) => consistency(from, size) };
    const asked = this.parts.policy.witnesses.map(async (witness) => {
      const { name } = witness;
      return [name, await this.askOne(witness, { ...own, known: known.get(name) ?? 0 })] as const;
    });
    return new Map(await Promise.all(asked));
  }

  /** By its name the largest size that each witness has cosigned, as far as the lines here show. */
  private async cosigned(): Promise<ReadonlyMap<string, number>> {
    const { policy, checkpoints } = this.parts;
    const notes = await checkpoints.cosigned(RESTORED);
    return cosignedSizes(notes.flatMap((note) => noteSigners(note, policy, nativeVerify) ?? []));
  }

  private askOne({ url, key }: PolicyWitness, own: OwnCheckpoint): Promise<Sighting> {
    if (url === undefined) return Promise.resolve({ kind: 'silent', why: 'it has no address' });
    const { origin, logKeys, policy, timeout } = this.parts;
    const named = policy.logs.map((log) => log.key).filter(({ name }) => name === origin);
    const keys = [...logKeys, ...named.filter((one) => !logKeys.some((own) => isSame(own, one)))];
    const trust = {
      origin,
      log: verifiersOf(keys, nativeVerify),
      witnesses: verifiersOf([key], nativeVerify),
    };
    return askNewest(new WitnessClient({ url, timeout }, sha256), trust, own);
  }

  private askAgain(own: OwnLog): void {
    if (this.isClosed) return;
    this.timer = setTimeout(() => {
      this.confirm(own).catch((failure: unknown) => {
        if (this.isClosed) return;
        this.parts.report?.(failure);
        // The checkpoints may lie in an engine that is away for a while.
        if (failure instanceof RefusedToStart) this.stayClosed(failure);
        else this.askAgain(own);
      });
    }, this.parts.again).unref();
  }

  /** Too late to refuse the start: what is served is true as far as it goes, and nothing is added to it. */
  private stayClosed(found: RefusedToStart): void {
    this.held = rejection(found.code, `${found.message} Stop the service.`);
  }
}

interface AskedBy {
  readonly origin: string;
  readonly witnessedBy?: WitnessedBy;
  readonly report?: FreshnessParts['report'];
}

/** Asks the witnesses of the policy, as often as those are asked who cosign. */
export function freshnessBy(
  policy: TrustPolicy,
  { origin, witnessedBy, report }: AskedBy,
  logKeys: readonly VerifierKey[],
  checkpoints: FreshnessParts['checkpoints'],
): WitnessedFreshness {
  const { again } = witnessedBy?.rhythm ?? RHYTHM;
  return new WitnessedFreshness({
    ...{ policy, origin, logKeys, checkpoints, timeout: ATTEMPT_MS, again },
    ...(report === undefined ? {} : { report }),
  });
}

/** The first witness that shows a longer log, or another one. */
export function contradictionIn(
  sightings: Sightings,
  { size, rootAt }: Pick<OwnLog, 'size' | 'rootAt'>,
): RefusedToStart | undefined {
  for (const [name, sighting] of sightings) {
    if (sighting.kind !== 'seen') continue;
    if (sighting.size > size) return behindWitness(name, sighting.size, size);
    const own = rootAt(sighting.size);
    const { root = own } = sighting;
    if (!equalBytes(own, root)) return witnessContradicts(name, sighting.size, toHex(own), toHex(root));
  }
  return undefined;
}

/** As the checkpoint claims, which lies here and was looked at before; 0 where there is none. */
function sizeOf(note: string): number {
  const checkpoint = parseCheckpoint(note);
  return checkpoint.ok ? checkpoint.value.size : 0;
}

function unconfirmed(missing: string): Rejection {
  return rejection(
    'witness-unconfirmed',
    `The ledger was started and too few witnesses have confirmed it yet, so it cannot be sure that it is not an old copy; it takes statements as soon as they do (${missing}). Send the statement again later.`,
    { missing },
  );
}

const NOT_ASKED = rejection('witness-unconfirmed', 'The witnesses have not been asked yet.');
