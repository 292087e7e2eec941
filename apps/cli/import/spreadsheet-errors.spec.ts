import { ENTITIES, SOUND, readImport } from '../testing/read-import';
import { spoiltWorkbook } from '../testing/workbooks';

const HEADINGS = [...ENTITIES.split(','), '信用等级', '量化等级'];
const ROW = [...SOUND.split(','), 'D级', 'B级'];
const read = async (cells: Readonly<Record<string, string>>) =>
  readImport('entities', await spoiltWorkbook([HEADINGS, ROW], cells));

describe('an error that stands in a cell of a workbook', () => {
  it.each(['#N/A', '#REF!', '#DIV/0!', '#NAME?', '#SPILL!'])(
    '%s is told, and not read as an empty cell',
    async (error) => {
      const { sound, faults } = await read({
        H2: `<c r="H2" t="e"><f>VLOOKUP(A2,x,2)</f><v>${error}</v></c>`,
      });
      expect(sound).toEqual([]);
      expect(faults).toMatchObject([{ line: 2, column: '信用等级', code: 'cell-unreadable' }]);
      expect(faults[0]?.reason).toContain(`${error}, an error of the spreadsheet; open the file`);
    },
  );

  it('is told in a cell that must have a value, as what it is', async () => {
    const { faults } = await read({ C2: '<c t="e" r="C2"><v>#REF!</v></c>' });
    expect(faults).toMatchObject([{ column: '单位名称', code: 'cell-unreadable' }]);
  });

  it('is told of every cell that has one, though a row holds nothing else', async () => {
    const errors = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'].map((letter) => [
      `${letter}2`,
      `<c r="${letter}2" t="e"><v>#N/A</v></c>`,
    ]);
    const { faults } = await read(Object.fromEntries(errors) as Record<string, string>);
    expect(faults.map(({ column }) => column)).toEqual(HEADINGS);
  });

  it('is told though it has no name, or one that nobody knows', async () => {
    for (const value of ['', '<v/>', '<v>#Z</v>']) {
      const { faults } = await read({ H2: `<c r="H2" t="e"><f>1/0</f>${value}</c>` });
      expect(faults).toMatchObject([{ column: '信用等级', code: 'cell-unreadable' }]);
    }
  });
});

describe('a formula in a workbook', () => {
  it.each([
    ['without a value', '<c r="H2"><f>1+1</f></c>'],
    ['with an empty value, as scripts write it', '<c r="H2"><f>1+1</f><v></v></c>'],
    ['with an empty value in short', '<c r="H2" s="0"><f>1+1</f><v/></c>'],
    ['shared, without a value', '<c r="H2"><f t="shared" si="0"/></c>'],
    ['of text, without a value', '<c r="H2" t="str"><f>CONCATENATE("D")</f></c>'],
  ])('%s was never computed, and that is told', async (_what, cell) => {
    const { sound, faults } = await read({ H2: cell });
    expect(sound).toEqual([]);
    expect(faults).toMatchObject([{ line: 2, column: '信用等级', code: 'cell-unreadable' }]);
    expect(faults[0]?.reason).toMatch(/formula that was never computed; open the file .* and save it/);
  });

  it('that was computed says what it came to', async () => {
    const { sound } = await read({ H2: '<c r="H2" t="str"><f>CONCATENATE("A","级")</f><v>A级</v></c>' });
    expect(sound).toMatchObject([{ data: { credit: 'A', grade: 'B' } }]);
  });

  it('that came to an empty text says nothing, like an empty cell', async () => {
    const { sound } = await read({ H2: '<c r="H2" t="str"><f>IF(1,"","")</f><v></v></c>' });
    expect(sound).toHaveLength(1);
    expect(sound[0]?.data).not.toHaveProperty('credit');
  });
});

describe('an error that a spreadsheet wrote into a CSV file', () => {
  it.each(['#N/A', '#VALUE!', 'Err:502'])('%s is told, in a column of free text too', async (error) => {
    const { faults } = await readImport('entities', `${ENTITIES},地址\n${SOUND},${error}`);
    expect(faults).toMatchObject([{ line: 2, column: '地址', code: 'cell-unreadable' }]);
  });

  it('is nothing that only begins like one', async () => {
    const { sound } = await readImport('entities', `${ENTITIES},地址\n${SOUND},#1 样例路!`);
    expect(sound).toMatchObject([{ personal: { address: '#1 样例路!' } }]);
  });
});
