import { instantOf, ok, recordedTime, refused, type Result } from '@mingjing/kernel';
import { fireDue } from '../deciding/due';
import { Group } from '../deciding/group';
import { groupRules, type StandingEntry } from '../deciding/group-rules';
import { layObservation, type Observation } from '../deciding/observation';
import { PendingDeadlines } from '../deciding/pending-deadlines';
import type { ToldWorld } from '../world/told-world';
import type { WriterParts } from '../writer-parts';
import { isClockBehind } from './clock-behind';
import { logSignersAt } from './log-signers';
import type { Sealer } from './seal';
import { answerAppended, answerSealed, type Decided, type Waiting } from './waiting';

/** Records one group at a time: moment, deadlines, decisions, vault, append, seal, answers. */
export class Recorder {
  readonly pending: PendingDeadlines;

  constructor(
    private readonly parts: WriterParts,
    private readonly world: ToldWorld,
    readonly sealer: Sealer,
    private last: string,
  ) {
    this.pending = new PendingDeadlines(world);
  }

  /** `recordedAt` of the last entry. */
  get lastRecordedAt(): string {
    return this.last;
  }

  /** What a group recorded now is stamped with: the later of the clock and the last entry's. */
  moment(): Result<string> {
    const now = this.parts.clock();
    if (!isClockBehind(now, this.last)) return ok(recordedTime(Math.max(now, instantOf(this.last))));
    return refused(
      'clock-behind',
      "The server's clock is more than a minute behind the last entry; set it right.",
      { clock: recordedTime(now), lastEntry: this.last },
    );
  }

  /** Whether a deadline has fallen due and could be recorded. */
  isDue(): boolean {
    const now = this.moment();
    return now.ok && this.pending.due(now.value, this.world) !== undefined;
  }

  /** Answers all that it decided on; gives back the batches for which the group had no room left. */
  async record(
    recordedAt: string,
    taken: readonly Waiting[],
    observations: readonly Observation[],
  ): Promise<readonly Waiting[]> {
    const group = new Group(groupRules(this.parts, await this.standing(taken)), this.world, recordedAt);
    fireDue(this.parts.ledger, group, this.pending);
    for (const observation of observations) {
      layObservation(this.parts.ledger, group, observation, this.parts.random());
    }
    const decided = decideInTurn(group, taken);
    if (group.entries.length > 0) await this.commit(group, decided);
    answerSealed(decided, this.sealer);
    return taken.slice(decided.length);
  }

  /** Durable entries whose ids come again, for the group to compare. */
  private async standing(taken: readonly Waiting[]): Promise<ReadonlyMap<string, StandingEntry>> {
    const entries = new Map<string, StandingEntry>();
    for (const { proposals } of taken) {
      for (const { submission } of proposals) {
        const { id } = submission.statement;
        const index = this.world.indexOf(id);
        const [bytes] = index === undefined ? [] : await this.parts.store.read(index, 1);
        if (index !== undefined && bytes !== undefined) entries.set(id, { index, bytes });
      }
    }
    return entries;
  }

  /** record.md, seal: what the entries lean on is durable first, then they are, then the checkpoint over them. */
  private async commit(group: Group, decided: readonly Decided[]): Promise<void> {
    const { start, entries } = group;
    await this.keepBeside(group);
    const outcome = await this.parts.store.append(start, entries);
    if (outcome !== 'done') {
      throw new Error(
        `Another process has written to this ledger (size ${String(outcome.size)}, expected ${String(start)}).`,
      );
    }
    const size = start + entries.length;
    answerAppended(decided, size);
    await this.sealer.readBack(
      start,
      entries.map(({ bytes }) => bytes),
    );
    await this.sealer.seal(size, logSignersAt(this.parts, group.overlay, size));
    this.last = group.recordedAt;
    this.world.absorb(group.overlay, group.ids, size);
    this.pending.note(group.overlay);
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
