import gaoqing from '../../presets/gaoqing-bands.v1.json';
import island from '../../presets/island-city.v1.json';
import { shippedPresets } from '../application/shipped-presets';
import { readPreset } from './read-preset';

describe('the shipped presets', () => {
  it('are the two of the seeds, in the words of the seeds', () => {
    expect(shippedPresets.map(({ id }) => id)).toEqual(['gaoqing-bands/v1', 'island-city/v1']);
    for (const band of gaoqing.bands) expect(gaoqing.text).toContain(band.text);
    for (const { text } of island.categories) expect(island.text).toContain(text);
    for (const slot of island.census) expect(island.text).toContain(slot?.text ?? '10类重点行业全部抽取');
  });

  it('guess nothing: three floors for four categories, one trade named and nine slots empty', () => {
    expect(island.floors).toEqual([20, 30, 40]);
    expect(island.categories).toHaveLength(4);
    expect(island.census.filter((slot) => slot === null)).toHaveLength(9);
    expect(island.drawsPerYear).toBe(6);
  });
});

describe('a preset file', () => {
  const withBand = (place: number, members: object) => ({
    ...gaoqing,
    bands: gaoqing.bands.map((band, i) => (i === place ? { ...band, ...members } : band)),
  });

  it.each([
    ['that is no object', null],
    ['without an id', { ...gaoqing, id: undefined }],
    ['of an unknown kind', { ...gaoqing, kind: 'TABLE' }],
    ['that rounds down', { ...gaoqing, rounding: 'floor' }],
    ['without bands', { ...gaoqing, bands: [] }],
    ['with a gap between bands', withBand(1, { min: 22 })],
    ['with an open band in the middle', withBand(2, { max: undefined })],
    ['with an end to its last band', withBand(5, { max: 9000 })],
    ['whose lowest is above its highest', withBand(3, { lowest: 16 })],
    ['with a floor above the whole', { ...island, floors: [20, 30, 140] }],
    ['without categories to bind', { ...island, categories: [] }],
  ])('%s stops the start', (_what, file) => {
    expect(() => readPreset(file)).toThrow(/preset/i);
  });
});
