import { existsSync } from 'node:fs';
import { StoreAltered, openDatabase, type CheckpointStore, type EventStore } from '@mingjing/event-store';
import { parseCheckpoint } from '@mingjing/log';
import { viewsAhead } from '@mingjing/writer';

interface Stores {
  readonly store: EventStore;
  readonly checkpoints: CheckpointStore;
}

interface Position {
  readonly view: string;
  readonly size: number;
}

/**
 * Views are told from durable entries only: where they know more of them than the log has, log and
 * checkpoints were set back together, which neither of them shows. Throws `RefusedToStart`.
 */
export async function assertViewsNotAhead({ store, checkpoints }: Stores, views: string): Promise<void> {
  if (!existsSync(views)) return;
  const size = await store.size();
  // A log that lacks what was signed is refused for that, with better advice.
  if ((await signedSize(checkpoints)) > size) return;
  const [furthest] = positionsIn(views);
  if (furthest !== undefined && furthest.size > size) throw viewsAhead(furthest.view, furthest.size, size);
}

/** As the newest checkpoint says, whoever signed it: the writer will ask. */
async function signedSize(checkpoints: CheckpointStore): Promise<number> {
  const checkpoint = parseCheckpoint((await checkpoints.get())?.note ?? '');
  return checkpoint.ok ? checkpoint.value.size : 0;
}

function positionsIn(views: string): readonly Position[] {
  try {
    return readPositions(views);
  } catch (cause) {
    if (!(cause instanceof StoreAltered)) throw cause;
    throw new StoreAltered(
      `${views} is damaged. It holds nothing that does not follow from the log: move it away and start again; it is told anew.`,
      { cause },
    );
  }
}

/** The furthest first; none in a file in which no view was ever told. */
function readPositions(views: string): readonly Position[] {
  const database = openDatabase(views, { durability: 'NORMAL' });
  try {
    const table: unknown = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'position'").get();
    if (table === undefined) return [];
    return database.prepare('SELECT view, size FROM position ORDER BY size DESC').all() as Position[];
  } finally {
    database.close();
  }
}
