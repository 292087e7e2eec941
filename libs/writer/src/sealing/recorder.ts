import {
  instantOf,
  ok,
  recordedTime,
  refused,
  uuidFromRandom,
  type Deadline,
  type Rejection,
  type Result,
} from '@mingjing/kernel';
import { fireDue, givesWay } from '../deciding/due';
import { Group } from '../deciding/group';
import { groupRules } from '../deciding/group-rules';
import { layObservation, type Observation } from '../deciding/observation';
import { PendingDeadlines } from '../deciding/pending-deadlines';
import type { Trial } from '../deciding/trial';
import type { ToldWorld } from '../world/told-world';
import type { WriterParts } from '../writer-parts';
import { isClockBehind } from './clock-behind';
import { GroupsAhead } from './groups-ahead';
import { Lane } from './lane';
import { logSignersAt } from './log-signers';
import type { Sealer } from './seal';
import { answerAppended, answerSealed, type Decided, type Waiting } from './waiting';

/** A group that was decided and is not sealed yet, and the batches in it. */
export interface DecidedGroup {
  readonly group: Group;
  readonly decided: readonly Decided[];
  /** Batches for which it had no room left. */
  readonly left: readonly Waiting[];
  /** Whether a deadline that gives way went into it. */
  readonly tookTheLane: boolean;
}

/**
 * Decides groups and makes them durable: moment, deadlines, decisions; then vault, append, read back;
 * then seal, answers. While the checkpoint over one group is on its way the next is appended, and the
 * one after that decided.
 */
export class Recorder {
  readonly pending: PendingDeadlines;
  readonly lane: Lane;
  /** Decides nothing: where no group lives, the engine forgets what it has compiled for groups (as for facts). */
  readonly idle: Trial;
  private readonly ahead: GroupsAhead;
  /** The first deadline waits for a list, though it is due: asked again with each group of statements. */
  private unread: Rejection | undefined;
  /** The moment of the newest group that was decided. */
  private stamped: string;

  constructor(
    private readonly parts: WriterParts,
    private readonly world: ToldWorld,
    readonly sealer: Sealer,
    private last: string,
  ) {
    this.pending = new PendingDeadlines(world);
    this.ahead = new GroupsAhead(parts.store, parts.ledger.registry, world);
    this.lane = new Lane(parts.pace);
    this.idle = new Group(groupRules(parts, new Map()), world, last).openTrial();
    this.stamped = last;
  }

  /** `recordedAt` of the last entry that is sealed. */
  get lastRecordedAt(): string {
    return this.last;
  }

  /** What a group recorded now is stamped with: the later of the clock and the last entry's; why nothing may be recorded now. */
  moment(): Result<string> {
    const heldBack = this.parts.freshness?.heldBack();
    if (heldBack !== undefined) return { ok: false, rejection: heldBack };
    const now = this.parts.clock();
    if (!isClockBehind(now, this.stamped)) {
      return ok(recordedTime(Math.max(now, instantOf(this.stamped))));
    }
    return refused(
      'clock-behind',
      `The server's clock is more than a minute behind the last entry; set it right. If it is right, it was ahead when that entry was recorded, and nothing is recorded until ${this.stamped} has passed.`,
      { clock: recordedTime(now), lastEntry: this.stamped },
    );
  }

  /** Whether a deadline has fallen due and could be recorded now. */
  isDue(): boolean {
    if (this.unread !== undefined) return false;
    const now = this.moment();
    const waits = (deadline: Deadline): boolean => !this.lane.isFree && givesWay(this.parts.ledger, deadline);
    return now.ok && this.pending.due(now.value, this.world, waits) !== undefined;
  }

  /** The moment of the next deadline, UTC; undefined where none is set, and while the first waits for a list. */
  nextDeadline(): string | undefined {
    return this.unread === undefined ? this.pending.next() : undefined;
  }

  /** Whoever asks for what is due by now has it tried again, with the lists that are held by now. */
  lookAgain(): void {
    this.unread = undefined;
  }

  /** Whether the next group may be decided while others are on their way. */
  mayDecideAhead(): boolean {
    return this.ahead.bringNoFiles;
  }

  /** Called where nothing is under way and nobody waits. */
  useLeisure(): void {
    this.world.flushAtLeisure();
  }

  /** Decides on what was taken, on top of groups that may still be on their way. Nothing is answered. */
  async decide(
    recordedAt: string,
    taken: readonly Waiting[],
    observations: readonly Observation[],
  ): Promise<DecidedGroup> {
    const rules = groupRules(this.parts, await this.ahead.standing(taken));
    const footing = this.ahead.footing();
    const group = new Group(rules, footing, recordedAt);
    const alone = taken.length + observations.length === 0;
    let tookTheLane = false;
    this.unread = fireDue(this.parts.ledger, group, this.pending, () => {
      const mayEnter = this.lane.enter(alone);
      tookTheLane ||= mayEnter;
      return mayEnter;
    });
    for (const observation of observations) {
      const { id = uuidFromRandom(this.parts.random()) } = observation;
      if (footing.indexOf(id) !== undefined || group.ids.has(id)) continue;
      layObservation(this.parts.ledger, group, { ...observation, id });
    }
    const decided = decideInTurn(group, taken);
    this.pending.note(group.overlay);
    if (group.entries.length > 0) {
      this.ahead.push(group);
      this.stamped = recordedAt;
    }
    return { group, decided, left: taken.slice(decided.length), tookTheLane };
  }

  /** record.md, seal, steps 1 and 2: what the entries lean on is durable first, then they are; they are read back. */
  async append({ group, decided }: DecidedGroup): Promise<void> {
    const { start, entries } = group;
    if (entries.length === 0) return;
    await this.keepBeside(group);
    const outcome = await this.parts.store.append(start, entries);
    if (outcome !== 'done') {
      throw new Error(
        `Another process has written to this ledger (size ${String(outcome.size)}, expected ${String(start)}).`,
      );
    }
    answerAppended(decided, group.nextIndex);
    await this.sealer.readBack(
      start,
      entries.map(({ bytes }) => bytes),
    );
  }

  /** Steps 3 and 4: the checkpoint over what was appended; then all that was decided is answered. One group after the other. */
  async seal({ group, decided, tookTheLane }: DecidedGroup): Promise<void> {
    const { nextIndex: size, overlay } = group;
    if (group.entries.length > 0) {
      await this.sealer.seal(size, logSignersAt(this.parts, overlay, size));
      this.last = group.recordedAt;
      this.ahead.settleFirst();
    }
    answerSealed(decided, this.sealer);
    if (tookTheLane) this.lane.leave();
  }

  private async keepBeside({ files, accepted }: Group): Promise<void> {
    for (const file of files) await this.parts.files.put(file);
    const disclosed = accepted.flatMap(({ statement, disclosures }) =>
      disclosures === undefined ? [] : [{ statementId: statement.id, fields: disclosures }],
    );
    if (disclosed.length > 0) await this.parts.vault.keepAll(disclosed);
  }
}

function decideInTurn(group: Group, taken: readonly Waiting[]): readonly Decided[] {
  const decided: Decided[] = [];
  for (const waiting of taken) {
    const verdict = group.decide(waiting.proposals, waiting.isArray);
    if (verdict === 'no-room') break;
    decided.push({ waiting, verdict });
  }
  return decided;
}
