import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transcriptLines, type Transcript } from '@mingjing/draw';
import { isJsonObject, parseJson, type Json, type JsonObject } from '@mingjing/kernel';
import { CommandLine } from './testing/command-line';

const cli = new CommandLine();
afterAll(() => cli.clear());

describe('draw verify', () => {
  const vectors = parseJson(readFileSync(join(__dirname, '../../test/vectors/draw-vectors.json')), 40);
  const transcript = (): JsonObject => {
    const value: Json = vectors.ok ? vectors.value : null;
    const found = transcriptIn(value);
    if (found === undefined) throw new Error('The vectors hold no transcript');
    return found;
  };

  it('prints OK for a draw that can be recomputed', async () => {
    const file = cli.json('transcript.json', transcript());
    const checked = await cli.run('draw', 'verify', file);
    expect(checked.exitCode).toBe(0);
    expect(checked.out).toMatch(/\nten-minute verifier: OK\nOK$/);
    expect(checked.out).toMatch(/^without the log: strata, ratios and registers are as the file says/m);
  });

  it('checks of a full transcript only the selection, where asked to', async () => {
    const checked = await cli.run('draw', 'verify', cli.at('transcript.json'), '--public');
    expect(checked.exitCode).toBe(0);
    expect(checked.out).toMatch(/\nOK \(selection only\)$/);
  });

  it('reads a transcript in lines as a stream, and names the line that is wrong', async () => {
    const lines = [...transcriptLines(transcript() as unknown as Transcript)].join('');
    writeFileSync(cli.at('transcript.jsonl'), lines);
    const checked = await cli.run('draw', 'verify', cli.at('transcript.jsonl'));
    expect([checked.exitCode, checked.out.endsWith('\nOK')]).toEqual([0, true]);
    writeFileSync(cli.at('short.jsonl'), lines.slice(0, lines.lastIndexOf('\n', lines.length - 2) + 1));
    const short = await cli.run('draw', 'verify', cli.at('short.jsonl'));
    expect([short.exitCode, /line \d+ is missing: the header counts more/.test(short.err)]).toEqual([
      2,
      true,
    ]);
  });

  it('says of a file that is no transcript just this, and ends with 2', async () => {
    const other = await cli.run('draw', 'verify', cli.json('other.json', { a: 1 }));
    expect([other.exitCode, other.out]).toEqual([2, '']);
    expect(other.err).toMatch(/other\.json: This is not a transcript of a draw: algorithm must be text\.$/);
  });

  it('prints the first difference, and ends with 1', async () => {
    const claimed = transcript();
    const result = claimed['result'] as JsonObject;
    const file = cli.json('wrong.json', { ...claimed, result: { ...result, seed: '0'.repeat(64) } });
    const checked = await cli.run('draw', 'verify', file);
    expect(checked.exitCode).toBe(1);
    expect(checked.out).toMatch(/DIFFERENT at seed: recomputed "[0-9a-f]{64}", the file says "0+"$/);
  });
});

/** The first full transcript in a file of vectors, wherever it stands. */
function transcriptIn(value: Json): JsonObject | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const isFull = isJsonObject(value) && value['algorithm'] === 'mingjing-draw-v1' && value['officers'];
  if (isFull) return value;
  return Object.values<Json>(value)
    .map(transcriptIn)
    .find((found) => found !== undefined);
}
