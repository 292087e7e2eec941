import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ENTITIES, SOUND, readImport } from '../testing/read-import';
import { IMPORT_KINDS } from './columns';

const TEMPLATES = join(__dirname, 'templates');

describe('the templates that ship', () => {
  it.each(readdirSync(TEMPLATES))('%s is sound as it is', async (name) => {
    const kind = IMPORT_KINDS.find((one) => name.startsWith(one))!;
    const { sound: rows, faults } = await readImport(kind, readFileSync(join(TEMPLATES, name)));
    expect(faults).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each(IMPORT_KINDS)('say the same of %s in CSV and in XLSX', async (kind) => {
    const [csv, xlsx] = await Promise.all(
      ['csv', 'xlsx'].map((ending) => readImport(kind, readFileSync(join(TEMPLATES, `${kind}.${ending}`)))),
    );
    expect(xlsx?.sound).toEqual(csv?.sound);
  });
});

describe('a row of the entity register', () => {
  it('is read with Chinese headings and words', async () => {
    const text = `${ENTITIES},子类,发证日期,有效期至,许可证号,许可证类型,许可方式,联系电话\n${SOUND},住宿；游泳,2024年3月1日,2028/2/29,证1,公共场所卫生许可证,告知承诺,000`;
    expect((await readImport('entities', text)).sound).toEqual([
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
    const chinese = await readImport('entities', `${ENTITIES}\n${SOUND}`);
    expect((await readImport('entities', text)).sound).toEqual(chinese.sound);
  });

  it('is refused where a spreadsheet has rounded a code', async () => {
    const { faults } = await readImport('entities', `${ENTITIES},统一社会信用代码\n${SOUND},9.1370E+17`);
    expect(faults).toMatchObject([{ line: 2, column: '统一社会信用代码' }]);
    expect(faults[0]?.reason).toMatch(/^"9\.1370E\+17" was rounded by a spreadsheet/);
  });

  it('brings what weights and strata of records go by: both grades, weight and marks', async () => {
    const chinese = `${ENTITIES},量化等级,信用等级,权重,标签\n${SOUND},C级,高风险,2,投诉举报多；严重违法`;
    const english = `${ENTITIES},grade,credit,weight,tags\n${SOUND},C,D,2,投诉举报多|严重违法`;
    for (const text of [chinese, english]) {
      const [row] = (await readImport('entities', text)).sound;
      expect(row?.data).toMatchObject({
        ...{ grade: 'C', credit: 'D', weight: 2 },
        tags: ['投诉举报多', '严重违法'],
      });
    }
    const { faults } = await readImport('entities', `${ENTITIES},信用等级\n${SOUND},E`);
    expect(faults).toMatchObject([{ line: 2, column: '信用等级' }]);
  });

  it('keeps the name and the code of a sole trader out of the data', async () => {
    const text = `${ENTITIES},统一社会信用代码\nE-2,个体工商户,样例理发店,公共场所,gaoqing,bureau,县,92370000000000001X`;
    const [row] = (await readImport('entities', text)).sound;
    expect(row?.personal).toEqual({ name: '样例理发店', creditCode: '92370000000000001X' });
    expect(JSON.stringify(row?.data)).not.toMatch(/样例理发店|92370000000000001X/);
  });
});

describe('a bad row is reported with line, column and reason', () => {
  const more = (column: string, cell: string): string => `${ENTITIES},${column}\n${SOUND},${cell}`;
  const cells = (at: number, cell: string): string =>
    `${ENTITIES}\n${SOUND.split(',').with(at, cell).join(',')}`;

  it.each([
    ['an empty cell', cells(2, ''), '单位名称', 'cell-empty'],
    ['an id with a slash', cells(0, 'E/1'), '对象编号', 'cell-malformed'],
    ['a category that nobody knows', cells(3, '游乐场'), '类别', 'cell-malformed'],
    ['a word for another thing', cells(6, '国家'), '监管层级', 'cell-malformed'],
    [
      'a day that does not exist',
      more('许可证号,许可证类型,许可方式,发证日期', '证1,证,普通,2026-02-30'),
      '发证日期',
      'cell-malformed',
    ],
    ['a weight that is no number', more('权重', '1.5'), '权重', 'cell-malformed'],
    ['a weight of nothing', more('权重', '0'), '权重', 'payload-invalid'],
    ['a code of another form', more('统一社会信用代码', 'abc'), '统一社会信用代码', 'payload-invalid'],
    ['the same subtype twice', more('子类', '住宿;住宿'), '子类', 'payload-invalid'],
    ['a subtype of no category', more('子类', 'XX-HOTEL'), '子类', 'cell-malformed'],
    ['a cell too many', `${ENTITIES}\n${SOUND},x`, undefined, 'row-too-long'],
    ['a second row of the same id', `${ENTITIES}\n${SOUND}\n${SOUND}`, '对象编号', 'id-twice'],
  ])('%s', async (_what, text, column, code) => {
    const { faults } = await readImport('entities', text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ line: text.trimEnd().split('\n').length, code });
    expect(faults[0]?.column).toBe(column);
    expect(faults[0]?.reason).toMatch(/\.$/);
  });

  it('a licence that ends before it begins', async () => {
    const text = `${ENTITIES},发证日期,有效期至,许可证号,许可证类型,许可方式\n${SOUND},2026-02-01,2026-01-01,证1,证,普通`;
    expect((await readImport('entities', text)).faults).toMatchObject([
      { column: '有效期至', code: 'period-backwards' },
    ]);
  });

  it('every bad row and every bad cell of it, not the first alone', async () => {
    const text = `${ENTITIES}\nE 1,单位,,公共场所,g,b,县\n${SOUND}\nE-3,单位,X,公共场所,g,b,国`;
    const { faults, sound: rows } = await readImport('entities', text);
    expect(faults.map(({ line, column }) => `${line} ${column ?? ''}`)).toEqual([
      '2 对象编号',
      '2 单位名称',
      '4 监管层级',
    ]);
    expect(rows.map(({ line }) => line)).toEqual([3]);
  });

  it.each([
    ['a column that nobody knows', `${ENTITIES},老板\n${SOUND},x`, 'column-unknown'],
    ['the same column twice', `${ENTITIES},name\n${SOUND},x`, 'column-twice'],
    ['a column that is missing', '对象编号,主体类型\nE-1,单位', 'column-missing'],
  ])('%s, for the headings, and then no row is sound', async (_what, text, code) => {
    const { faults, sound: rows } = await readImport('entities', text);
    expect(faults[0]).toMatchObject({ line: 1, code });
    expect(rows).toEqual([]);
  });
});

describe('a row of the officer register', () => {
  const OFFICERS =
    '人员编号,姓名,机构,职务,科室,可任首位监督员,一线,编制类型,证件类型,证件有效期起,证件有效期至';

  it('keeps the name out of the data', async () => {
    const text = `${OFFICERS}\nG-1,样例丙,brigade,监督员,section-1,是,否,事业,行政执法证,2024-01-01,2028-12-31`;
    const [row] = (await readImport('officers', text)).sound;
    expect(row?.personal).toEqual({ name: '样例丙' });
    expect(row?.data).toMatchObject({ canLead: true, frontLine: false, employment: 'INSTITUTION' });
    expect(JSON.stringify(row?.data)).not.toContain('样例丙');
  });

  it('has an id that can sign', async () => {
    const text = `${OFFICERS}\n监督员一,样例丙,brigade,监督员,section-1,是,否,事业,行政执法证,2024-01-01,2028-12-31`;
    expect((await readImport('officers', text)).faults).toMatchObject([
      { column: '人员编号', code: 'cell-malformed' },
    ]);
  });
});

describe('a row of a list of tasks', () => {
  it('is due when the list is, unless it says otherwise', async () => {
    const text =
      '对象编号,抽查事项,完成期限,执法领域\nE-1,PP-01,,G/public-places\nE-2,PP-01;PP-02,2026-05-01,G/public-places';
    const { sound: rows } = await readImport('tasks', text);
    expect(rows.map(({ data }) => data)).toEqual([
      { origin: 'CITY', entity: 'E-1', items: ['PP-01'], due: '2026-06-30', field: 'G/public-places' },
      {
        origin: 'CITY',
        entity: 'E-2',
        items: ['PP-01', 'PP-02'],
        due: '2026-05-01',
        field: 'G/public-places',
      },
    ]);
  });
});
