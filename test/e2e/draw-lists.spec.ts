import type { Bureau } from '../kit/bureau';
import { AUDITOR, HEAD, LEGAL, REGISTRAR } from '../kit/county-people';
import { DRAW, drawnUpTo } from '../kit/county-draw';
import { PLAN } from '../kit/county';

type Answer = Readonly<Record<string, unknown>> & {
  readonly [name in 'fields' | 'load' | 'levels' | 'asItStands' | 'withThem']: readonly Answer[];
};

const json = async (bureau: Bureau, path: string, reader?: string): Promise<Answer> =>
  JSON.parse((await bureau.get(path, reader)).text) as Answer;

describe('what everybody may ask of all draws', () => {
  let bureau: Bureau;
  afterEach(() => bureau.close());

  it('counts voids on the public page, for ever', async () => {
    bureau = await drawnUpTo('FROZEN');
    expect(await json(bureau, '/v1/draws')).toMatchObject({
      counts: { planned: 1, voided: 0, abandoned: 0 },
      draws: [{ id: DRAW, plan: PLAN, no: 1, status: 'READY', alerts: [] }],
      plans: [{ plan: PLAN, year: 2026, alerts: [] }],
    });
    const voided = { type: 'DrawVoided', stream: `draw/${DRAW}`, cosigners: [LEGAL] };
    const wrong = { cause: 'WRONG_INPUT', reason: '名录有误' };
    const nowhere = { sha256: 'ab'.repeat(32), size: 9 };
    const bare = { ...wrong, proof: [nowhere.sha256] };
    expect(await bureau.outcome(HEAD, { ...voided, data: bare })).toBe('void-cause-unproved');
    const absent = { ...wrong, documents: [nowhere] };
    expect(await bureau.outcome(HEAD, { ...voided, data: absent })).toBe('file-missing');
    const documents = [await bureau.upload(HEAD, '名录核查记录')];
    await bureau.says(HEAD, { ...voided, data: { ...wrong, documents } });
    expect(await json(bureau, `/v1/draws?plan=${PLAN}`)).toMatchObject({
      counts: { planned: 1, voided: 1 },
      draws: [{ id: DRAW, status: 'VOIDED', cause: 'WRONG_INPUT', documents }],
    });
    expect((await json(bureau, '/v1/draws?plan=none')).draws).toEqual([]);
    const page = await bureau.get('/draws.html');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('<dt>作废 voided</dt><dd>1</dd>');
    expect(page.text).toContain(`<td>${DRAW}</td>`);
    expect(page.text).toContain(`WRONG_INPUT 名录有误<div><code>${documents[0]?.sha256 ?? ''}</code></div>`);
    expect((await bureau.get(`/v1/draws/${DRAW}`)).body).toMatchObject({ voided: { ...wrong, documents } });
  });

  it('raises the alert on an abandoned commitment where everybody sees it', async () => {
    bureau = await drawnUpTo('REVEALING');
    await bureau.passTo('2026-03-05T09:00:00.000+08:00');
    const alert = { kind: 'ABANDONED', deadline: 'REVEAL', missing: ['legal'] };
    expect(await json(bureau, '/v1/draws')).toMatchObject({
      counts: { abandoned: 1 },
      draws: [{ alerts: [alert] }],
    });
    expect((await bureau.get('/draws.html')).text).toContain('<dt>承诺后弃置 abandoned</dt><dd>1</dd>');
    expect((await json(bureau, `/v1/draws/${DRAW}`)).alerts).toEqual([alert]);
  });

  it('keeps it, and counts it, when the draw is voided', async () => {
    bureau = await drawnUpTo('REVEALING');
    await bureau.passTo('2026-03-05T09:00:00.000+08:00');
    const data = { cause: 'ABANDONED', reason: '一方未按时公开' };
    await bureau.says(HEAD, { type: 'DrawVoided', stream: `draw/${DRAW}`, cosigners: [LEGAL], data });
    expect(await json(bureau, '/v1/draws')).toMatchObject({
      counts: { voided: 1, abandoned: 1 },
      draws: [{ status: 'VOIDED', alerts: [{ kind: 'ABANDONED', missing: ['legal'] }] }],
    });
  });

  it('shows the load of a draw by field once the last side was told, and the year’s to readers', async () => {
    bureau = await drawnUpTo('COUNTERSIGNED');
    expect((await json(bureau, `/v1/draws/${DRAW}`)).load).toBeUndefined();
    const hidden = await json(bureau, '/v1/years/2026/load', REGISTRAR);
    expect(hidden.fields.every(({ places }) => places === 0)).toBe(true);
    await bureau.passTo('2026-03-09T12:30:00.000+08:00');
    const { load, departures } = await json(bureau, `/v1/draws/${DRAW}`);
    expect(departures).toMatchObject({ all: 0, aboveCap: 0, share: [0, expect.any(Number)] });
    expect((await bureau.get('/draws.html')).text).toContain('更换 replaced 0/');
    expect(load.map(({ field }) => field)).toContain('G/public-places');
    expect((await json(bureau, '/v1/years/2026/load', REGISTRAR)).fields).toEqual(load);
    const { levels } = await json(bureau, '/v1/years/2026/completion', AUDITOR);
    const local = levels.find(({ level }) => level === 'LOCAL');
    expect(local?.tasks).toBeGreaterThan(0);
    expect(local?.completion).toEqual([0, local?.tasks]);
    expect((await bureau.get('/v1/years/2026/load')).status).toBe(401);
    expect((await bureau.get('/v1/years/once/load', REGISTRAR)).status).toBe(400);
  });

  it('tells before the freeze what a second field for an officer would change', async () => {
    bureau = await drawnUpTo('PLANNED');
    const asked = `/v1/draws/${DRAW}/what-if`;
    const { asItStands, withThem } = await json(bureau, asked, REGISTRAR);
    expect(asItStands).toEqual(withThem);
    expect(asItStands.map(({ field }) => field).sort()).toEqual(['G/medical', 'G/public-places']);
    expect((await bureau.get(asked)).status).toBe(401);
    expect((await bureau.get('/v1/draws/none/what-if', REGISTRAR)).status).toBe(404);
    expect((await json(bureau, `${asked}?qualify=G-99:G/medical`, REGISTRAR)).code).toBe(
      'officer-not-eligible',
    );
    expect((await json(bureau, `${asked}?qualify=G-01`, REGISTRAR)).code).toBe('query-malformed');
  });
});
