import { cpSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { bundleBytes, type Bundle } from '@mingjing/bundle';
import { verifyInTenMinutes, type TranscriptFile } from '@mingjing/draw';
import { utf8 } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import type { Bureau } from '../kit/bureau';
import { advance, DRAW, drawnUpTo } from '../kit/county-draw';
import { AUDITOR, LEGAL, OBSERVER, PUBLISHER } from '../kit/county-people';
import { Terminal } from '../kit/terminal';

const SEALED = ['SeedRevealed', 'DrawExecuted', 'TasksAssignedSealed'];

describe('what a stranger takes home of a draw', () => {
  let bureau: Bureau;
  let terminal: Terminal;

  beforeAll(async () => {
    bureau = await drawnUpTo('COUNTERSIGNED');
    terminal = await Terminal.beside(bureau);
  });
  afterAll(async () => {
    await bureau.close();
    terminal.clear();
  });

  const types = (...words: readonly string[]): Promise<string> =>
    terminal.types(...words, '--url', terminal.url);
  const publishes = (): Promise<string> =>
    types(
      ...['draw', 'publish', DRAW],
      ...['--key', terminal.keyOf(PUBLISHER), '--cosign', terminal.keyOf(LEGAL)],
    );
  const transcriptAt = (path: string): TranscriptFile =>
    JSON.parse(readFileSync(path, 'utf8')) as TranscriptFile;
  const publicBundle = async (reader?: string): Promise<Bundle> => {
    const { status, text } = await bureau.get(`/v1/bundles/draw/${DRAW}?files=true`, reader);
    expect(status).toBe(200);
    return JSON.parse(text) as Bundle;
  };
  const typesIn = ({ entries }: Bundle): readonly string[] =>
    entries.map(({ entry }) => (JSON.parse(entry) as { statement: { type: string } }).statement.type);

  it('is the public entries alone while the draw is sealed, without a transcript', async () => {
    const bundle = await publicBundle();
    expect(bundle.transcript).toBeUndefined();
    expect(typesIn(bundle)).toEqual(
      expect.arrayContaining(['RatioDecided', 'DrawPlanned', 'SeedCommitted', 'DrawResultCountersigned']),
    );
    expect(typesIn(bundle).filter((type) => SEALED.includes(type))).toEqual([]);
    expect(await types('draw', 'transcript', DRAW)).toMatch(/sealed-until-unblinding.*\nexit 1$/);
    expect(await publishes()).toMatch(/sealed-until-unblinding.*\nexit 1$/);
  });

  it('is a transcript that recomputes, and names no officer', async () => {
    await advance(bureau, 'OFFICERS', 'UNBLINDED');
    const path = terminal.at('open.json');
    expect(await types('draw', 'transcript', DRAW, '--out', path)).toMatch(
      /: the public transcript of draw\/D-2026-1\nhash: [0-9a-f]{64}; .*"publicTranscript"[\s\S]*\nexit 0$/,
    );
    expect(verifyInTenMinutes(transcriptAt(path), sha256)).toBe('OK (selection only)');
    expect(readFileSync(path, 'utf8')).not.toMatch(/"G-0\d"/);
  });

  it('is written over nothing that is there', async () => {
    const path = terminal.at('open.json');
    const before = readFileSync(path, 'utf8');
    expect(await types('draw', 'transcript', DRAW, '--out', path)).toMatch(/not there yet\.\nexit 2$/);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('is the full transcript for who reads draws, in a file for him alone', async () => {
    const path = terminal.at('full.json');
    const asked = ['draw', 'transcript', DRAW, '--out', path, '--key'];
    expect(await types(...asked, terminal.keyOf(OBSERVER))).toMatch(/role-may-not-read.*\nexit 1$/);
    expect(await types(...asked, terminal.keyOf(AUDITOR))).toMatch(
      /: the full transcript of .*\n.*"transcript"/,
    );
    expect(verifyInTenMinutes(transcriptAt(path), sha256)).toBe('OK');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('says by which hashes the draw is published, once, by publisher and legal affairs', async () => {
    const said = await publishes();
    expect(said).toMatch(
      /^recomputed: OK; transcript [0-9a-f]{64}, publicTranscript [0-9a-f]{64}\nDrawPublished /,
    );
    const [, publicHash = 'none'] = /publicTranscript ([0-9a-f]{64})/.exec(said) ?? [];
    const { published } = (await bureau.get(`/v1/draws/${DRAW}`)).body;
    expect(published).toMatchObject({ publicTranscript: publicHash });
    expect(await terminal.types('draw', 'verify', terminal.at('open.json'))).toContain(
      `hash: ${publicHash}; `,
    );
    expect(await publishes()).toMatch(/draw-published.*\nexit 1$/);
  });

  it('is a bundle of the public entries with that transcript, which bears it out offline', async () => {
    const bundle = await publicBundle();
    expect(utf8(JSON.stringify(bundle))).toEqual(bundleBytes(bundle));
    expect(bundle).toMatchObject({ transcript: transcriptAt(terminal.at('open.json')) });
    expect(typesIn(bundle)).toContain('DrawPublished');
    expect(typesIn(bundle).filter((type) => SEALED.includes(type))).toEqual([]);
    expect(bundle.files?.filter(({ content }) => content !== undefined)).toEqual([]);
    expect(await publicBundle(OBSERVER)).toEqual(bundle);
  });

  it('is checked on his own machine, and says what it does not show', async () => {
    const [path, open] = [terminal.at('draw.mingjing-bundle'), terminal.at('open.json')];
    expect(await types('bundle', `draw/${DRAW}`, '--out', path)).toMatch(/\nexit 0$/);
    const { logKey } = (await bureau.get('/v1/ledger')).body as { logKey: string };
    const said = await terminal.types('draw', 'verify', open, '--bundle', path, '--log-key', logKey);
    expect(said).toContain('it agrees with the signed events; it holds public entries alone: ');
    expect(said).toMatch(/\nOK \(selection only\)\nexit 0$/);
    const whole = await terminal.types('draw', 'verify', terminal.at('full.json'), '--bundle', path);
    expect(whole).toMatch(/\nOK\nexit 0$/);
  });

  it('explains a fate by the name of the draw alone', async () => {
    const said = await types('draw', 'why', DRAW, 'E-001');
    expect(said).toMatch(/^draw D-2026-1 of http.*: draw D-2026-1 recomputed, OK \(selection only\)\n/);
    expect(said).toMatch(/\n(NOT )?DRAWN: rank \d+ [\s\S]*\nexit 0$/);
    const officer = ['draw', 'why', DRAW, 'G-01', '--key', terminal.keyOf(AUDITOR)];
    expect(await types(...officer)).toMatch(/recomputed, OK\n[\s\S]*\nPLACES: \d+ [\s\S]*\nexit 0$/);
  });

  it('is asked for at one opening of the ledger, however many draws are named', async () => {
    const asked: unknown[] = [];
    const note = ({ url }: IncomingMessage): void => void asked.push(url);
    bureau.app.getHttpServer().on('request', note);
    const often = [DRAW, terminal.at('full.json'), DRAW];
    const said = await types(
      'draw',
      'why',
      DRAW,
      'E-001',
      '--also',
      ...often,
      '--key',
      terminal.keyOf(AUDITOR),
    );
    bureau.app.getHttpServer().off('request', note);
    expect(said.match(/full\.json: the draw|of http\S+: the draw/g)).toHaveLength(3);
    const full = `/v1/draws/${DRAW}/transcript?full=true`;
    expect(asked).toEqual(['/log/checkpoint', full, full, full]);
  });

  it('is explained by a copy of the data folder as well', async () => {
    const data = terminal.at('copy');
    cpSync(bureau.folder, data, { recursive: true });
    const said = await terminal.types('draw', 'why', DRAW, 'E-001', '--also', DRAW, '--data', data);
    expect(said).toMatch(/^draw D-2026-1 of \S+copy: draw D-2026-1 recomputed, OK \(selection only\)\n/);
    expect(said).toMatch(/copy: the draw D-2026-1 once more[\s\S]*\nexit 0$/);
  });
});
