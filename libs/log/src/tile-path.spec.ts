import fc from 'fast-check';
import { formatTilePath, parseTilePath, type Tile } from './tile-path';
import { entryBundles, hashTiles } from './tiles-of-size';

const index = fc.oneof(fc.nat(2000), fc.maxSafeNat());
const width = fc.integer({ min: 1, max: 256 });
const tile: fc.Arbitrary<Tile> = fc.oneof(
  fc.record({ kind: fc.constant('hashes' as const), level: fc.nat(63), index, width }),
  fc.record({ kind: fc.constant('entries' as const), index, width }),
);

describe('a tile path', () => {
  it.each<[string, Tile]>([
    ['tile/0/x001/x234/067', { kind: 'hashes', level: 0, index: 1234067, width: 256 }],
    ['tile/0/273.p/112', { kind: 'hashes', level: 0, index: 273, width: 112 }],
    ['tile/63/000', { kind: 'hashes', level: 63, index: 0, width: 256 }],
    ['tile/1/x001/000.p/1', { kind: 'hashes', level: 1, index: 1000, width: 1 }],
    ['tile/entries/000.p/255', { kind: 'entries', index: 0, width: 255 }],
    ['tile/entries/x001/x234/067', { kind: 'entries', index: 1234067, width: 256 }],
  ])('%s is the one name of its tile', (path, expected) => {
    expect(parseTilePath(path)).toEqual(expected);
    expect(formatTilePath(expected)).toBe(path);
  });

  it('reads back what it wrote', () => {
    fc.assert(fc.property(tile, (any) => expect(parseTilePath(formatTilePath(any))).toEqual(any)));
  });

  it.each([
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/0',
    'tile/0/0000',
    'tile/0/1234067',
    'tile/0/x000/001',
    'tile/0/001/000',
    'tile/0/x001/x000',
    'tile/0/X001/000',
    'tile/0/x001000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    'tile/0/000.p',
    'tile/0/000/',
    'tile/0/000\n',
    '/tile/0/000',
    'tile/entries',
    'tile/data/000',
    'tile/0/../000',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/٠٠٠',
    '',
  ])('never reads %j', (path) => {
    expect(parseTilePath(path)).toBeNull();
  });

  it('is never written for a tile that cannot be', () => {
    const sound: Tile = { kind: 'hashes', level: 0, index: 0, width: 1 };
    const wrong = [
      { width: 0 },
      { width: 257 },
      { width: 1.5 },
      { level: 64 },
      { level: -1 },
      { index: -1 },
      { index: 2 ** 53 },
    ];
    for (const change of wrong) expect(() => formatTilePath({ ...sound, ...change })).toThrow(RangeError);
  });
});

describe('the tiles of a log', () => {
  const names = (size: number) => [...hashTiles(size)].map(formatTilePath);

  it('of 70,000 entries are those of the specification', () => {
    const tiles = [...hashTiles(70_000)];
    const full = (level: number) => tiles.filter((each) => each.level === level && each.width === 256).length;
    expect([full(0), full(1), full(2)]).toEqual([273, 1, 0]);
    expect(tiles.filter(({ width: hashes }) => hashes < 256).map(formatTilePath)).toEqual([
      'tile/0/273.p/112',
      'tile/1/001.p/17',
      'tile/2/000.p/1',
    ]);
    expect(tiles).toHaveLength(273 + 1 + 1 + 1 + 1);
  });

  it('of 256 entries are a full one and a partial one of width 1 above it', () => {
    expect(names(256)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
  });

  it('are never empty', () => {
    expect(names(0)).toEqual([]);
    expect(names(1)).toEqual(['tile/0/000.p/1']);
    expect(names(65_536).filter((name) => !name.startsWith('tile/0/'))).toEqual([
      'tile/1/000',
      'tile/2/000.p/1',
    ]);
    fc.assert(
      fc.property(fc.nat(200_000), (size) =>
        [...hashTiles(size)].every((each) => each.width > 0 && each.width <= 256),
      ),
    );
  });

  it('bundle the entries as the hashes of level 0 are bundled', () => {
    expect([...entryBundles(513)].map(formatTilePath)).toEqual([
      'tile/entries/000',
      'tile/entries/001',
      'tile/entries/002.p/1',
    ]);
    expect([...entryBundles(0)]).toEqual([]);
    expect(() => [...entryBundles(-1)]).toThrow(RangeError);
  });
});
