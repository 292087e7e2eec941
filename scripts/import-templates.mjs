// Writes the templates of the import files from headings.json; run it after changing a heading:
//   node scripts/import-templates.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import writeExcelFile from 'write-excel-file/node';

const here = new URL('../apps/cli/import/', import.meta.url);
const headings = JSON.parse(readFileSync(new URL('headings.json', here), 'utf8'));

/** Rows that show how cells are filled in; nobody and nothing of that name exists. */
const examples = {
  entities: [
    ['E-0001', '单位', '样例宾馆有限公司', '91370000000000001X', '公共场所', '住宿', 'gaoqing', 'B级']
      .concat(['A级', 'gaoqing-health', '县级', '1', '', '样卫公证字〔2024〕第1号', '公共场所卫生许可证'])
      .concat(['2024-03-01', '2028-02-29', '普通', '样例甲', '000-0000001', '样例路1号']),
    [
      'E-0002',
      '个体工商户',
      '样例理发店',
      '',
      '公共场所',
      '理发',
      'gaoqing',
      '',
      'D级',
      'gaoqing-health',
      '县级',
      '',
      '投诉举报多',
    ]
      .concat(['样卫公证字〔2025〕第2号', '公共场所卫生许可证', '2025-05-10', '2029-05-09', '告知承诺'])
      .concat(['样例乙', '', '样例路2号']),
  ],
  officers: [
    ['G-0001', '样例丙', 'gaoqing-brigade', '监督员', 'gaoqing-section-1', '公共场所;饮用水']
      .concat(['G/public-places;G/drinking-water', '是', '是', '公务员', '行政执法证', 'SD-000001'])
      .concat(['2024-01-01', '2028-12-31', '']),
  ],
  // Due with the list (--due), unless a day of its own stands there.
  tasks: [['E-0001', 'PP-01;PP-02', '', 'G/public-places']],
};

for (const [kind, columns] of Object.entries(headings)) {
  const titles = Object.values(columns).map(([english, chinese]) => chinese ?? english);
  const rows = [titles, ...examples[kind]];
  const text = rows.map((row) => row.join(',')).join('\r\n');
  // The byte order mark makes spreadsheets read it as UTF-8.
  writeFileSync(new URL(`templates/${kind}.csv`, here), `\ufeff${text}\r\n`);
  const cells = rows.map((row, at) => row.map((value) => cell(value, at === 0)));
  const workbook = await writeExcelFile(cells, { sheet: kind, stickyRowsCount: 1 }).toBuffer();
  writeFileSync(new URL(`templates/${kind}.xlsx`, here), workbook);
}

/** Text throughout: a code of 18 digits would lose its last ones as a number. */
function cell(value, isHeading) {
  return value === ''
    ? null
    : { value, type: String, format: '@', ...(isHeading ? { fontWeight: 'bold' } : {}) };
}
