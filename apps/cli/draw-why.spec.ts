import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson, type JsonObject } from '@mingjing/kernel';
import { CommandLine } from './testing/command-line';

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
      /nobody was not in the pool of this draw\nthe rows beside .*\nin the frozen register/,
    );
  });

  it('adds the chance of never over several draws', async () => {
    const also = cli.json('two.json', transcript(1));
    const { out } = await why(firstOf(0, 'entities'), '--also', also);
    expect(out).toMatch(/across 2 draws:\n(.*\n){2}probability that none of them would have drawn .*: .*%$/);
  });

  it('explains officers and tasks of a full transcript, and of the public one not', async () => {
    expect((await why(firstOf(0, 'officers'))).out).toMatch(/PLACES: \d+ in \d+ tasks of his fields/);
    const result = transcript(0)['result'] as JsonObject;
    const [assigned] = result['assignments'] as readonly JsonObject[];
    const task = assigned?.['task'] as string;
    expect((await why(task)).out).toMatch(/LEAD\n(.*\n)*ASSIGNED$/);
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
