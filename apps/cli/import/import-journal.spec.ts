import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportJournals, type ImportJournal } from './import-journal';

const root = mkdtempSync(join(tmpdir(), 'mingjing-journals-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const journalWith = (secret: string, file = 'f'.repeat(64)): ImportJournal => ({
  ...{ name: 'e.csv', kind: 'entities', file, ledger: 'mingjing.example/spec', actor: 'registrar/R-1' },
  ...{ occurredAt: '2026-03-02T09:00:00.000+08:00', rows: 3, leftOut: [], secret },
});

describe('the journal of an import', () => {
  it('is begun once: whoever comes second goes on with the first', () => {
    const [one, other] = [new ImportJournals(root), new ImportJournals(root)];
    const first = journalWith('aa'.repeat(32));
    expect(one.begin(first)).toEqual(first);
    expect(other.begin(journalWith('bb'.repeat(32)))).toMatchObject(first);
    expect(one.find(first.ledger, first.file)).toMatchObject(first);
    expect(readdirSync(root)).toHaveLength(1);
  });

  it('gives no new secret to whoever comes when it is completed', () => {
    const journals = new ImportJournals(root);
    const first = journalWith('aa'.repeat(32), 'e'.repeat(64));
    journals.complete(journals.begin(first));
    expect(journals.begin(journalWith('bb'.repeat(32), 'e'.repeat(64))).secret).toBeUndefined();
  });
});
