import { createHash } from 'node:crypto';
import type { SignedSubmission } from '@mingjing/client';
import { drawOf, transcriptOf } from '@mingjing/draw/contracts';
import {
  admitStatement,
  chinaTime,
  DEADLINE_TABLE,
  decideStatement,
  derivedId,
  emptyWorld,
  factsAt,
  instantOf,
  LEDGER_ACTOR,
  Overlay,
  recordedTime,
  type Deadline,
  type DerivedEvent,
  type Facts,
  type Gates,
  type JsonObject,
  type NamedEntry,
  type RecordedEvent,
  type Registry,
  type Rejection,
  type Statement,
} from '@mingjing/kernel';
import { assignmentOf, tasksOfDraw } from '@mingjing/draw/contracts';
import type { AssignedTask } from '../generator/story/reading';
import { Refusal, type LedgerClient, type Place, type StoryClock } from '../player/ledger-client';

const hash = (algorithm: string) => (bytes: Uint8Array) =>
  new Uint8Array(createHash(algorithm).update(bytes).digest());
const hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const sha1 = hash('sha1');
const sha256 = hash('sha256');

/** The real contexts over a world in memory: no signatures, no log, no disk. What it refuses, a ledger refuses. */
export class MemoryLedger implements LedgerClient, StoryClock {
  readonly events: RecordedEvent[] = [];
  private readonly files = new Map<string, Uint8Array>();
  private readonly world: Overlay;
  private readonly derivedBy = new Map<string, number>();
  private readonly ids = new Set<string>();
  private now = 0;

  constructor(
    private readonly registry: Registry,
    private readonly gates: Gates,
    private readonly origin: string,
  ) {
    this.world = new Overlay(registry, emptyWorld);
  }

  facts(): Facts {
    const around = {
      ...{ ledger: this.origin, sha256 },
      root: (size: number) => (size <= this.events.length ? hex(Buffer.from(String(size))) : undefined),
      file: (name: string) => this.files.get(name),
    };
    return factsAt(this.world, around, this.events.length, recordedTime(this.now));
  }

  async submit(submissions: readonly SignedSubmission[]): Promise<readonly Place[]> {
    return submissions.map(({ statement }) => this.accept(statement, submissions));
  }

  async putFile(bytes: Uint8Array): Promise<void> {
    this.files.set(hex(bytes), bytes);
  }

  async checkpoint(): Promise<{ readonly size: number; readonly root: string }> {
    const size = this.events.length;
    return { size, root: hex(Buffer.from(String(size))) };
  }

  async tasksOf(draw: string): Promise<readonly AssignedTask[]> {
    const facts = this.facts();
    return tasksOfDraw(facts, draw).map(({ task, entity }) => {
      const { lead, second } = assignmentOf(facts, task) ?? {};
      return {
        ...{ task, entity },
        ...(lead === undefined ? {} : { lead }),
        ...(second === undefined ? {} : { second }),
      };
    });
  }

  async resultOf(draw: string): Promise<string> {
    return drawOf(this.facts(), draw)?.sealed?.result ?? '';
  }

  async transcriptOf(draw: string): Promise<JsonObject> {
    const transcripts = transcriptOf(this.facts(), draw);
    if (transcripts === undefined) throw new Error(`The draw ${draw} has no transcript yet`);
    return transcripts.full;
  }

  async reach(moment: number): Promise<void> {
    for (;;) {
      const row = this.facts().list(DEADLINE_TABLE, '')[0];
      const deadline = row?.value as Deadline | undefined;
      if (row === undefined || deadline === undefined || instantOf(deadline.due) > moment) break;
      this.now = Math.max(this.now, instantOf(deadline.due));
      const events = this.registry.deadline(deadline.kind)?.fire(deadline, this.facts()) ?? [];
      for (const event of events) this.derive(event, deadline.cause, chinaTime(instantOf(deadline.due)));
      if (this.facts().get(DEADLINE_TABLE, row.key) !== undefined)
        throw new Error(`${row.key} fired and stands`);
    }
    this.now = Math.max(this.now, moment);
  }

  async told(): Promise<void> {
    // Nothing is told apart from the log.
  }

  private accept(statement: Statement, submissions: readonly SignedSubmission[]): Place {
    const index = this.events.length;
    this.assertSound(statement);
    const decision = decideStatement(this.registry, this.gates, statement, this.facts());
    if (!decision.accepted) throw this.refusal(decision.rejection, statement, submissions);
    const refused = admitStatement(this.registry, this.gates, statement, this.facts(), (id) =>
      this.named(id),
    );
    if (refused !== undefined) throw this.refusal(refused, statement, submissions);
    for (const file of decision.files) this.files.set(hex(file), file);
    this.record(statement);
    for (const event of decision.derived) this.derive(event, statement.id, statement.occurredAt);
    return { index };
  }

  private refusal(
    rejection: Rejection,
    statement: Statement,
    submissions: readonly SignedSubmission[],
  ): Refusal {
    const position = submissions.findIndex((one) => one.statement === statement);
    return Refusal.of({ ...rejection, facts: { ...rejection.facts, position } }, submissions);
  }

  private named(id: string): NamedEntry | undefined {
    const statement = this.events.find((one) => one.id === id);
    return statement && { index: statement.index, statement };
  }

  /** What the writer checks before deciding, and a story can get wrong: ids, and claims ahead of the clock. */
  private assertSound({ id, type, occurredAt }: Statement): void {
    if (this.ids.has(id)) throw new Error(`The id ${id} of ${type} is used twice`);
    if (instantOf(occurredAt) > this.now + 5 * 60_000)
      throw new Error(`${type} claims to come from the future`);
    this.ids.add(id);
  }

  private derive(event: DerivedEvent, causedBy: string, occurredAt: string): void {
    const cause = event.cause ?? causedBy;
    const preceding = this.derivedBy.get(cause) ?? 0;
    this.derivedBy.set(cause, preceding + 1);
    const id = derivedId(sha1, cause, event.type, preceding);
    this.record({ occurredAt, ...event, actor: LEDGER_ACTOR, cause, id, ledger: this.origin });
  }

  private record(statement: Statement): void {
    const revision = this.world.revision(statement.stream) + 1;
    const event = { ...statement, index: this.events.length, revision, recordedAt: recordedTime(this.now) };
    this.world.apply(event, this.facts());
    this.events.push(event);
  }
}
