import { rmSync } from 'node:fs';
import { assignmentOf } from '@mingjing/draw';
import { LocalFileStore } from '@mingjing/event-store';
import { Replay, ToldWorld, type Pace } from '@mingjing/writer';
import { MapLedgerIndex } from '@mingjing/writer/testing';
import { constitutionOf, findKey, registry } from '../../apps/ledger/composition/constitution';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { openLedger, type OpenLedger } from '../../apps/ledger/composition/open-ledger';
import { ORIGIN, type Bureau } from '../kit/bureau';
import { openCounty } from '../kit/county';
import { advance, drawnTasks } from '../kit/county-draw';
import { REGISTRAR } from '../kit/county-people';

jest.setTimeout(180_000);

/** A rest that lasts until the test ends it. */
class HeldRest implements Pace {
  private readonly held: (() => void)[] = [];
  private waiting: (() => void) | undefined;

  elapsed(): number {
    return 0;
  }

  told(call: () => void): void {
    call();
  }

  after(_milliseconds: number, call: () => void): () => void {
    this.held.push(call);
    this.waiting?.();
    return () => this.held.splice(this.held.indexOf(call), 1);
  }

  /** Resolves once something rests. */
  async begun(): Promise<void> {
    if (this.held.length === 0) await new Promise<void>((resolve) => (this.waiting = resolve));
  }
}

describe('the unblinding of a draw', () => {
  const rest = new HeldRest();
  let bureau: Bureau;
  let again: OpenLedger;

  beforeAll(async () => {
    bureau = await openCounty(rest);
    await advance(bureau, 'PLANNED', 'COUNTERSIGNED');
  });
  afterAll(async () => {
    await again.close();
    rmSync(bureau.folder, { recursive: true, force: true });
  });

  const sidesTold = ({ writer }: OpenLedger, task: string): unknown =>
    assignmentOf(writer.facts(), task)?.revealedTo;

  it('gives way to statements between one page and the next', async () => {
    const [first] = drawnTasks(bureau);
    const settled = bureau.passTo('2026-03-09T12:30:00.000+08:00');
    await rest.begun();
    expect(sidesTold(bureau.ledger, first!.task)).toEqual({ officers: true, entity: false });
    await bureau.says(REGISTRAR, {
      type: 'EntityChanged',
      stream: 'entity/E-001',
      data: { changes: { district: '371235' }, reason: '核实登记' },
    });
    expect(sidesTold(bureau.ledger, first!.task)).toEqual({ officers: true, entity: false });
    // Whoever stops the service is not kept waiting for the rest.
    await bureau.app.close();
    await bureau.ledger.close();
    await settled.catch(() => undefined);
  });

  it('goes on after a restart where it was, and tells everybody once', async () => {
    const tasks = drawnTasks(bureau);
    const clock = (): number => bureau.now;
    again = await openLedger(dataFolder(bureau.folder), { origin: ORIGIN, clock });
    await again.writer.settleDeadlines();
    for (const { task } of tasks) expect(sidesTold(again, task)).toEqual({ officers: true, entity: true });
    const log = await again.store.read(0, await again.store.size());
    const told = log.map((bytes) => Buffer.from(bytes).toString()).filter(isTelling);
    expect(told).toHaveLength(2 * tasks.length);
  });

  it('is recomputed from the log alone, whatever was stated in between', async () => {
    const root = (size: number): string | undefined => again.writer.rootAt(size);
    const files = new LocalFileStore(dataFolder(bureau.folder).evidence);
    const ledger = constitutionOf(ORIGIN, { file: (hash) => files.readNow(hash) });
    const world = new ToldWorld(registry, new MapLedgerIndex());
    const replay = new Replay({ ...ledger, around: { ...ledger.around, root } }, findKey, world);
    for (const bytes of await again.store.read(0, await again.store.size())) {
      expect(replay.next(bytes)).not.toHaveProperty('rejection');
    }
    expect(replay.missing()).toBeUndefined();
  });
});

function isTelling(entry: string): boolean {
  return entry.includes('"type":"AssignmentRevealed"');
}
