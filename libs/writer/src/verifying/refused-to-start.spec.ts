import { toHex } from '@mingjing/kernel';
import { NOTE_ED25519, formatNote, parseNote, signCheckpoint, verifierKey } from '@mingjing/log';
import { openSqliteCheckpointStore, openSqliteEventStore } from '@mingjing/event-store';
import { sha256 } from '../native/hashes';
import { ORIGIN, adding, penNamed, signerNamed } from '../testing/sayings';
import { refusal, slipIn, statementOf } from '../testing/slipping-in';
import { SqlitePlace } from '../testing/sqlite-place';
import { START, TestLedger } from '../testing/test-ledger';
import type { StartFault } from './refused-to-start';

const LOG = signerNamed('log');
const OTHER_ROOT = new Uint8Array(32).fill(7);

let place: SqlitePlace;
let ledger: TestLedger;
let size: number;
let note: string;

/** A ledger of three groups at three moments. */
beforeEach(async () => {
  place = new SqlitePlace();
  ledger = await (await new TestLedger(place).open()).found();
  for (const by of [3, 4]) {
    ledger.now += 1_000;
    await ledger.says(ledger.officer, adding(by));
  }
  size = await ledger.size();
  note = ledger.writer.sealed.note;
});
afterEach(() => ledger.leave());

function signed(of: number, root: Uint8Array, origin = ORIGIN, key = LOG): string {
  const verifier = verifierKey(sha256, origin, NOTE_ED25519, key.publicKey);
  return signCheckpoint(verifier, (message) => key.sign(message), of, root);
}

const swappedIn = (text: string, of = size): void =>
  place.tamper('checkpoint.db', 'checkpoint', 'INSERT INTO checkpoint VALUES (99, ?, ?)', of, text);
const newestIs = (text: string): void =>
  place.tamper('checkpoint.db', 'checkpoint', 'UPDATE checkpoint SET note = ? WHERE size = ?', text, size);
const entries = (sql: string, ...values: readonly (string | number | Uint8Array)[]): void =>
  place.tamper('ledger.db', 'entry', sql, ...values);
const rootOf = (of: number): Uint8Array => ledger.writer.tree.root(of);

interface Case {
  readonly what: string;
  readonly code: StartFault;
  readonly says: RegExp;
  readonly done: () => void | Promise<void>;
}

/** Every contradiction between log, checkpoint store, keys and clock. */
const CASES: readonly Case[] = [
  {
    what: 'the checkpoint store is emptied',
    code: 'checkpoint-missing',
    says: /has \d+ entries of more than one moment, but checkpoint\.db holds no checkpoint.*Put back/,
    done: () => place.tamper('checkpoint.db', 'checkpoint', 'DELETE FROM checkpoint'),
  },
  {
    what: 'the newest checkpoint is no signed note',
    code: 'checkpoint-unreadable',
    says: /cannot be read.*mingjing fsck/,
    done: () => newestIs(note.slice(0, 40)),
  },
  {
    what: "the newest checkpoint is another ledger's",
    code: 'checkpoint-other-origin',
    says: /one of mingjing\.example\/other, but this ledger is mingjing\.example\/tally.*mixed/,
    done: () => swappedIn(signed(size, rootOf(size), 'mingjing.example/other')),
  },
  {
    what: 'the newest checkpoint is signed with another key',
    code: 'checkpoint-not-ours',
    says: /not signed by the key in keys\/log\.key.*belong together/,
    done: () => swappedIn(signed(size, rootOf(size), ORIGIN, signerNamed('another log'))),
  },
  {
    what: 'the size in a signed checkpoint was changed',
    code: 'checkpoint-forged',
    says: /its signature does not hold.*witnesses/,
    done: () => newestIs(note.replace(`\n${size}\n`, `\n${size - 1}\n`)),
  },
  {
    what: 'two checkpoints of one size differ',
    code: 'checkpoint-split',
    says: /two signed checkpoints of size \d+ with different roots: [0-9a-f]{64} and [0-9a-f]{64}.*compromised/,
    done: () => swappedIn(signed(size, OTHER_ROOT)),
  },
  {
    what: 'the log lost its end',
    code: 'log-shorter',
    says: /has \d+ entries, but a checkpoint over \d+ was signed.*Restore the newer ledger\.db/,
    done: () => entries('DELETE FROM entry WHERE idx = ?', size - 1),
  },
  {
    what: 'the log is empty',
    code: 'log-shorter',
    says: /The log is empty \(ledger\.db is new\).*Restore/,
    done: () => entries('DELETE FROM entry'),
  },
  {
    what: 'a signed entry is rewritten',
    code: 'root-differs',
    says: /entries hash to [0-9a-f]{64}, but the signed checkpoint says [0-9a-f]{64}.*mingjing fsck/,
    done: () =>
      entries('UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), \'"by":3\', \'"by":2\') AS BLOB)'),
  },
  {
    what: 'the checkpoint covers entries in another order',
    code: 'root-differs',
    says: /entries hash to/,
    done: () => {
      entries('UPDATE entry SET idx = 900 WHERE idx = 1');
      entries('UPDATE entry SET idx = 1 WHERE idx = 2');
      entries('UPDATE entry SET idx = 2 WHERE idx = 900');
    },
  },
  {
    what: 'an entry behind the checkpoint was slipped in',
    code: 'entry-invalid',
    says: /^Entry \d+ does not hold \(key-unknown\).*behind the last signed checkpoint.*not signed/,
    done: async () => {
      const pen = penNamed('officer/O-1', 'forged');
      await slipIn(ledger, pen, statementOf(ledger, pen, adding(1)), 2);
    },
  },
  {
    what: 'the clock was set back',
    code: 'clock-behind',
    says: /clock says 2026-03-02T00:.*Set the clock right.*If it is right now and was ahead then.*starts again once 2026-\S+ has passed/,
    done: () => {
      ledger.now = START - 60_000;
    },
  },
];

