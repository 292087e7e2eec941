import fc from 'fast-check';
import { gbkOf } from '../testing/gbk';
import { ENTITIES, SOUND, readImport } from '../testing/read-import';
import { decodeText } from './decode-text';
import headings from './headings.json';
import words from './words.json';

const ENGLISH = 'entityId,kind,name,category,district,licensor,level';
const rowOf = (id: string, name: string): string => `${id},ORGANISATION,${name},PP,gaoqing,bureau,COUNTY`;
const utf8 = (text: string): Uint8Array => Buffer.from(text);
const bytes = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);
const decoded = (file: Uint8Array): string => decodeText(file, 'auto', 'file.csv');

/** Every Chinese word that the import knows, and more of what registers hold. */
const VOCABULARY = [headings, words]
  .flatMap((file) => JSON.stringify(file).match(/\p{Script=Han}+/gu) ?? [])
  .concat([
    '样例宾馆有限公司',
    '样卫公证字〔2024〕第1号',
    '样例甲',
    '样例路1号',
    '高青县',
    '（城区）',
    '张三',
    '镕',
  ]);
const cell = fc.oneof(
  fc.constantFrom(...VOCABULARY),
  fc.constantFrom('', 'E-1', '000-0001', 'PP', '2024-03-01'),
);
const line = fc.array(cell, { minLength: 1, maxLength: 8 }).map((cells) => cells.join(','));
const text = fc.array(line, { minLength: 1, maxLength: 20 }).map((lines) => lines.join('\r\n'));
const lineOfWords = fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 8 });

describe('a CSV file in one encoding', () => {
  it('is read where all of it is GBK, whatever Chinese text it holds', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(decoded(gbkOf(written))).toBe(written);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([...new Set(VOCABULARY)])('is read where it is GBK and all that it says is %s', (word) => {
    expect(decoded(gbkOf(`${word},E-1`))).toBe(`${word},E-1`);
  });

  it('is read where it is GBK and most of it English', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1 }), (names) => {
        const written = [ENGLISH, ...names.map((name, i) => rowOf(`E-${i}`, name))].join('\n');
        expect(decoded(gbkOf(written))).toBe(written);
      }),
    );
  });

  it('is read as GBK where all of it happens to be UTF-8 too, in letters that nobody would write', () => {
    const file = gbkOf(rowOf('E-1', '职业学校'));
    expect(Buffer.from(file).toString()).toContain('\u05b0\u04b5\u0467\u0423');
    expect(decoded(file)).toBe(rowOf('E-1', '职业学校'));
  });

  it.each(['café', 'Ürümqi', '“样例”·甲', 'ئۈرۈمچى', 'Москва'])(
    'is read as UTF-8 where it holds %s',
    (name) => {
      expect(decoded(utf8(rowOf('E-1', name)))).toBe(rowOf('E-1', name));
    },
  );

  it('is read where it is UTF-8', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(decoded(utf8(written))).toBe(written);
      }),
    );
  });

  it.each([
    ['UTF-16, the low byte first', '\ufeff', false],
    ['UTF-16, the high byte first', '\ufeff', true],
  ])('is read where its first bytes say %s', async (_what, mark, isSwapped) => {
    const file = Buffer.from(`${mark}${ENTITIES}\r\n${SOUND}\r\n`, 'utf16le');
    const { sound } = await readImport('entities', isSwapped ? file.swap16() : file);
    expect(sound).toMatchObject([{ line: 2, id: 'E-1', data: { name: '样例宾馆' } }]);
  });
});

describe('a CSV file in two encodings', () => {
  it('is refused with the line where it stops being UTF-8, and what to do', async () => {
    const file = bytes(utf8(`${ENGLISH}\n${rowOf('E-1', '样例酒店')}\n`), gbkOf(rowOf('E-2', '我们')));
    await expect(readImport('entities', file)).rejects.toThrow(
      /^file\.csv is written in two encodings: line 2 is UTF-8, and line 3 is not\. .* save it again as "CSV UTF-8" or \.xlsx; .*--encoding gb18030/,
    );
  });

  it('is refused whichever of the two comes first', () => {
    const file = bytes(gbkOf(`${rowOf('E-1', '样例')}\r\n`), utf8(rowOf('E-2', '王五')));
    expect(() => decoded(file)).toThrow(/line 2 is UTF-8, and line 1 is not/);
  });

  it('is refused where the headings are in one and the rows in the other', () => {
    expect(() => decoded(bytes(utf8(`${ENTITIES}\n`), gbkOf(SOUND)))).toThrow(
      /line 1 is UTF-8, and line 2 is not/,
    );
  });

  it('is refused where one line has cells in both', () => {
    const file = bytes(gbkOf(`${ENGLISH}\nE-1,单位,`), utf8('样例酒店'), gbkOf(',公共场所,g,b,县'));
    expect(() => decoded(file)).toThrow(/line 2 is UTF-8 in part/);
  });

  it('is refused wherever a line of words in the one stands among lines in the other', () => {
    fc.assert(
      fc.property(text, lineOfWords, fc.boolean(), (most, odd, isFirst) => {
        const pair = [bytes(gbkOf(`样例宾馆,${most}\n`)), bytes(utf8(`${odd.join(',')}\n`))];
        expect(() => decoded(bytes(...(isFirst ? pair.toReversed() : pair)))).toThrow(/two encodings/);
      }),
    );
  });

  it('may be read as what it is said to be', async () => {
    const file = bytes(utf8(`${ENGLISH}\n${rowOf('E-1', '样例酒店')}\n`), gbkOf(rowOf('E-2', '我们')));
    expect((await readImport('entities', file, 'gb18030')).sound).toHaveLength(2);
  });
});

describe('a CSV file that is no text in the encoding that it should have', () => {
  it.each([
    ['said to be UTF-8', rowOf('E-1', '样例'), 'utf-8'],
    ['that begins like UTF-8', `\ufeff${ENGLISH}`, 'auto'],
  ] as const)('%s is refused with the line where it stops being so', async (_what, first, encoding) => {
    const file = bytes(utf8(`${first}\n`), gbkOf(rowOf('E-2', '我们')));
    await expect(readImport('entities', file, encoding)).rejects.toThrow(
      /is not text in utf-8: line 2 is not; save it as "CSV UTF-8" or \.xlsx, or name its encoding/,
    );
  });
});
