import { BadArguments, optionsFrom } from './options';

const USUAL = ['accept', 'http', 'start'];
const UNITS = { all: [...USUAL, 'unblinding-whole'], usual: USUAL };

describe('the options of the bench', () => {
  it('are, without arguments, everything at full length in the folder at hand', () => {
    expect(optionsFrom([], UNITS, '/here')).toEqual({ length: 'full', folder: '/here', units: USUAL });
  });

  it('choose units by name, in the order in which the bench has them', () => {
    const { units } = optionsFrom(['--only', 'start', '--only', 'accept'], UNITS, '/here');
    expect(units).toEqual(['accept', 'start']);
  });

  it('run a long one where it is named', () => {
    expect(optionsFrom(['--only', 'unblinding-whole'], UNITS, '/here').units).toEqual(['unblinding-whole']);
  });

  it('carry the files to write and the disk to measure', () => {
    const args = ['--quick', '--json', 'a.json', '--folder', '/disk', '--profile', 'p'];
    expect(optionsFrom(args, UNITS, '/here')).toEqual({
      length: 'quick',
      folder: '/disk',
      json: 'a.json',
      profile: 'p',
      units: USUAL,
    });
  });

  it('try each measurement where only that is asked', () => {
    expect(optionsFrom(['--trial'], UNITS, '/here').length).toBe('trial');
  });

  it('are refused with the names that there are', () => {
    expect(() => optionsFrom(['--only', 'speed'], UNITS, '/here')).toThrow(
      'There is no measurement "speed"; there are accept, http, start, unblinding-whole.',
    );
  });

  it('are refused with how to call it where they are unknown', () => {
    expect(() => optionsFrom(['--fast'], UNITS, '/here')).toThrow(BadArguments);
    expect(() => optionsFrom(['--fast'], UNITS, '/here')).toThrow('Usage: npm run bench');
  });
});
