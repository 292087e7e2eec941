import { join } from 'node:path';
import { CommandLine } from './testing/command-line';

const cli = new CommandLine();
afterAll(() => cli.clear());

const examples = join(__dirname, '../../docs/examples');
const audit = (file: string, ...options: string[]): ReturnType<CommandLine['run']> =>
  cli.run('draw', 'audit', join(examples, file), '--trials', '300', ...options);

describe('draw audit', () => {
  it('shows inclusion by stratum and weight with its band, every check, and the verdict', async () => {
    const { exitCode, out } = await audit('draw-plan.json');
    expect(exitCode).toBe(0);
    expect(out).toMatch(
      /hotels, weight 3, 10 entities: by the rule [\d.]+ %, simulated [\d.]+ % \(95 % band of one entity/,
    );
    expect(out).toMatch(/ok {4}UNIFORM hotels\/1: chi-square [\d.]+, 119 degrees of freedom, p = /);
    expect(out).toMatch(/ok {4}COVERAGE clinics\/1/);
    expect(out).toMatch(/\nFAIR: none of \d+ checks/);
  });

  it('says the same again for the same seed, and something else for another', async () => {
    const first = await audit('draw-plan.json', '--seed', 'x', '--json');
    expect((await audit('draw-plan.json', '--seed', 'x', '--json')).out).toBe(first.out);
    expect((await audit('draw-plan.json', '--seed', 'y', '--json')).out).not.toBe(first.out);
    expect(JSON.parse(first.out)).toMatchObject({ seed: 'x', trials: 300, fair: true });
  });

  it('takes a transcript as well, and refuses anything else', async () => {
    expect((await audit('draw-transcript.json')).exitCode).toBe(0);
    const wrong = cli.json('wrong.json', { strata: 'none' });
    const refused = await cli.run('draw', 'audit', wrong);
    expect([refused.exitCode, refused.err.includes('neither a transcript nor a plan')]).toEqual([2, true]);
    const few = await cli.run('draw', 'audit', join(examples, 'draw-plan.json'), '--trials', '5');
    expect(few.exitCode).toBe(2);
  });
});
