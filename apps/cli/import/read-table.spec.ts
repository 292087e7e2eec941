import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { ENTITIES, SOUND, readImport } from '../testing/read-import';

const sheet = (rows: SheetData): Promise<Buffer> => writeExcelFile(rows).toBuffer();
/** 对象编号 in GB18030, as spreadsheets in China write CSV. */
const GB18030 = Buffer.from('b6d4cff3b1e0bac5', 'hex');

describe('a CSV file', () => {
  it('is read with and without a byte order mark, with any line end', async () => {
    const plain = await readImport('entities', `${ENTITIES}\n${SOUND}\n`);
    expect((await readImport('entities', `\ufeff${ENTITIES}\r\n${SOUND}\r\n\r\n`)).sound).toEqual(
      plain.sound,
    );
  });

  it('is told to be GB18030 by its bytes, or by name', async () => {
    const rest = Buffer.from(`,kind,name,category,district,licensor,level\nE-1,ORGANISATION,X,PP,g,b,COUNTY`);
    const bytes = Buffer.concat([GB18030, rest]);
    expect((await readImport('entities', bytes)).sound).toHaveLength(1);
    expect((await readImport('entities', bytes, 'gb18030')).sound).toHaveLength(1);
    await expect(readImport('entities', bytes, 'utf-8')).rejects.toThrow(/is not text in utf-8/);
  });

  it('may part its cells by semicolons or tabs', async () => {
    for (const mark of [';', '\t']) {
      const text = `${ENTITIES}\n${SOUND}`.replaceAll(',', mark);
      expect((await readImport('entities', text)).sound).toHaveLength(1);
    }
  });

  it('may end its lines in one way here and in another there', async () => {
    const rows = ['E-1', 'E-2', 'E-3'].map((id) => SOUND.replace('E-1', id));
    for (const [one, other] of [
      ['\r\n', '\n'],
      ['\n', '\r\n'],
      ['\r', '\r\n'],
    ]) {
      const text = `${ENTITIES}${one}${rows[0]}${other}${rows[1]}${one}${rows[2]}${other}`;
      const { sound, faults } = await readImport('entities', text);
      expect(faults).toEqual([]);
      expect(sound.map(({ line, id }) => `${line} ${id}`)).toEqual(['2 E-1', '3 E-2', '4 E-3']);
    }
  });

  it.each([
    ['sep=,', ','],
    ['sep=;', ';'],
    ['"sep=,"', ','],
    ['SEP=\t', '\t'],
    ['sep=|', '|'],
  ])('may say first what parts its cells, as Excel does: %s', async (line, mark) => {
    const text = `${line}\r\n${`${ENTITIES}\r\n${SOUND}\r\n${SOUND}`.replaceAll(',', mark)}`;
    const { sound, faults } = await readImport('entities', text);
    expect(sound).toMatchObject([{ line: 3, id: 'E-1' }]);
    expect(faults).toMatchObject([{ line: 4, code: 'id-twice' }]);
  });

  it('tells faults of the headings in the line where they stand', async () => {
    for (const before of ['\n\n', 'sep=;\n\n']) {
      const text = `${before}${ENTITIES},老板\n${SOUND},x`.replaceAll(',', ';');
      expect((await readImport('entities', text)).faults).toMatchObject([{ line: 3, column: '老板' }]);
    }
  });

  it('counts lines as an editor does, quoted line breaks included', async () => {
    const text = `${ENTITIES},地址\n${SOUND},"样例路\n1号"\n\nE-2,单位,X,无此类,g,b,县,\n`;
    expect((await readImport('entities', text)).faults).toMatchObject([{ line: 5, column: '类别' }]);
  });

  it('is refused where a quote is never closed, or where it is empty', async () => {
    await expect(readImport('entities', `${ENTITIES}\n"E-1,单位`)).rejects.toThrow(/Quote Not Closed/);
    await expect(readImport('entities', '')).rejects.toThrow(/is empty/);
  });
});

describe('a workbook', () => {
  const headings = ENTITIES.split(',').map((value) => ({ value, type: String }));

  it('may hold days as days and codes as numbers', async () => {
    const columns = [
      ...headings,
      ...['发证日期', '许可证号', '许可证类型', '许可方式'].map((value) => ({ value })),
    ];
    const row = [12, '单位', '样例宾馆', 'PP', 'g', 'b', '县'].map((value) => ({ value }));
    const day = { value: new Date('2024-03-01T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' };
    const more = [day, ...[7, '证', '普通'].map((value) => ({ value }))];
    const [read1] = (await readImport('entities', await sheet([columns, [...row, ...more]]))).sound;
    expect(read1).toMatchObject({ id: '12', data: { licence: { issued: '2024-03-01', number: '7' } } });
  });

  it('is refused where a code has lost digits as a number', async () => {
    const columns = [...headings, { value: '统一社会信用代码' }];
    const row = [...SOUND.split(','), Number('913700000000000019')].map((value) => ({ value }));
    expect((await readImport('entities', await sheet([columns, row]))).faults).toMatchObject([
      { line: 2, column: '统一社会信用代码', code: 'cell-unreadable' },
    ]);
  });

  it('is refused where it is none', async () => {
    await expect(readImport('entities', 'PK\u0003\u0004 no workbook')).rejects.toThrow(/is no XLSX workbook/);
  });
});
