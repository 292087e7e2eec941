import { openSqliteEventStore } from '@mingjing/event-store';
import { MerkleTree, leafHash, signCheckpoint } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import { logVerifierKey, serverKeyPath } from '../../ledger/composition/held-keys';
import { readKeyFile } from '../../ledger/composition/key-file';
import type { Attack, Outcome, Try } from '../attacks/attack';
import { ORIGIN } from '../play-county';
import type { CountyCopy } from './county-copy';
import { fsckSays } from './fsck-says';

/** A name in an entry becomes another one of the same length. */
const EDIT = (index: number): string =>
  `UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), '"category":"', '"category":"X') AS BLOB) WHERE idx = ${index}`;

/** Attack 13: the database administrator edits a row. */
export async function editedRow(make: () => Promise<CountyCopy>): Promise<Attack> {
  const copy = await make();
  const index = copy.entries.findIndex(({ statement }) => statement.type === 'EntityRegistered');
  const tries: Try[] = [
    { tried: `UPDATE of entry ${index} in ledger.db`, outcome: refusedByTrigger(copy, index) },
  ];
  withoutTriggers(copy, 'ledger', 'entry', EDIT(index));
  tries.push({
    tried: 'he drops the triggers, edits the row, puts them back word for word, and starts the service',
    outcome: await copy.start(),
  });
  tries.push({ tried: 'the same file, checked', outcome: await fsckSays(copy, 'root-differs') });
  await signAnew(copy);
  tries.push({
    tried:
      'he has the log key too: he signs a checkpoint over the edited log and puts it in the old one’s place',
    outcome: await fsckSays(copy, 'entry-invalid'),
  });
  return { no: 13, title: 'the database administrator edits a row', tries };
}

function refusedByTrigger(copy: CountyCopy, index: number): Outcome {
  try {
    copy.tamper('ledger', (database) => database.exec(EDIT(index)));
    return { kind: 'SUCCEEDED' };
  } catch (error) {
    return { kind: 'REFUSED', by: 'a trigger of the file', reason: (error as Error).message };
  }
}

function withoutTriggers(copy: CountyCopy, file: 'ledger' | 'checkpoint', table: string, sql: string): void {
  copy.tamper(file, (database) => {
    const guards = database
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
      .all(table) as { readonly name: string; readonly sql: string }[];
    for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`);
    database.exec(sql);
    for (const guard of guards) database.exec(guard.sql);
  });
}

/** The newest checkpoint is replaced by one over the log as it is now. */
async function signAnew(copy: CountyCopy): Promise<void> {
  const store = openSqliteEventStore(copy.folder.ledger, { readOnly: true });
  const tree = new MerkleTree(sha256);
  for (const bytes of await store.read(0, await store.size())) tree.append(leafHash(sha256, bytes));
  await store.close();
  const { signer } = readKeyFile(serverKeyPath(copy.folder, 'log'));
  const key = logVerifierKey(ORIGIN, signer);
  const note = signCheckpoint(key, (message) => signer.sign(message), tree.size, tree.root());
  const sql = `UPDATE checkpoint SET note = '${note}' WHERE size = ${tree.size}`;
  withoutTriggers(copy, 'checkpoint', 'checkpoint', sql);
}
