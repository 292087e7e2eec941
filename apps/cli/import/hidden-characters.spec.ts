import fc from 'fast-check';
import { ENTITIES, SOUND, readImport } from '../testing/read-import';
import { workbookOf } from '../testing/workbooks';

const named = (name: string): string => `${ENTITIES},地址\n${SOUND.replace('样例宾馆', name)},样例路`;

describe('a character that nobody sees', () => {
  it.each([
    ['U+0000', '\0'],
    ['U+0007', '\u0007'],
    ['U+0009', '\t'],
    ['U+00AD', '\u00ad'],
    ['U+200B', '\u200b'],
    ['U+202E', '\u202e'],
    ['U+2066', '\u2066'],
    ['U+FEFF', '\ufeff'],
    ['U+E0041', '\u{e0041}'],
  ])('is refused in a name, and told as %s with its place', async (name, character) => {
    const { sound, faults } = await readImport('entities', named(`样${character}例`));
    expect(sound).toEqual([]);
    expect(faults).toMatchObject([{ line: 2, column: '单位名称', code: 'cell-unreadable' }]);
    expect(faults[0]?.reason).toContain(`${name}, a character that nobody sees, as its character 2;`);
  });

  it('is refused in every column', async () => {
    const cells = [...SOUND.split(','), '样例路'];
    for (const [at, cell] of cells.entries()) {
      const text = `${ENTITIES},地址\n${cells.with(at, `${cell}\u200b`).join(',')}`;
      const { faults } = await readImport('entities', text);
      expect(faults).toMatchObject([
        { column: [...ENTITIES.split(','), '地址'][at], code: 'cell-unreadable' },
      ]);
    }
  });

  it('is refused in a workbook too', async () => {
    const rows = [ENTITIES.split(','), SOUND.replace('样例', '样\u202e例').split(',')];
    const { faults } = await readImport('entities', await workbookOf(rows));
    expect(faults).toMatchObject([
      { column: '单位名称', reason: expect.stringContaining('U+202E') as string },
    ]);
  });

  it('is named where it makes a heading unknown', async () => {
    const { faults } = await readImport('entities', `${ENTITIES.replace('类别', '类\u200b别')}\n${SOUND}`);
    expect(faults[0]).toMatchObject({ line: 1, code: 'column-unknown' });
    expect(faults[0]?.reason).toContain('U+200B');
  });
});

describe('a name', () => {
  it.each([
    ['brackets of full width', '样例（高青）宾馆'],
    ['quotation marks and a middle dot', '“样例”阿依·样例'],
    ['letters of full width', '样例ＫＴＶ'],
    ['a character of compatibility', '\uf929\u{2f800}样例'],
    ['a character beyond the first plane', '\u{20bb7}样例'],
    ['a form that was chosen of a character', '葛\u{e0100}样例'],
    ['a character of private use, as old registers have for rare ones', '\ue863样例'],
  ])('with %s passes as it was written', async (_what, name) => {
    expect((await readImport('entities', named(name))).sound).toMatchObject([{ data: { name } }]);
  });

  it('of Chinese characters passes as it was written', async () => {
    const character = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
    const names = fc.array(character, { minLength: 1, maxLength: 20 }).map((all) => all.join(''));
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        expect((await readImport('entities', named(name))).sound).toMatchObject([{ data: { name } }]);
      }),
      { numRuns: 50 },
    );
  });

  it('may be broken into lines, as an address is', async () => {
    const text = `${ENTITIES},地址\n${SOUND},"样例路\n1号"`;
    expect((await readImport('entities', text)).sound).toMatchObject([
      { personal: { address: '样例路\n1号' } },
    ]);
  });
});
