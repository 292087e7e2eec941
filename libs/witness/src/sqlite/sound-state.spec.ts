import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { closeDatabase, openDatabase, StoreAltered } from '@mingjing/event-store';
import { toHex } from '@mingjing/kernel';
import { NOTE_ED25519 } from '@mingjing/log';
import { GrowingLog, keyOf, sha256, WitnessInAFolder } from '../testing/witnesses';
import { StateOfAnotherWitness, openSqliteWitnessStore } from './sqlite-witness-store';

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

/** What the file binds the witness to: the size and root that it cosigned, and the keys that it retired. */
function promises(): string {
  for (const end of ['-wal', '-shm']) rmSync(place.path + end, { force: true });
  try {
    const store = openSqliteWitnessStore(place.path, place.vkey, sha256);
    const last = store.transact((book) => book.last('log.example/a'));
    const retired = store.retired().map(({ vkey }) => vkey);
    store.close();
    return JSON.stringify([last?.size, toHex(last?.root ?? new Uint8Array()), ...retired]);
  } catch (error) {
    // In words, and not as SQLite stumbled over it.
    if (!(error instanceof StateOfAnotherWitness)) expect(error).toBeInstanceOf(StoreAltered);
    return 'refused';
  }
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

  it('with one flipped bit promises what it promised, or is believed no more', () => {
    place.witness.retire(keyOf('log.example/b', NOTE_ED25519, 2).key);
    place.store.close();
    const promised = promises();
    const bytes = readFileSync(place.path);
    const written = [...bytes.keys()].filter((at) => bytes[at] !== 0);
    const outcomes = { same: 0, refused: 0 };
    for (const [nth, at] of written.entries()) {
      if (nth % 41 !== 0) continue;
      writeFileSync(
        place.path,
        bytes.map((byte, i) => (i === at ? byte ^ (1 << (nth % 8)) : byte)),
      );
      const found = promises();
      if (found !== 'refused') expect({ at, found }).toEqual({ at, found: promised });
      outcomes[found === 'refused' ? 'refused' : 'same']++;
    }
    expect(outcomes.refused).toBeGreaterThan(outcomes.same);
  });

  it('that is whole is opened again', () => {
    place.store.close();
    const again = openSqliteWitnessStore(place.path, place.vkey, sha256);
    expect(again.transact((book) => book.last('log.example/a'))?.size).toBe(5);
    again.close();
  });
});
