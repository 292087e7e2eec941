import { ENTITIES, SOUND, readImport } from '../testing/read-import';

const fileOf = (...ids: readonly string[]): string =>
  [ENTITIES, ...ids.map((id) => SOUND.replace('E-1', id))].join('\n');
const faultsOf = async (...ids: readonly string[]) => (await readImport('entities', fileOf(...ids))).faults;

describe('an id', () => {
  it.each([
    ['in full width', 'Ｅ－１', 'E-1'],
    ['with a hyphen that does not break', 'E\u20111', 'E-1'],
    ['with a dash', 'E–1', 'E-1'],
    ['with a minus', 'E\u22121', 'E-1'],
    ['with a digit in a circle', 'E-①', 'E-1'],
    ['with a Roman numeral of one character', 'E-Ⅱ', 'E-II'],
    ['in full-width brackets', 'E（1）', 'E(1)'],
    ['with a character of which there are two', '\uf900-1', '\u8c48-1'],
  ])('%s is refused, with the form to write instead', async (_what, id, plain) => {
    const faults = await faultsOf(id);
    expect(faults).toMatchObject([{ line: 2, column: '对象编号', code: 'cell-malformed' }]);
    expect(faults[0]?.reason).toBe(`"${id}" looks like another id and is not the same; write ${plain}.`);
  });

  it.each([
    ['a Cyrillic letter', '\u0415-1', 'U+0415'],
    ['a Greek letter', '\u0395-1', 'U+0395'],
    ['a digit of another script', 'E-\u0661', 'U+0661'],
    ['a letter that is blank', 'E\u115f-1', 'U+115F'],
    ['a mark that chooses a form and is not seen', 'E-1\ufe0f', 'U+FE0F'],
  ])('with %s is refused, and the character named', async (_what, id, name) => {
    const faults = await faultsOf(id);
    expect(faults).toMatchObject([{ line: 2, column: '对象编号', code: 'cell-malformed' }]);
    expect(faults[0]?.reason).toContain(name);
  });

  it('that looks like another of the file names both lines, whichever comes first', async () => {
    for (const ids of [
      ['E-1', 'E-2', 'Ｅ－１'],
      ['E‑1', 'E-2', 'E-1'],
    ]) {
      const faults = await faultsOf(...ids);
      expect(faults.at(-1)).toMatchObject({ line: 4, column: '对象编号', code: 'id-alike' });
      expect(faults.at(-1)?.reason).toMatch(/in line 2/);
    }
  });

  it('that looks like another pads no register: of five that look alike none but the first is sound', async () => {
    const { sound } = await readImport('entities', fileOf('E-1', 'E-1\u200b', 'E-1\u202e', 'Ｅ－１', 'E‑1'));
    expect(sound.map(({ line }) => line)).toEqual([2]);
  });

  it.each(['E-0001', '样卫公证字〔2024〕第1号', '370322000000000001', '高青·甲_1.2', 'é-1'])(
    '%s is as good as ever',
    async (id) => {
      expect((await readImport('entities', fileOf(id))).sound).toMatchObject([{ id }]);
    },
  );

  it('that stands twice is told though the first of the two lines is bad otherwise', async () => {
    const text = `${ENTITIES}\n${SOUND.replace('样例宾馆', '')}\n${SOUND}`;
    expect((await readImport('entities', text)).faults).toMatchObject([
      { line: 2, column: '单位名称', code: 'cell-empty' },
      { line: 3, column: '对象编号', code: 'id-twice' },
    ]);
  });
});

describe('a list of tasks', () => {
  it('names its entities as the register does, whatever that once took', async () => {
    const text = '对象编号,抽查事项,执法领域\nＥ－１,PP-01,G/public\nE-1,PP-01,G/public';
    expect((await readImport('tasks', text)).sound.map(({ id }) => id)).toEqual(['Ｅ－１', 'E-1']);
  });
});
