import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NoPlaceToWrite } from '@mingjing/event-store';
import { Follower } from '../follower';
import { logOf, values, type Change } from '../testing/told-log';
import type { ViewStore } from '../view-store';
import { SqliteViewStore } from './sqlite-view-store';
import { ViewsFile } from './views-file';

const CHANGES: readonly Change[] = Array.from({ length: 5 }, (_, i) => ({
  ...{ type: 'Set', key: `k${String(i)}`, value: i, minute: i },
}));

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'views-full-'));
  path = join(folder, 'views.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('views on a full disk', () => {
  it('say so of their file, write nothing, and go on once there is room', () => {
    const file = new ViewsFile(path);
    file.execute('CREATE TABLE told (data BLOB); PRAGMA max_page_count = 4');
    const fill = (): void => file.execute('INSERT INTO told VALUES (ZEROBLOB(100000))');
    const full = `${path} cannot be written (database or disk is full). Make room on the disk`;
    expect(() => file.together(fill)).toThrow(NoPlaceToWrite);
    expect(() => file.together(fill)).toThrow(full);
    expect(() => file.together(() => file.apart(fill))).toThrow(full);

    file.execute('PRAGMA max_page_count = 1000');
    file.together(() => file.apart(fill));
    expect(file.query('SELECT COUNT(*) AS n FROM told').get()).toEqual({ n: 1 });
    file.close();
  });

  it('halt no view: the same page is told when the disk takes it', async () => {
    const views = new SqliteViewStore(path);
    let isFull = true;
    const onFullDisk = new Proxy<ViewStore>(views, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name === 'apply' && isFull) {
          return () => {
            throw new NoPlaceToWrite('database or disk is full');
          };
        }
        return value.bind(target) as unknown;
      },
    });
    const follower = new Follower(await logOf([...CHANGES]), onFullDisk, [values]);
    await expect(follower.catchUp()).rejects.toThrow(NoPlaceToWrite);
    expect([follower.faults().size, follower.size()]).toEqual([0, 0]);

    isFull = false;
    await follower.catchUp();
    expect(follower.size()).toBe(CHANGES.length);
    views.close();
  });
});
