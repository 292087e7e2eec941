import { ENTITIES, SOUND, readImport } from '../testing/read-import';

const OFFICERS =
  '人员编号,姓名,机构,职务,科室,可任首位监督员,一线,编制类型,证件类型,证件有效期起,证件有效期至,执法证号';
const OFFICER = 'G-1,样例丙,brigade,监督员,section-1,是,否,事业,行政执法证,2024-01-01,2028-12-31,SD-1';
const LICENSED = `${ENTITIES},统一社会信用代码,许可证号,许可证类型,发证日期,许可方式,标签,联系电话`;
const LICENCE = `${SOUND},91370000000000001X,证1,证,2024-01-01,普通,重点,000`;

const spoilt = (headings: string, row: string, column: string, cell: string): string => {
  const at = headings.split(',').indexOf(column);
  return `${headings}\n${row.split(',').with(at, cell).join(',')}`;
};

describe('a code whose last digits a spreadsheet has rounded away', () => {
  it.each(['对象编号', '单位名称', '辖区', '发证机关', '统一社会信用代码', '许可证号', '标签', '联系电话'])(
    'is refused in the column %s of entities',
    async (column) => {
      const { sound, faults } = await readImport(
        'entities',
        spoilt(LICENSED, LICENCE, column, '3.70322E+17'),
      );
      expect(sound).toEqual([]);
      expect(faults).toMatchObject([{ line: 2, column, code: 'cell-malformed' }]);
      expect(faults[0]?.reason).toMatch(/^"3\.70322E\+17" was rounded by a spreadsheet; format the column/);
    },
  );

  it.each(['人员编号', '机构', '科室', '执法证号'])(
    'is refused in the column %s of officers',
    async (column) => {
      const { faults } = await readImport('officers', spoilt(OFFICERS, OFFICER, column, '3.70322E17'));
      expect(faults).toMatchObject([{ line: 2, column, code: 'cell-malformed' }]);
      expect(faults[0]?.reason).toMatch(/was rounded by a spreadsheet/);
    },
  );

  it.each(['对象编号', '抽查事项'])('is refused in the column %s of tasks', async (column) => {
    const headings = '对象编号,抽查事项,执法领域';
    const { faults } = await readImport('tasks', spoilt(headings, 'E-1,PP-01,G/public', column, '3.7E+17'));
    expect(faults).toMatchObject([{ line: 2, column, reason: expect.stringMatching(/rounded/) as string }]);
  });

  it.each(['-3.7E+17', '4E+11', '9.137e+17', '3.70322E17'])('is known as %s', async (id) => {
    const { faults } = await readImport('entities', spoilt(ENTITIES, SOUND, '对象编号', id));
    expect(faults).toMatchObject([{ reason: expect.stringMatching(/rounded/) as string }]);
  });

  it('is told in each row that has it, and not called the same id', async () => {
    const row = SOUND.replace('E-1', '3.70322E+17');
    const { faults } = await readImport('entities', `${ENTITIES}\n${row}\n${row}`);
    expect(faults.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '2 cell-malformed',
      '3 cell-malformed',
    ]);
  });

  it.each(['1E5', '7E10', '5E-1', 'E-17', '3.7'])('is nothing like the id %s', async (id) => {
    const { sound } = await readImport('entities', spoilt(ENTITIES, SOUND, '对象编号', id));
    expect(sound).toMatchObject([{ id }]);
  });
});