describe('a start', () => {
  it.each(CASES)('is refused where $what ($code), and nothing is signed', async ({ code, says, done }) => {
    await done();
    const checkpoints = place.rows('checkpoint.db', 'SELECT * FROM checkpoint');
    const log = place.rows('ledger.db', 'SELECT * FROM entry');

    const refused = await refusal(ledger.restart());

    expect({ code: refused.code, message: refused.message }).toEqual({
      code,
      message: expect.stringMatching(says),
    });
    const { found, means, remedy } = refused.contradiction;
    for (const sentence of [found, means, remedy]) expect(sentence).toMatch(/^[\s\S]{20,}[.)]$/);
    expect(place.rows('checkpoint.db', 'SELECT * FROM checkpoint')).toEqual(checkpoints);
    expect(place.rows('ledger.db', 'SELECT * FROM entry')).toEqual(log);
  });

  it('is refused where the service key is not enrolled', async () => {
    const refused = await refusal(ledger.restart({ serviceKey: signerNamed('other service') }));
    expect(refused.code).toBe('service-key-invalid');
    expect(refused.message).toMatch(/keys\/service\.key.*Put back the service key/);
  });

  it('is refused where this program decides a signed entry otherwise', async () => {
    ledger.stores.index.clear();
    const { ledger: constitution } = ledger.parts();
    const stricter = {
      ...constitution.gates,
      checkPayload: () => ({ code: 'payload-invalid', reason: 'It must be less.', facts: {} }),
    };
    const refused = await refusal(ledger.restart({ ledger: { ...constitution, gates: stricter } }));
    expect(refused.code).toBe('sealed-entry-invalid');
    expect(refused.message).toMatch(/under a signed checkpoint.*Start the version of the program/);
  });

  it('names the entry that is missing inside the log', async () => {
    entries('DELETE FROM entry WHERE idx = 2');
    await expect(ledger.restart()).rejects.toThrow(/^Entry 2 is missing from .*ledger\.db/);
  });

  it('goes on where one size was swapped in twice with the same root', async () => {
    const parsed = parseNote(note);
    if (!parsed.ok) throw new Error(parsed.rejection.reason);
    const cosigner = { name: 'witness', keyId: 'abababab', signature: OTHER_ROOT };
    const more = { ...parsed.value, signatures: [...parsed.value.signatures, cosigner] };
    const { version } = ledger.writer.sealed;
    await ledger.stores.checkpoints.swap(version, formatNote(more), size);
    await ledger.restart();
    expect(toHex(ledger.writer.sealed.root)).toBe(toHex(rootOf(size)));
  });

  it('verifies and seals a first group that was cut off before its checkpoint', async () => {
    const other = new SqlitePlace();
    const founded = await (await new TestLedger(other).open()).found();
    const first = await founded.entries();
    other.tamper('checkpoint.db', 'checkpoint', 'DELETE FROM checkpoint');
    await founded.restart();
    expect(founded.writer.sealed.size).toBe(first.length);
    await founded.leave();
  });

  it('opens nothing in which the database itself was altered', () => {
    const database = { 'ledger.db': openSqliteEventStore, 'checkpoint.db': openSqliteCheckpointStore };
    for (const [file, open] of Object.entries(database)) {
      place.tamper(
        file,
        'nothing',
        'CREATE TRIGGER more AFTER INSERT ON ' + (TABLE[file] ?? '') + ' BEGIN SELECT 1; END',
      );
      expect(() => open(place.path(file))).toThrow(/not as it was made.*mingjing fsck/);
    }
  });
});

const TABLE: Readonly<Record<string, string>> = { 'ledger.db': 'entry', 'checkpoint.db': 'checkpoint' };
