import { ENTITIES, SOUND, readImport } from '../testing/read-import';

const LICENCE = '许可证号,许可证类型,发证日期,有效期至,许可方式';
const licensed = async (cells: string, headings = LICENCE) =>
  readImport('entities', `${ENTITIES},${headings}\n${SOUND},${cells}`);

describe('a licence of which only a part is given', () => {
  it('is told with every cell that is missing, by its heading, at once', async () => {
    const { sound, faults } = await licensed(',,2024-03-01,,');
    expect(sound).toEqual([]);
    expect(faults).toMatchObject(
      ['许可证号', '许可证类型', '许可方式'].map((column) => ({ line: 2, column, code: 'cell-empty' })),
    );
    expect(faults[0]?.reason).toBe(
      'The cell is empty, but the licence in this row needs it; fill it, or empty all cells of the licence.',
    );
  });

  it('is told with the columns that the file lacks, as the template calls them', async () => {
    const { faults } = await licensed('证1', '许可证号');
    expect(faults).toMatchObject(
      ['许可证类型', '发证日期', '许可方式'].map((column) => ({ line: 2, column, code: 'cell-empty' })),
    );
    expect(faults[0]?.reason).toMatch(/add the column, or empty all cells of the licence\.$/);
  });

  it('is told beside what is wrong with the rest of the row', async () => {
    const { faults } = await licensed('证1,,2024-02-30,,普通');
    expect(faults.map(({ column, code }) => `${column ?? ''} ${code}`)).toEqual([
      '发证日期 cell-malformed',
      '许可证类型 cell-empty',
    ]);
  });

  it('is whole without the day on which it ends', async () => {
    expect((await licensed('证1,证,2024-03-01,,普通')).sound).toHaveLength(1);
  });

  it('is none where all of its cells are empty', async () => {
    const { sound } = await licensed(',,,,');
    expect(sound[0]?.data).not.toHaveProperty('licence');
  });
});

describe('what the ledger would say to the form of a row', () => {
  it.each([
    ['权重', '0', /^"权重" must be at least 1/],
    ['weight', '0', /^"weight" must be at least 1/],
    ['子类', '住宿;住宿', /"子类"/],
    ['统一社会信用代码', 'abc', /"统一社会信用代码"/],
  ])('names the column %s by its heading, and no member of an event', async (column, cell, reason) => {
    const { faults } = await licensed(cell, column);
    expect(faults).toMatchObject([{ column, code: 'payload-invalid' }]);
    expect(faults[0]?.reason).toMatch(reason);
    expect(faults[0]?.reason).not.toContain('data.');
  });
});
