import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildTranscript, executeDraw, verifyInTenMinutes, type Transcript } from '@mingjing/draw';
import { canonicalJson, type Json } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { CommandLine, type Ended } from '../../apps/cli/testing/command-line';
import type { Bureau } from '../kit/bureau';
import { DRAW, drawnUpTo } from '../kit/county-draw';
import { AUDITOR } from '../kit/county-people';

const ELSEWHERE = join(__dirname, '../../docs/examples/draw-transcript.json');

describe('a transcript verified beside the bundle of its draw', () => {
  const cli = new CommandLine();
  let bureau: Bureau;
  let full: Transcript;
  let logKey: string;
  const verify = (file: string, ...options: readonly string[]): Promise<Ended> =>
    cli.run('draw', 'verify', file, '--bundle', cli.at('draw.bundle'), ...options);

  beforeAll(async () => {
    bureau = await drawnUpTo('UNBLINDED');
    const bodyOf = async (path: string, reader?: string): Promise<Json> =>
      (await bureau.get(path, reader)).body;
    full = (await bodyOf(`/v1/draws/${DRAW}/transcript?full=true`, AUDITOR)) as unknown as Transcript;
    logKey = ((await bodyOf('/v1/ledger')) as { logKey: string }).logKey;
    const bundle = await bodyOf(`/v1/bundles/draw/${DRAW}`, AUDITOR);
    writeFileSync(cli.at('draw.bundle'), canonicalJson(bundle));
    cli.json('full.json', full);
    cli.json('public.json', await bodyOf(`/v1/draws/${DRAW}/transcript`));
  });
  afterAll(async () => {
    await bureau.close();
    cli.clear();
  });

  it('holds, in full and as the public has it, under the key that the reader brings', async () => {
    for (const [file, verdict] of [
      ['full.json', 'OK'],
      ['public.json', 'OK (selection only)'],
    ] as const) {
      const { exitCode, out } = await verify(cli.at(file), '--log-key', logKey);
      expect([exitCode, out.split('\n').at(-1)]).toEqual([0, verdict]);
      expect(out).toContain(`ok    The draw, recomputed: ${verdict}; it agrees with the signed events`);
      expect(out).not.toContain('without the log');
    }
  });

  it('fails where somebody changed a ratio and drew anew, though it recomputes', async () => {
    const [first, ...rest] = full.strata;
    if (first === undefined) throw new Error('No stratum');
    const input = { ...full, strata: [{ ...first, minimum: first.minimum + 1 }, ...rest] };
    const drawn = executeDraw(input, sha256);
    const forged = drawn.ok && buildTranscript(input, full.commitments, drawn.value.result, sha256);
    if (forged === false || !forged.ok) throw new Error('Not drawn');
    const file = cli.json('forged.json', forged.value);
    expect(verifyInTenMinutes(JSON.parse(JSON.stringify(forged.value)) as never, sha256)).toBe('OK');
    const { exitCode, out } = await verify(file);
    expect([exitCode, out.split('\n').at(-1)]).toEqual([
      1,
      'DIFFERENT at transcript: transcript-of-another: it contradicts the signed events: strata',
    ]);
  });

  it('fails for the transcript of another draw, and under a bundle that was altered', async () => {
    const other = await verify(ELSEWHERE);
    expect([other.exitCode, other.out]).toEqual([1, expect.stringContaining('drawId is that of draw/')]);
    const text = readFileSync(cli.at('draw.bundle'), 'utf8');
    writeFileSync(cli.at('draw.bundle'), text.replace('\\"recordedAt\\":\\"2', '\\"recordedAt\\":\\"3'));
    const altered = await verify(cli.at('full.json'));
    expect([altered.exitCode, altered.out]).toEqual([1, expect.stringMatching(/\nDIFFERENT at \w+: .*$/)]);
  });

  it('says what it was given instead of a transcript or a bundle', async () => {
    const folder = await cli.run('draw', 'verify', __dirname);
    expect([folder.exitCode, folder.err]).toEqual([2, expect.stringContaining('is a folder')]);
    writeFileSync(cli.at('draw.bundle'), '{}');
    const none = await verify(cli.at('full.json'));
    expect([none.exitCode, none.err]).toEqual([2, expect.stringContaining('is not the bundle of a draw')]);
    const alone = await cli.run('draw', 'verify', cli.at('full.json'), '--log-key', logKey);
    expect([alone.exitCode, alone.err]).toEqual([2, expect.stringContaining('bears no signature')]);
  });
});
