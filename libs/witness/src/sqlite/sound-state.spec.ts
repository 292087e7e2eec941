import { closeDatabase, openDatabase, StoreAltered } from '@mingjing/event-store';
import { GrowingLog, sha256, WitnessInAFolder } from '../testing/witnesses';
import { openSqliteWitnessStore } from './sqlite-witness-store';

let place: WitnessInAFolder;
beforeEach(async () => {
  place = new WitnessInAFolder('w.example/1', 7);
  await place.witness.addCheckpoint(new GrowingLog().growTo(5).request(0));
});
afterEach(() => place.clear());

/** What a broken disk, or an owner, does to the file, its triggers off. */
function spoilt(sql: string): void {
  place.store.close();
  const database = openDatabase(place.path, { durability: 'FULL' });
  const guards = database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'last_cosigned'")
    .all() as { name: string; sql: string }[];
  for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`);
  database.exec(sql);
  for (const guard of guards) database.exec(guard.sql);
  closeDatabase(database);
}

describe('the state of a witness', () => {
  it.each([
    ['a row under another origin', "UPDATE last_cosigned SET origin_hash = 'a' || substr(origin_hash, 2)"],
    ['another origin in a row', "UPDATE last_cosigned SET origin = 'log.example/b'"],
    ['a smaller size', 'UPDATE last_cosigned SET size = 4'],
    ['another root', 'UPDATE last_cosigned SET root = zeroblob(32)'],
    ['a note that is none', "UPDATE last_cosigned SET note = 'x'"],
  ])('with %s is believed no more: it could cosign what it has refused', (_, sql) => {
    spoilt(sql);
    const open = (): unknown => openSqliteWitnessStore(place.path, place.vkey, sha256);
    expect(open).toThrow(StoreAltered);
    expect(open).toThrow('make a new witness in another one');
  });

  it('that is whole is opened again', () => {
    place.store.close();
    const again = openSqliteWitnessStore(place.path, place.vkey, sha256);
    expect(again.transact((book) => book.last('log.example/a'))?.size).toBe(5);
    again.close();
  });
});
