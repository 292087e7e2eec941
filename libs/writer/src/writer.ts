import {
  LEDGER_ACTOR,
  OBSERVED,
  canonicalJson,
  chinaTime,
  factsAt,
  instantOf,
  recordedTime,
  rejection,
  toHex,
  uuidFromRandom,
  type Facts,
  type Json,
  type JsonObject,
  type Rejection,
  type Statement,
} from '@mingjing/kernel';
import { fireDue } from './fire';
import { Group, type Verdict } from './group';
import { groupRules } from './group-rules';
import { Intake, type GoodSignatures } from './intake';
import { lay } from './judge';
import { PendingDeadlines } from './pending-deadlines';
import { appendedReceipt, proofText, sealedReceipt, type Receipt } from './receipt';
import type { SealedSize, Sealer } from './seal';
import type { Submission, SubmittedBatch } from './submission';
import type { ToldWorld } from './told-world';
import type { Wait } from './wait';
import type { WriterParts } from './writer-parts';

export type Answer =
  | { readonly ok: true; readonly receipts: readonly Receipt[] }
  | { readonly ok: false; readonly rejection: Rejection };

/** What only the server can see; nothing is ever decided on it. */
export interface Observation {
  readonly stream: string;
  readonly type: string;
  readonly version: number;
  readonly data: JsonObject;
  readonly cause: string;
}

interface Waiting {
  readonly batch: SubmittedBatch;
  readonly wait: Wait;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (failure: unknown) => void;
}

/** Statements of one group; enough to make a flush worth its time, few enough to answer soon. */
const MAX_GROUP = 512;
/** A clock further behind the last entry refuses writes (record.md, time). */
const MAX_BEHIND_MS = 60_000;

/**
 * The one pen of a ledger: accept → decide → group → append → seal → answer. Statements that come
 * in while a group is flushed form the next group. After a failure of its stores it takes nothing
 * more: the next start verifies what stands.
 */
export class Writer {
  private readonly waiting: Waiting[] = [];
  private readonly observations: Observation[] = [];
  private readonly good: GoodSignatures = new WeakSet<Submission>();
  private readonly intake: Intake;
  private readonly pending: PendingDeadlines;
  private readonly listeners = new Set<(sealed: SealedSize) => void>();
  private running: Promise<void> | undefined;
  private failure: Error | undefined;

  constructor(
    private readonly parts: WriterParts,
    private readonly world: ToldWorld,
    private readonly sealer: Sealer,
    private lastRecordedAt: string,
  ) {
    this.intake = new Intake(parts, world, () => world.size(), this.good);
    this.pending = new PendingDeadlines(world);
  }

  /** Answered once the batch is refused, or as durable as `wait` asks. Rejects where the ledger has failed. */
  async submit(batch: SubmittedBatch, wait: Wait = 'sealed'): Promise<Answer> {
    this.assertSound();
    if (wait === 'witnessed') return { ok: false, rejection: NO_WITNESS };
    const early = await this.intake.check(batch);
    if (early !== undefined) return { ok: false, rejection: early };
    return new Promise((resolve, reject) => {
      this.waiting.push({ batch, wait, resolve, reject });
      this.start();
    });
  }

  /** Records an observation with the next group. */
  observe(observation: Observation): void {
    this.observations.push(observation);
    this.start();
  }

  /** Derives what has fallen due by now, and returns once it is sealed. */
  async settleDeadlines(): Promise<void> {
    this.assertSound();
    this.start();
    await this.running;
  }

  /** The moment of the next deadline, UTC; undefined where none is set. */
  nextDeadline(): string | undefined {
    return this.pending.next();
  }

  /** The facts at the durable size. */
  facts(): Facts {
    return factsAt(this.world, this.parts.ledger.around, this.world.size(), this.lastRecordedAt);
  }

  get sealed(): SealedSize {
    return this.sealer.sealed;
  }

  get tree(): Sealer['tree'] {
    return this.sealer.tree;
  }

  /** The tlog-proof text of an entry under the last signed checkpoint. */
  proof(index: number): string {
    return proofText(this.sealer, index);
  }

  /** Hex root of the log at an earlier size; undefined where the log is not that long. */
  rootAt(size: number): string | undefined {
    return size <= this.sealer.tree.size ? toHex(this.sealer.tree.root(size)) : undefined;
  }

  indexOf(id: string): number | undefined {
    return this.world.indexOf(id);
  }

  onSealed(listener: (sealed: SealedSize) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Finishes what is under way; takes nothing more. */
  async close(): Promise<void> {
    this.failure ??= new Error('The ledger is closed');
    await this.running;
    this.world.flush();
  }

  private start(): void {
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
  }

  private async run(): Promise<void> {
    // The turn of the event loop lets requests that arrived together form one group.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.hasWork()) {
      const taken = this.waiting.splice(0, this.groupLength());
      try {
        await this.record(taken);
      } catch (error) {
        this.fail(error, taken);
        return;
      }
    }
    this.world.flush();
  }

  private hasWork(): boolean {
    const due = this.pending.due(recordedTime(this.parts.clock()), this.world);
    return this.waiting.length > 0 || this.observations.length > 0 || due !== undefined;
  }

