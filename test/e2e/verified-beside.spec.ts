import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verdictOf } from '@mingjing/bundle';
import { publicTranscript, verifyInTenMinutes, type Transcript } from '@mingjing/draw';
import { canonicalJson, utf8, type Json } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { CommandLine, type Ended } from '../../apps/cli/testing/command-line';
import { verifyOffline } from '../../apps/verify-page/verify-offline';
import type { Bureau } from '../kit/bureau';
import { DRAW, drawnUpTo } from '../kit/county-draw';
import { AUDITOR } from '../kit/county-people';
import { forgedDraw } from '../kit/forged-draw';

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
    const forged = forgedDraw(full);
    const file = cli.json('forged.json', forged);
    expect(verifyInTenMinutes(JSON.parse(JSON.stringify(forged)) as never, sha256)).toBe('OK');
    const { exitCode, out } = await verify(file);
    expect([exitCode, out.split('\n').at(-1)]).toEqual([
      1,
      'DIFFERENT at transcript: transcript-of-another: it contradicts the signed events: strata',
    ]);
  });

  describe('opened together in verify.html', () => {
    const opened = (key: string, ...files: readonly (readonly [string, object])[]): readonly string[] => {
      const given = files.map(([name, value]) => ({ name, bytes: utf8(canonicalJson(value as Json)) }));
      return (verifyOffline(given, key) ?? []).map((report) => {
        const beside = report.checks.find(({ name }) => name === 'beside');
        return [verdictOf(report), beside?.detail.en ?? ''].join(' ').trim();
      });
    };
    const bundle = (): object => JSON.parse(readFileSync(cli.at('draw.bundle'), 'utf8')) as object;

    it('are both DIFFERENT where the transcript was made up, and each says from what', () => {
      for (const forged of [forgedDraw(full), publicTranscript(forgedDraw(full))]) {
        const said = 'transcript-of-another: it contradicts the signed events: strata';
        for (const key of [logKey, '']) {
          expect(opened(key, ['forged.json', forged], ['draw.bundle', bundle()])).toEqual([
            `different draw.bundle: ${said}`,
            `different forged.json: ${said}`,
          ]);
        }
      }
    });

    it('both hold where it is the draw of the log, whose key the reader has from elsewhere', () => {
      expect(opened(logKey, ['draw.bundle', bundle()], ['full.json', full])).toEqual([
        'good full.json: OK; it agrees with the signed events',
        'good draw.bundle: OK; it agrees with the signed events',
      ]);
      const [, keyless] = opened('', ['draw.bundle', bundle()], ['full.json', full]);
      expect(keyless).toMatch(/^itself it agrees with draw.bundle, whose key is only as it says of itself/);
    });

    it('prove nothing by a bundle that does not hold itself', () => {
      const altered = { ...bundle(), whole: [`draw/${DRAW}`, 'draw/nowhere'] };
      const [transcript, bad] = opened(logKey, ['full.json', full], ['draw.bundle', altered]);
      expect(transcript).toBe('itself draw.bundle does not hold itself: it shows nothing');
      expect(bad).toMatch(/^bad full.json: OK/);
    });

    it('say of a transcript alone that it agrees with itself, and of one of another draw no more', () => {
      expect(opened(logKey, ['full.json', full])).toEqual(['itself']);
      const other = JSON.parse(readFileSync(ELSEWHERE, 'utf8')) as object;
      expect(opened(logKey, ['other.json', other], ['draw.bundle', bundle()])).toEqual(['itself', 'good']);
    });
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
    expect([none.exitCode, none.err]).toEqual([2, expect.stringContaining('is no bundle (not-a-bundle)')]);
    const itself = await cli.run('draw', 'verify', cli.at('full.json'), '--bundle', cli.at('full.json'));
    expect([itself.exitCode, itself.err]).toEqual([2, expect.stringContaining('another kind of file')]);
    const alone = await cli.run('draw', 'verify', cli.at('full.json'), '--log-key', logKey);
    expect([alone.exitCode, alone.err]).toEqual([2, expect.stringContaining('bears no signature')]);
  });
});

describe('the bundle of a draw that is sealed', () => {
  it('says that nothing was recomputed', async () => {
    const bureau = await drawnUpTo('COUNTERSIGNED');
    const cli = new CommandLine();
    const { body } = await bureau.get(`/v1/bundles/draw/${DRAW}`, AUDITOR);
    writeFileSync(cli.at('sealed.bundle'), canonicalJson(body));
    const { exitCode, out } = await cli.run('verify', cli.at('sealed.bundle'));
    expect([exitCode, out]).toEqual([0, expect.stringMatching(/not unblinded yet.*nothing was recomputed/)]);
    await bureau.close();
    cli.clear();
  });
});
