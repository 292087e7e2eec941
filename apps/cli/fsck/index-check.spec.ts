import { CheckedFolder } from '../testing/checked-folder';
import { faults, found, tamper } from '../testing/spoiling';

describe('the index beside the log', () => {
  it('is not held against the log where another version of the program has told it: the next start tells it anew', async () => {
    const folder = await CheckedFolder.make();
    const data = folder.copy();
    tamper(
      data,
      'ledger.db',
      'told',
      "UPDATE told SET fold = 'of another version'",
      'DROP TABLE told_ids; CREATE TABLE told_id (id BLOB PRIMARY KEY, idx INTEGER NOT NULL) STRICT, WITHOUT ROWID',
    );
    const report = await folder.check(data);
    expect(found(report, 'index-of-other-version')).toMatchObject({ level: 'note' });
    expect(faults(report)).toEqual([]);
    await folder.close();
  });
});
