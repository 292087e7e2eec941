import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { accountabilityViews } from '@mingjing/accountability';
import { openSqliteEventStore, type EventStore } from '@mingjing/event-store';
import { Follower, SqliteViewStore } from '@mingjing/followers';
import { registry } from '../../apps/ledger/composition/constitution';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { writeCountyYear } from '../ledger/county-year';
import { contender, interleave } from '../measure/interleave';
import { median } from '../measure/rate';
import { numberText } from '../report/table';
import type { ByLength } from '../run/length';
import type { Unit } from './unit';

const GOAL = 50_000;
/** 2,600 visits make a county's year. */
const VISITS: ByLength = { full: 2_600, quick: 2_600, trial: 100 };
const ROUNDS: ByLength = { full: 7, quick: 3, trial: 1 };

/** All views of the service dropped and told anew from a county's year. */
export const rebuildUnit: Unit = {
  name: 'rebuild',
  run: async ({ folder, length }) => {
    const root = join(folder, 'ledger');
    const size = await writeCountyYear(root, VISITS[length]);
    const store = openSqliteEventStore(dataFolder(root).ledger, { readOnly: true });
    const { rebuild } = await interleave({ rebuild: rebuilding(store, folder, size) }, ROUNDS[length]);
    await store.close();
    return [
      {
        name: `rebuild of all views ÷ ${numberText(GOAL)} events/s`,
        measured: { what: 'events told', value: median(rebuild), unit: '/s' },
        against: { what: 'limit', value: GOAL, unit: '/s' },
        ratio: median(rebuild) / GOAL,
        goal: { atLeast: 1 },
        notes: [`${numberText(size)} entries of a county's year, in the mix of types that a county writes`],
      },
    ];
  },
};

function rebuilding(store: EventStore, folder: string, size: number): ReturnType<typeof contender> {
  const path = join(folder, 'views.db');
  return contender({
    count: size,
    prepare: () => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
      return new SqliteViewStore(path);
    },
    run: async (views) => {
      const follower = new Follower(store, views, accountabilityViews(registry));
      await follower.catchUp();
      const [fault] = follower.faults().values();
      if (fault !== undefined) throw fault;
      views.close();
    },
  });
}