  private groupLength(): number {
    let statements = 0;
    const end = this.waiting.findIndex(({ batch }) => (statements += batch.submissions.length) > MAX_GROUP);
    return end < 0 ? this.waiting.length : Math.max(1, end);
  }

  private async record(taken: readonly Waiting[]): Promise<void> {
    const now = this.parts.clock();
    if (now < instantOf(this.lastRecordedAt) - MAX_BEHIND_MS) {
      for (const { resolve } of taken)
        resolve({ ok: false, rejection: clockBehind(now, this.lastRecordedAt) });
      return;
    }
    const recordedAt = recordedTime(Math.max(now, instantOf(this.lastRecordedAt)));
    const rules = groupRules(this.parts, this.good, await this.standing(taken));
    const group = new Group(rules, this.world, this.world.size(), recordedAt);
    fireDue(this.parts.ledger, group, this.pending);
    for (const observation of this.observations.splice(0)) this.layObservation(group, observation);
    const verdicts = taken.map(({ batch }) => group.decide(batch));
    if (group.entries.length > 0) await this.commit(group, taken, verdicts);
    answerSealed(this.sealer, taken, verdicts);
  }

  /** Durable entries whose ids come again, for the group to compare. */
  private async standing(taken: readonly Waiting[]): Promise<ReadonlyMap<number, Uint8Array>> {
    const entries = new Map<number, Uint8Array>();
    for (const { statement } of taken.flatMap(({ batch }) => batch.submissions)) {
      const index = this.world.indexOf(statement.id);
      if (index === undefined) continue;
      const [bytes] = await this.parts.store.read(index, 1);
      if (bytes !== undefined) entries.set(index, bytes);
    }
    return entries;
  }

  private async commit(group: Group, taken: readonly Waiting[], verdicts: readonly Verdict[]): Promise<void> {
    const { store, vault, files } = this.parts;
    for (const file of group.files) await files.put(file);
    const disclosed = group.accepted.filter(({ disclosures }) => disclosures !== undefined);
    if (disclosed.length > 0) {
      await vault.keepAll(
        disclosed.map((one) => ({ statementId: one.statement.id, fields: one.disclosures ?? {} })),
      );
    }
    const outcome = await store.append(group.start, group.entries);
    if (outcome !== 'done') {
      throw new Error(
        `Another process has written to this ledger (size ${String(outcome.size)}, expected ${String(group.start)}).`,
      );
    }
    const size = group.start + group.entries.length;
    answerAppended(taken, verdicts, size);
    await this.sealer.readBack(
      group.start,
      group.entries.map(({ bytes }) => bytes),
    );
    const sealed = await this.sealer.seal(size);
    this.lastRecordedAt = group.recordedAt;
    this.world.absorb(group.overlay, group.ids, size);
    this.pending.note(group.overlay);
    for (const listener of this.listeners) listener(sealed);
  }

  private layObservation(group: Group, observation: Observation): void {
    const trial = group.openTrial();
    const { ledger } = this.parts;
    const statement: Statement = {
      ...observation,
      actor: LEDGER_ACTOR,
      algorithm: OBSERVED,
      id: uuidFromRandom(this.parts.random()),
      ledger: ledger.around.ledger,
      occurredAt: chinaTime(instantOf(group.recordedAt)),
    };
    const stamp = { index: trial.nextIndex, recordedAt: group.recordedAt };
    const facts = factsAt(trial.overlay, ledger.around, stamp.index, stamp.recordedAt);
    const revision = lay(trial.overlay, statement, stamp, facts);
    group.add(trial, [{ statement, body: canonicalJson(statement as unknown as Json), revision }]);
  }

  private fail(error: unknown, taken: readonly Waiting[]): void {
    this.failure = new Error('The ledger has stopped taking statements; restart it to verify what stands', {
      cause: error,
    });
    for (const { reject } of [...taken, ...this.waiting.splice(0)]) reject(this.failure);
  }

  private assertSound(): void {
    if (this.failure !== undefined) throw this.failure;
  }
}

const NO_WITNESS = rejection(
  'witness-not-configured',
  'This ledger has no witness yet: wait for "sealed" instead of "witnessed".',
);

function clockBehind(now: number, last: string): Rejection {
  return rejection(
    'clock-behind',
    "The server's clock is more than a minute behind the last entry; set it right.",
    {
      clock: recordedTime(now),
      lastEntry: last,
    },
  );
}

function answerAppended(taken: readonly Waiting[], verdicts: readonly Verdict[], size: number): void {
  for (const [i, { wait, resolve }] of taken.entries()) {
    const verdict = verdicts[i];
    if (wait !== 'appended' || verdict?.ok !== true) continue;
    resolve({ ok: true, receipts: verdict.places.map((place) => appendedReceipt(place, size)) });
  }
}

function answerSealed(sealer: Sealer, taken: readonly Waiting[], verdicts: readonly Verdict[]): void {
  for (const [i, { resolve }] of taken.entries()) {
    const verdict = verdicts[i];
    if (verdict === undefined) continue;
    resolve(
      verdict.ok
        ? { ok: true, receipts: verdict.places.map((place) => sealedReceipt(sealer, place)) }
        : { ok: false, rejection: verdict.rejection },
    );
  }
}
