import { ENTITIES, SOUND, readImport } from '../testing/read-import';
import { spoiltWorkbook } from '../testing/workbooks';

const HEADINGS = `${ENTITIES},许可证号,许可证类型,许可方式,发证日期`;
const ROW = `${SOUND},证1,证,普通`;
const written = (day: string) => readImport('entities', `${HEADINGS}\n${ROW},${day}`);

/** `t="d"` is a day by itself, whatever the style; programs mostly write a number and a style, which reads alike. */
const dated = async (day: string) => {
  const rows = [HEADINGS.split(','), [...ROW.split(','), '2024-03-01']];
  const cells = { K2: `<c r="K2" t="d"><v>${day}</v></c>` };
  return readImport('entities', await spoiltWorkbook(rows, cells));
};

describe('a day', () => {
  it.each(['1899-12-30', '1899/12/31', '1000-01-01', '0001年1月1日'])(
    'that is written as %s is refused: nothing that a register holds is so old',
    async (day) => {
      const { sound, faults } = await written(day);
      expect(sound).toEqual([]);
      expect(faults).toMatchObject([{ line: 2, column: '发证日期', code: 'cell-malformed' }]);
      expect(faults[0]?.reason).toBe(
        `"${day}" lies before 1900; write the day as 2026-03-05, or empty the cell if there is none.`,
      );
    },
  );

  it.each(['1900-01-01', '1949-10-01', '2999-12-31'])('that is written as %s is taken', async (day) => {
    expect((await written(day)).sound).toMatchObject([{ data: { licence: { issued: day } } }]);
  });
});

describe('a cell of a workbook that is formatted as a day', () => {
  it.each([
    ['nothing but 0', '1899-12-30'],
    ['a small number, which programs count differently', '1900-02-28'],
    ['a number beyond all days', '+012345-01-01'],
  ])('is refused where it holds %s', async (_what, day) => {
    const { sound, faults } = await dated(day);
    expect(sound).toEqual([]);
    expect(faults).toMatchObject([{ line: 2, column: '发证日期', code: 'cell-unreadable' }]);
    expect(faults[0]?.reason).toMatch(/^The cell holds a number that is formatted as a day/);
  });

  it('is taken from March 1900 on', async () => {
    expect((await dated('1900-03-01')).sound).toMatchObject([
      { data: { licence: { issued: '1900-03-01' } } },
    ]);
  });
});
