import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { Registry } from '@mingjing/kernel';
import { drawContext } from '@mingjing/draw';
import { registersContext } from '@mingjing/registers';
import { IMPORT_KINDS, type ImportKind } from './columns';
import type { Encoding } from './decode-text';
import { readImportFile, type ImportFile } from './read-import-file';

const registry = new Registry([registersContext, drawContext]);
const TEMPLATES = join(__dirname, 'templates');
const ENTITIES = '对象编号,主体类型,单位名称,类别,辖区,发证机关,监管层级';
const sound = 'E-1,单位,样例宾馆,公共场所,gaoqing,bureau,县级';

function read(
  kind: ImportKind,
  content: string | Uint8Array,
  encoding: Encoding = 'auto',
): Promise<ImportFile> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const defaults = kind === 'tasks' ? { origin: 'CITY', due: '2026-06-30' } : {};
  return readImportFile(kind, bytes, 'file.csv', { registry, encoding, defaults });
}

const sheet = (rows: SheetData): Promise<Buffer> => writeExcelFile(rows).toBuffer();
/** A row in GB18030, as spreadsheets in China write CSV. */
const GB18030 = Buffer.from('b6d4cff3b1e0bac5', 'hex');

describe('the templates that ship', () => {
  it.each(readdirSync(TEMPLATES))('%s is sound as it is', async (name) => {
    const kind = IMPORT_KINDS.find((one) => name.startsWith(one))!;
    const { sound: rows, faults } = await read(kind, readFileSync(join(TEMPLATES, name)));
    expect(faults).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each(IMPORT_KINDS)('say the same of %s in CSV and in XLSX', async (kind) => {
    const [csv, xlsx] = await Promise.all(
      ['csv', 'xlsx'].map((ending) => read(kind, readFileSync(join(TEMPLATES, `${kind}.${ending}`)))),
    );
    expect(xlsx?.sound).toEqual(csv?.sound);
  });
});

describe('a row of the entity register', () => {
  it('is read with Chinese headings and words', async () => {
    const text = `${ENTITIES},子类,发证日期,有效期至,许可证号,许可证类型,许可方式,联系电话\n${sound},住宿；游泳,2024年3月1日,2028/2/29,证1,公共场所卫生许可证,告知承诺,000`;
    expect((await read('entities', text)).sound).toEqual([
      {
        ...{ line: 2, id: 'E-1', personal: { phone: '000' } },
        data: {
          ...{ kind: 'ORGANISATION', name: '样例宾馆', category: 'PP', subtypes: ['PP-HOTEL', 'PP-SWIM'] },
          ...{ district: 'gaoqing', licensor: 'bureau', level: 'COUNTY' },
          licence: {
            ...{ number: '证1', kind: '公共场所卫生许可证', mode: 'COMMITMENT' },
            ...{ issued: '2024-03-01', validTo: '2028-02-29' },
          },
        },
      },
    ]);
  });

  it('is read with English headings and codes', async () => {
    const text =
      'Entity ID,kind,name,category,district,licensor,level\nE-1,ORGANISATION,样例宾馆,PP,gaoqing,bureau,COUNTY';
    const chinese = await read('entities', `${ENTITIES}\n${sound}`);
    expect((await read('entities', text)).sound).toEqual(chinese.sound);
  });

  it('keeps the name and the code of a sole trader out of the data', async () => {
    const text = `${ENTITIES},统一社会信用代码\nE-2,个体工商户,样例理发店,公共场所,gaoqing,bureau,县,92370000000000001X`;
    const [row] = (await read('entities', text)).sound;
    expect(row?.personal).toEqual({ name: '样例理发店', creditCode: '92370000000000001X' });
    expect(JSON.stringify(row?.data)).not.toMatch(/样例理发店|92370000000000001X/);
  });
});

describe('a CSV file', () => {
  it('is read with and without a byte order mark, with any line end', async () => {
    const plain = await read('entities', `${ENTITIES}\n${sound}\n`);
    expect((await read('entities', `\ufeff${ENTITIES}\r\n${sound}\r\n\r\n`)).sound).toEqual(plain.sound);
  });

  it('is told to be GB18030 by its bytes, or by name', async () => {
    const rest = Buffer.from(`,kind,name,category,district,licensor,level\nE-1,ORGANISATION,X,PP,g,b,COUNTY`);
    const bytes = Buffer.concat([GB18030, rest]);
    expect((await read('entities', bytes)).sound).toHaveLength(1);
    expect((await read('entities', bytes, 'gb18030')).sound).toHaveLength(1);
    await expect(read('entities', bytes, 'utf-8')).rejects.toThrow(/is not text in utf-8/);
  });

  it('may part its cells by semicolons or tabs', async () => {
    for (const mark of [';', '\t']) {
      const text = `${ENTITIES}\n${sound}`.replaceAll(',', mark);
      expect((await read('entities', text)).sound).toHaveLength(1);
    }
  });

  it('counts lines as an editor does, quoted line breaks included', async () => {
    const text = `${ENTITIES},地址\n${sound},"样例路\n1号"\n\nE-2,单位,X,无此类,g,b,县,\n`;
    expect((await read('entities', text)).faults).toMatchObject([{ line: 5, column: '类别' }]);
  });

  it('is refused where a quote is never closed, or where it is empty', async () => {
    await expect(read('entities', `${ENTITIES}\n"E-1,单位`)).rejects.toThrow(/Quote Not Closed/);
    await expect(read('entities', '')).rejects.toThrow(/is empty/);
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
    const [read1] = (await read('entities', await sheet([columns, [...row, ...more]]))).sound;
    expect(read1).toMatchObject({ id: '12', data: { licence: { issued: '2024-03-01', number: '7' } } });
  });

  it('is refused where a code has lost digits as a number', async () => {
    const columns = [...headings, { value: '统一社会信用代码' }];
    const row = [...sound.split(','), 913700000000000019].map((value) => ({ value }));
    expect((await read('entities', await sheet([columns, row]))).faults).toMatchObject([
      { line: 2, column: '统一社会信用代码', code: 'cell-unreadable' },
    ]);
  });

  it('is refused where it is none', async () => {
    await expect(read('entities', 'PK\u0003\u0004 no workbook')).rejects.toThrow(/is no XLSX workbook/);
  });
});

describe('a bad row is reported with line, column and reason', () => {
  const more = (column: string, cell: string): string => `${ENTITIES},${column}\n${sound},${cell}`;
  const cells = (at: number, cell: string): string =>
    `${ENTITIES}\n${sound.split(',').with(at, cell).join(',')}`;

  it.each([
    ['an empty cell', cells(2, ''), '单位名称', 'cell-empty'],
    ['an id with a slash', cells(0, 'E/1'), '对象编号', 'cell-malformed'],
    ['a category that nobody knows', cells(3, '游乐场'), '类别', 'cell-malformed'],
    ['a word for another thing', cells(6, '国家'), '监管层级', 'cell-malformed'],
    ['a day that does not exist', more('发证日期', '2026-02-30'), '发证日期', 'cell-malformed'],
    ['a weight that is no number', more('权重', '1.5'), '权重', 'cell-malformed'],
    ['a weight of nothing', more('权重', '0'), '权重', 'payload-invalid'],
    ['a code of another form', more('统一社会信用代码', 'abc'), '统一社会信用代码', 'payload-invalid'],
    ['half a licence', more('许可证号', '证1'), undefined, 'payload-invalid'],
    ['the same subtype twice', more('子类', '住宿;住宿'), '子类', 'payload-invalid'],
    ['a subtype of no category', more('子类', 'XX-HOTEL'), '子类', 'cell-malformed'],
    ['a cell too many', `${ENTITIES}\n${sound},x`, undefined, 'row-too-long'],
    ['a second row of the same id', `${ENTITIES}\n${sound}\n${sound}`, '对象编号', 'id-twice'],
  ])('%s', async (_what, text, column, code) => {
    const { faults } = await read('entities', text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ line: text.trimEnd().split('\n').length, code });
    expect(faults[0]?.column).toBe(column);
    expect(faults[0]?.reason).toMatch(/\.$/);
  });

  it('a licence that ends before it begins', async () => {
    const text = `${ENTITIES},发证日期,有效期至,许可证号,许可证类型,许可方式\n${sound},2026-02-01,2026-01-01,证1,证,普通`;
    expect((await read('entities', text)).faults).toMatchObject([
      { column: '有效期至', code: 'period-backwards' },
    ]);
  });

  it('every bad row and every bad cell of it, not the first alone', async () => {
    const text = `${ENTITIES}\nE 1,单位,,公共场所,g,b,县\n${sound}\nE-3,单位,X,公共场所,g,b,国`;
    const { faults, sound: rows } = await read('entities', text);
    expect(faults.map(({ line, column }) => `${line} ${column ?? ''}`)).toEqual([
      '2 对象编号',
      '2 单位名称',
      '4 监管层级',
    ]);
    expect(rows.map(({ line }) => line)).toEqual([3]);
  });

  it.each([
    ['a column that nobody knows', `${ENTITIES},老板\n${sound},x`, 'column-unknown'],
    ['the same column twice', `${ENTITIES},name\n${sound},x`, 'column-twice'],
    ['a column that is missing', '对象编号,主体类型\nE-1,单位', 'column-missing'],
  ])('%s, for the headings, and then no row is sound', async (_what, text, code) => {
    const { faults, sound: rows } = await read('entities', text);
    expect(faults[0]).toMatchObject({ line: 1, code });
    expect(rows).toEqual([]);
  });
});

describe('a row of the officer register', () => {
  const OFFICERS =
    '人员编号,姓名,机构,职务,科室,可任首位监督员,一线,编制类型,证件类型,证件有效期起,证件有效期至';

  it('keeps the name out of the data', async () => {
    const text = `${OFFICERS}\nG-1,样例丙,brigade,监督员,section-1,是,否,事业,行政执法证,2024-01-01,2028-12-31`;
    const [row] = (await read('officers', text)).sound;
    expect(row?.personal).toEqual({ name: '样例丙' });
    expect(row?.data).toMatchObject({ canLead: true, frontLine: false, employment: 'INSTITUTION' });
    expect(JSON.stringify(row?.data)).not.toContain('样例丙');
  });

  it('has an id that can sign', async () => {
    const text = `${OFFICERS}\n监督员一,样例丙,brigade,监督员,section-1,是,否,事业,行政执法证,2024-01-01,2028-12-31`;
    expect((await read('officers', text)).faults).toMatchObject([
      { column: '人员编号', code: 'cell-malformed' },
    ]);
  });
});

describe('a row of a list of tasks', () => {
  it('is due when the list is, unless it says otherwise', async () => {
    const text =
      '对象编号,抽查事项,完成期限,执法领域\nE-1,PP-01,,G/public-places\nE-1,PP-01;PP-02,2026-05-01,G/public-places';
    const { sound: rows } = await read('tasks', text);
    expect(rows.map(({ data }) => data)).toEqual([
      { origin: 'CITY', entity: 'E-1', items: ['PP-01'], due: '2026-06-30', field: 'G/public-places' },
      {
        origin: 'CITY',
        entity: 'E-1',
        items: ['PP-01', 'PP-02'],
        due: '2026-05-01',
        field: 'G/public-places',
      },
    ]);
  });
});
