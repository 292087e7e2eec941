import { opensCommitment } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { fileOf, ROWS, textOf } from '../testing/entities-file';
import { readImport } from '../testing/read-import';
import { ORIGIN, penNamed } from '../testing/small-ledger';
import { planImport } from './plan-import';

const TASKS = '对象编号,抽查事项,执法领域\nE-1,PP-01,G/public-places\nE-2,PP-01,G/public-places';
const pen = penNamed('registrar/R-1');

describe('the plan of an import', () => {
  const planned = async () => {
    const file = await fileOf(textOf(ROWS));
    return planImport({
      ...{ kind: 'entities', pen, sha256, rows: file.sound, ledger: ORIGIN },
      ...{ occurredAt: '2026-03-02T09:00:00.000+08:00', file: { sha256: file.sha256, size: file.size } },
      salt: (row, field) => sha256(Buffer.from(`${row} ${field}`)),
    });
  };

  it('numbers rows from 1, in ids of version 8 that follow from file and row', async () => {
    const plan = await planned();
    const all = [...plan.pages()].flatMap(({ submissions }) => submissions);
    expect(all).toHaveLength(ROWS);
    expect(all.map(({ statement }) => (statement.data['import'] as { row: number }).row)).toEqual(
      Array.from({ length: ROWS }, (_, i) => i + 1),
    );
    expect(new Set(all.map(({ statement }) => statement.id)).size).toBe(ROWS);
    expect(all.every(({ statement }) => statement.id[14] === '8')).toBe(true);
    expect([...(await planned()).pages()].flatMap(({ submissions }) => submissions)).toEqual(all);
  });

  it('keeps its pages to 1,000 statements and 400 kB', async () => {
    const pages = [...(await planned()).pages()];
    expect(pages.map(({ from }) => from)).toEqual(
      pages.map(
        (_page, i) => 1 + pages.slice(0, i).reduce((sum, { submissions }) => sum + submissions.length, 0),
      ),
    );
    for (const { submissions } of pages) {
      expect(submissions.length).toBeLessThanOrEqual(1_000);
      const bytes = submissions.reduce(
        (sum, { statement }) => sum + Buffer.byteLength(JSON.stringify(statement)),
        0,
      );
      expect(bytes).toBeLessThanOrEqual(400_000);
    }
  });

  it('commits to personal fields under the salts that it was given', async () => {
    const [page] = [...(await planned()).pages()];
    const { statement, disclosures } = page!.submissions[0]!;
    const disclosed = disclosures!['legalRepresentative']!;
    expect(disclosed).toMatchObject({ value: '样例负责人0', subject: 'entity/E-1' });
    const commitment = statement.personal!['legalRepresentative']!;
    expect(opensCommitment(sha256, 'legalRepresentative', disclosed, commitment)).toBe(true);
  });

  it('states a list that was received in the array of its first rows', async () => {
    const file = await readImport('tasks', TASKS);
    const plan = planImport({
      ...{ kind: 'tasks', pen, sha256, rows: file.sound, ledger: ORIGIN, salt: () => new Uint8Array(32) },
      ...{ occurredAt: '2026-03-02T09:00:00.000+08:00', file: { sha256: file.sha256, size: file.size } },
      upstream: { id: 'U-1', level: 'CITY', document: '样卫办〔2026〕1号', due: '2026-06-30' },
    });
    const pages = [...plan.pages()];
    expect(pages).toMatchObject([{ from: 1, ahead: 1 }]);
    expect(pages[0]!.submissions.map(({ statement }) => statement.type)).toEqual([
      'UpstreamTasksReceived',
      'TaskAdded',
      'TaskAdded',
    ]);
  });
});
