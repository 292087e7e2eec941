import { bundleBytes, parseGivenKeys, verifyBundle, type Bundle, type Tools } from '@mingjing/bundle';
import { commitmentOf, drawOf, verifyInTenMinutes, type TranscriptFile } from '@mingjing/draw';
import type { Json } from '@mingjing/kernel';
import { sha256, verifyNow } from '@mingjing/writer';
import type { Bureau, Saying } from '../kit/bureau';
import { AUDITOR, COUNTERSIGNER, HEAD, LEGAL, ORGANISER } from '../kit/county-people';
import { DRAW, commitment, drawnUpTo, plannedDraw, reveal, secretOf } from '../kit/county-draw';

const SECOND = 'D-2026-1B';
let bureau: Bureau;
/** What becomes of commitments to what was revealed in the voided draw. */
let known: readonly string[];

beforeAll(async () => {
  bureau = await drawnUpTo('EXECUTED');
  const documents = [await bureau.upload(HEAD, '名录核查记录')];
  const data = { cause: 'WRONG_INPUT', reason: '名录有误', documents };
  await bureau.says(HEAD, { type: 'DrawVoided', stream: `draw/${DRAW}`, cosigners: [LEGAL], data });
  await drawAgain();
});
afterAll(() => bureau.close());

/** To the secret that legal affairs revealed in the draw before. */
function committing(actor: string): Saying {
  const contributor = actor === LEGAL ? 'legal' : 'organiser';
  const data = { ...commitmentOf(SECOND, { contributor, secret: secretOf('legal') }, sha256) };
  return { type: 'SeedCommitted', stream: `draw/${SECOND}`, data };
}

async function drawAgain(): Promise<void> {
  const stream = `draw/${SECOND}`;
  await bureau.says(ORGANISER, plannedDraw(SECOND, { replaces: DRAW }));
  known = await Promise.all([ORGANISER, LEGAL].map((actor) => bureau.outcome(actor, committing(actor))));
  await bureau.says(ORGANISER, commitment('organiser', SECOND));
  await bureau.says(LEGAL, commitment('legal', SECOND));
  await bureau.says(ORGANISER, reveal(bureau, 'organiser', { id: SECOND }));
  await bureau.says(LEGAL, reveal(bureau, 'legal', { id: SECOND }));
  const result = drawOf(bureau.ledger.writer.facts(), SECOND)?.sealed?.result ?? '';
  await bureau.says(COUNTERSIGNER, { type: 'DrawResultCountersigned', stream, data: { result } });
  await bureau.passTo('2026-03-09T08:30:00.000+08:00');
  await bureau.passTo('2026-03-09T12:30:00.000+08:00');
  await bureau.ledger.follower.catchUp();
}

async function transcriptLine(change: (bundle: Bundle) => Bundle): Promise<string> {
  const { logKey } = (await bureau.get('/v1/ledger')).body as { logKey: string };
  const given = parseGivenKeys(sha256, logKey);
  if (!given.ok) throw new Error(given.rejection.reason);
  const tools: Tools = {
    sha256,
    verify: (publicKey, message, signature) => verifyNow({ publicKey, message, signature }),
    given: given.value,
    transcript: (transcript: Json) => verifyInTenMinutes(transcript as unknown as TranscriptFile, sha256),
  };
  const answer = await bureau.get(`/v1/bundles/draw/${SECOND}`, AUDITOR);
  const { report } = verifyBundle(bundleBytes(change(answer.body as unknown as Bundle)), tools);
  const line = report.checks.find(({ name }) => name === 'transcript');
  return `${line?.status ?? 'none'} ${line?.detail.en ?? ''}`;
}

describe('a draw that replaces a voided one', () => {
  it('is committed to by no secret that was revealed in that one, whoever puts it forward', () => {
    expect(known).toEqual(['secret-used', 'secret-used']);
  });
});

describe('the bundle of a draw that replaces a voided one', () => {
  it('holds the register that it stands on, and is held against it', async () => {
    expect(await transcriptLine((bundle) => bundle)).toBe('good OK; it agrees with the signed events');
  });

  it('says that roots were not compared where somebody took that register out', async () => {
    const bare = ({ entries, ...bundle }: Bundle): Bundle => ({
      ...bundle,
      entries: entries.filter(({ entry }) => !entry.includes('"RegisterFrozen"')),
    });
    expect(await transcriptLine(bare)).toMatch(/^note OK; .* roots, and .*, are as the transcript says$/);
  });
});
