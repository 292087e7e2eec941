import { cpSync, writeFileSync } from 'node:fs';
import { CommandLine, role, type Ended } from './testing/command-line';
import { ServedWitness } from './testing/served-witness';
import { withLedger } from './testing/witnessed-ledger';

const origin = 'mingjing.example/forked';
let now = Date.parse('2026-03-02T01:00:00.000Z');
const clock = (): number => (now += 1_000);
const cli = new CommandLine(clock);
const [shown, hidden] = [cli.at('shown'), cli.at('hidden')];
let witness: ServedWitness;

/** One statement more in that folder, which says who is the head there. */
function stated(data: string, head: string): Promise<Ended> {
  const draft = cli.json(`${head}.json`, role(`head/${head}`, 'HEAD'));
  return cli.run('sign', draft, '--key', cli.at('data/keys/founder.key'), '--data', data, '--send');
}

/** One folder, copied, and gone on with twice under one key; the witness has seen the longer of the two. */
beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', origin, '--no-presets');
  const bureau = { type: 'OrgRegistered', stream: 'org/bureau', data: { name: '局', kind: 'COUNTY_HEALTH' } };
  const founder = cli.at('data/keys/founder.key');
  await cli.run('sign', cli.json('org.json', bureau), '--key', founder, '--data', cli.data, '--send');
  for (const [copy, ...heads] of [
    [shown, 'one', 'two'],
    [hidden, 'other'],
  ] as const) {
    cpSync(cli.data, copy, { recursive: true });
    for (const head of heads) expect(await stated(copy, head)).toMatchObject({ exitCode: 0 });
  }
  witness = await ServedWitness.of(cli);
  for (const copy of [shown, hidden]) writeFileSync(`${copy}/witness-policy`, witness.policy);
  const policy = `${shown}/witness-policy`;
  await withLedger({ data: shown }, { origin, clock, policy }, async ({ writer, witnesses }) =>
    witnesses?.covering(writer.sealed.size),
  );
  await cli.run('export', cli.at('mirror'), '--data', shown);
});
afterAll(async () => {
  await witness.stop();
  cli.clear();
});

describe('a copy that went on by itself under the key of a ledger that a witness knows', () => {
  it('is refused while it is shorter, as one that lacks what was witnessed', async () => {
    const refused = await stated(hidden, 'more');
    expect([refused.exitCode, refused.err]).toEqual([
      1,
      expect.stringMatching(/^The log has 3 entries, but the witness A has cosigned a checkpoint over 4\./),
    ]);
  });

  it('takes nothing over from the other: its own entry is not among those that were sealed there', async () => {
    const refused = await cli.run('recover', '--from', cli.at('mirror'), '--data', hidden);
    expect([refused.exitCode, refused.err]).toEqual([
      1,
      expect.stringMatching(/split-view.*Nothing was written/),
    ]);
  });

  it.each([4, 5])('is refused with %i entries by the roots of both, and signs nothing more', async (size) => {
    const copy = cli.at(`hidden-${String(size)}`);
    cpSync(hidden, copy, { recursive: true });
    // Gone on with where nobody asks the witness.
    cpSync(`${copy}/witness-policy`, cli.at('policy-aside'));
    writeFileSync(`${copy}/witness-policy`, 'quorum none\n');
    for (let at = 3; at < size; at++)
      expect(await stated(copy, `h-${String(size)}-${String(at)}`)).toMatchObject({ exitCode: 0 });
    cpSync(cli.at('policy-aside'), `${copy}/witness-policy`);
    const refused = await stated(copy, 'last');
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toMatch(
      /^The first 4 entries here hash to ([0-9a-f]{64}), but the witness A has cosigned (?!\1)[0-9a-f]{64} for that size\. .*Two histories.*Keep both as evidence/,
    );
    expect((await cli.run('verify', '--data', copy)).out).toContain(`OK: ${String(size)} entries`);
  });

  it('leaves the one that the witness has seen to go on', async () => {
    expect(await stated(shown, 'three')).toMatchObject({ exitCode: 0 });
  });
});
