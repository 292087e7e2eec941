import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildTranscript,
  commitmentOf,
  executeDraw,
  publicTranscript,
  type Transcript,
} from '@mingjing/draw';
import { parseJson, type JsonObject } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { CommandLine } from './testing/command-line';
import { chanceAmong } from './testing/inclusion';

const cli = new CommandLine();
afterAll(() => cli.clear());

/** The worked transcripts. */
const parsed = parseJson(readFileSync(join(__dirname, '../../test/vectors/draw-vectors.json')), 40);
const vectors = (parsed.ok ? parsed.value : []) as readonly { readonly transcript: JsonObject }[];
const transcript = (at: number): JsonObject => vectors[at]?.transcript ?? {};
const firstOf = (at: number, member: string): string => {
  const [row] = (transcript(at)[member] ?? []) as readonly JsonObject[];
  return row?.['id'] as string;
};

describe('draw why', () => {
  const file = cli.json('one.json', transcript(0));
  const why = (id: string, ...options: string[]): ReturnType<CommandLine['run']> =>
    cli.run('draw', 'why', file, id, ...options);

  it('explains an entity from the transcript alone, down to its fate', async () => {
    const { exitCode, out } = await why(firstOf(0, 'entities'));
    expect(exitCode).toBe(0);
    expect(out).toMatch(/recomputed, OK/);
    expect(out).toMatch(/\nin the frozen register: \{"id":.* hashes lead to root [0-9a-f]{64}\n/);
    expect(out).toMatch(/ticket: [0-9a-f]{64} ÷ weight \d/);
    expect(out).toMatch(/rank: \d+ of \d+/);
    expect(out).toMatch(/chance beforehand: \d+\/\d+ = [\d.]+ %/);
    expect(out).toMatch(/\n(NOT )?DRAWN: rank \d+/);
  });

  it('shows of a stranger the rows beside which he would stand', async () => {
    const { exitCode, out } = await why('nobody');
    expect(exitCode).toBe(0);
    expect(out).toMatch(
      /nobody is neither an entity nor an officer of this draw\nthe rows .*\nin the frozen register/,
    );
  });

  it('tells an officer from the public transcript that it says nothing of officers, and promises no chance', async () => {
    const officer = firstOf(0, 'officers');
    const open = (at: number): string =>
      cli.json(`open-${String(at)}.json`, publicTranscript(transcript(at) as unknown as Transcript));
    const { exitCode, out } = await cli.run('draw', 'why', open(0), officer);
    expect([exitCode, out]).toEqual([
      0,
      expect.stringContaining(`No entity ${officer} stands in the frozen register of this draw; of officers`),
    ]);
    expect(out).not.toMatch(/was not in|neither/);
    const both = await cli.run('draw', 'why', open(0), officer, '--also', open(1));
    expect(both.out).toMatch(/none of these draws had \S+ in its pool: no chance is told$/);
    const full = await cli.run(
      'draw',
      'why',
      open(0),
      firstOf(1, 'officers'),
      '--also',
      cli.json('two.json', transcript(1)),
    );
    expect([full.exitCode, full.err]).toEqual([2, expect.stringContaining('give the full one')]);
  });

  it('says that what it was asked of was not held against the log', async () => {
    expect((await why(firstOf(0, 'entities'))).out).toMatch(
      /^without the log: strata, ratios and registers/m,
    );
    const asJson = await why(firstOf(0, 'entities'), '--json');
    expect(asJson.err).toMatch(/^without the log: /);
  });

  it('adds the chance of never over several draws', async () => {
    const also = cli.json('two.json', transcript(1));
    const { out } = await why(firstOf(0, 'entities'), '--also', also);
    expect(out).toMatch(/across 2 draws:\n(.*\n){2}probability that none of them would have drawn .*: .*%$/);
  });

  it('counts a draw once, however often and in whatever form it is given', async () => {
    const { result, officers: _officers, conflicts: _conflicts, ...head } = transcript(0);
    const { assignments: _assigned, unassigned: _unassigned, ...selection } = result as JsonObject;
    const open = cli.json('open.json', { ...head, result: selection });
    const id = firstOf(0, 'entities');
    const [once, often] = [await why(id, '--json'), await why(id, '--json', '--also', file, open)];
    expect(often.out).toBe(once.out);
    expect(often.err.match(/it is counted once/g)).toHaveLength(2);
  });

  it('says of a weighted stratum that n·w ÷ ΣW is approximate, beside what simulated draws gave', async () => {
    const { entities, result } = transcript(3) as unknown as Transcript;
    const [stratum] = result.strata;
    const members = entities.filter((one) => one.stratum === stratum?.id);
    const n = stratum?.drawn.length ?? 0;
    const total = members.reduce((sum, { weight }) => sum + weight, 0);
    const heavier = [1, 2, 4, 7].map((weight) => members.find((one) => one.weight === weight));
    for (const { id, weight } of heavier.filter((one) => one !== undefined)) {
      const { out } = await cli.run('draw', 'why', cli.json('weighted.json', transcript(3)), id);
      const told =
        /chance beforehand: (\S+) = \S+ % \(approximate, n·w ÷ ΣW\); simulated: (\d+) of (\d+) draws = .*; integrated from the rule: (\S+) %/;
      const [, ratio, taken, trials, integrated] = told.exec(out) ?? [];
      expect(ratio).toBe(`${String(n * weight)}/${String(total)}`);
      const others = members.filter((one) => one.id !== id).map((one) => one.weight);
      const real = chanceAmong(n, weight, others);
      expect(Math.abs(Number(integrated) / 100 - real)).toBeLessThan(0.0002);
      // By Hoeffding, further off in less than one of 10¹² simulations.
      const furthest = Math.sqrt(Math.log(2e12) / (2 * Number(trials)));
      expect(Math.abs(Number(taken) / Number(trials) - real)).toBeLessThan(furthest);
    }
    expect(heavier).not.toContain(undefined);
  });

  it('takes no second result under the id of a draw', async () => {
    const input = { ...transcript(0), drawId: transcript(1)['drawId'] } as unknown as Transcript;
    const commitments = input.reveals.map((reveal) => commitmentOf(input.drawId, reveal, sha256));
    const drawn = executeDraw(input, sha256);
    if (!drawn.ok) throw new Error(drawn.rejection.reason);
    const made = buildTranscript(input, commitments, drawn.value.result, sha256);
    const other = cli.json('made-up.json', made.ok ? made.value : null);
    const two = cli.json('two.json', transcript(1));
    const answer = await cli.run('draw', 'why', two, firstOf(1, 'entities'), '--also', other);
    expect([answer.exitCode, /has one pool, one seed and one result/.test(answer.err)]).toEqual([1, true]);
  });

  it('gives what holds across draws as JSON too, and of a task asks one draw only', async () => {
    const also = cli.json('two.json', transcript(1));
    const { out } = await why(firstOf(0, 'entities'), '--json', '--also', also);
    const { across, chance } = JSON.parse(out) as {
      across: { draws: { draw: string }[]; never: number };
      chance: { share: number };
    };
    expect(across.draws.map(({ draw }) => draw)).toEqual([transcript(0)['drawId'], transcript(1)['drawId']]);
    expect(across.never).toBeLessThanOrEqual(1 - chance.share);
    const [assigned] = (transcript(0)['result'] as JsonObject)['assignments'] as readonly JsonObject[];
    const ofTask = await why(assigned?.['task'] as string, '--also', also);
    expect([ofTask.exitCode, ofTask.err]).toEqual([2, expect.stringContaining('leave --also out')]);
  });

  it('explains officers and tasks of a full transcript, and of the public one not', async () => {
    expect((await why(firstOf(0, 'officers'))).out).toMatch(/PLACES: \d+ in \d+ tasks of his fields/);
    const result = transcript(0)['result'] as JsonObject;
    const [assigned] = result['assignments'] as readonly JsonObject[];
    const task = assigned?.['task'] as string;
    expect((await why(task)).out).toMatch(
      /there was such a task in \d+ of \d+ draws(.*\n)*.* LEAD {2}sent in \d+ of these \d+\n(.*\n)*ASSIGNED$/,
    );
    const { officers: _officers, conflicts: _conflicts, ...head } = transcript(0);
    const { assignments: _assignments, unassigned: _unassigned, ...selection } = result;
    const open = cli.json('public.json', { ...head, result: selection });
    const refused = await cli.run('draw', 'why', open, task);
    expect([refused.exitCode, refused.err.includes('tells of entities only')]).toEqual([2, true]);
  });

  it('answers nothing from a transcript that does not verify', async () => {
    const result = { ...(transcript(0)['result'] as JsonObject), seed: '0'.repeat(64) };
    const wrong = cli.json('wrong.json', { ...transcript(0), result });
    const { exitCode, out } = await cli.run('draw', 'why', wrong, firstOf(0, 'entities'));
    expect([exitCode, /DIFFERENT at seed/.test(out), /chance/.test(out)]).toEqual([1, true, false]);
  });

  it('gives the same as JSON, proof and all', async () => {
    const { out } = await why(firstOf(0, 'entities'), '--json');
    const answer = JSON.parse(out) as { inRegister: { path: string[]; root: string } };
    expect(answer.inRegister.path.every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
  });
});
