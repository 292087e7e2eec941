import fs from 'node:fs';
import { CommandLine } from './testing/command-line';

const ORIGIN = 'mingjing.example/begun';
const sound = { ...fs };

/** What a founding asks of the disk for its mark and its keys. */
const CALLS = ['writeFileSync', 'linkSync', 'rmSync', 'fsyncSync'] as const;
type Call = (typeof CALLS)[number];

/** From its nth call on, or its nth write, of which half is done, the disk does nothing more for this process. */
class EndingDisk {
  private left: number;

  constructor(
    nth: number,
    private readonly counted: 'call' | 'write',
  ) {
    this.left = nth;
    for (const name of CALLS) fs[name] = this.around(name);
  }

  get hasEnded(): boolean {
    return this.left <= 0;
  }

  repair(): void {
    for (const name of CALLS) fs[name] = sound[name] as never;
  }

  private around(name: Call): (...args: unknown[]) => unknown {
    return (...args) => {
      const wasSound = !this.hasEnded;
      if (this.counted === 'call' || name === 'writeFileSync') this.left--;
      if (!this.hasEnded) return (sound[name] as (...args: unknown[]) => unknown)(...args);
      if (this.counted === 'write' && wasSound) {
        const [path, text] = args as [string, string];
        sound.writeFileSync(path, text.slice(0, text.length / 2), { mode: 0o600 });
      }
      throw Object.assign(new Error(`ENOSPC: no space left on device, ${name}`), { code: 'ENOSPC' });
    };
  }
}

let cli: CommandLine;
beforeEach(() => {
  cli = new CommandLine();
});
afterEach(() => cli.clear());

const KEYS = (): string => `${cli.data}/keys`;
const found = (): ReturnType<CommandLine['run']> =>
  cli.run('init', '--data', cli.data, '--origin', ORIGIN, '--no-presets');

const CASES = [
  ...Array.from({ length: 40 }, (_, i) => ['call', i + 1] as const),
  ...Array.from({ length: 5 }, (_, i) => ['write', i + 1] as const),
];
const ends = { call: 0, write: 0 };

describe('a founding that is cut off', () => {
  it.each(CASES)(
    'at its %s %i leaves no key by half: the next one founds the ledger, or finds it open',
    async (counted, nth) => {
      const disk = new EndingDisk(nth, counted);
      const first = await found().finally(() => disk.repair());
      expect(first.exitCode === 0).toBe(!disk.hasEnded);
      if (!disk.hasEnded) return;
      ends[counted] = nth;
      for (const name of fs.existsSync(KEYS()) ? fs.readdirSync(KEYS()) : []) {
        const text = fs.readFileSync(`${KEYS()}/${name}`, 'utf8');
        if (name.endsWith('.key')) expect(JSON.parse(text)).toHaveProperty('seed');
      }
      const { exitCode, err } = await found();
      expect(exitCode === 0 ? 'founded' : err).toMatch(/^founded$|holds the ledger .* already/);
      expect(fs.readdirSync(KEYS()).sort()).toEqual(['founder.key', 'log.key', 'service.key']);
    },
  );

  it('is cut off at all of them', () => {
    expect(ends.call).toBeGreaterThan(12);
    expect(ends.call).toBeLessThan(40);
    expect(ends.write).toBe(4);
  });
});
