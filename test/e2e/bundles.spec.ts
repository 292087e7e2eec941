import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  NO_KEYS,
  bundleBytes,
  firstBad,
  parseGivenKeys,
  verifyBundle,
  type Bundle,
  type Tools,
} from '@mingjing/bundle';
import {
  buildTranscript,
  executeDraw,
  verifyInTenMinutes,
  type Transcript,
  type TranscriptFile,
} from '@mingjing/draw';
import { utf8, type Json } from '@mingjing/kernel';
import { sha256, verifyNow } from '@mingjing/writer';
import { AUDITOR, CLERK, HEAD } from '../kit/county-people';
import { CASE, ORDER, SPEAKER, closedCase, type ClosedCase } from '../kit/closed-case';
import { DRAW } from '../kit/county-draw';

let story: ClosedCase;
let tools: Tools;

beforeAll(async () => {
  story = await closedCase();
  const { logKey } = (await story.bureau.get('/v1/ledger')).body as { logKey: string };
  const given = parseGivenKeys(sha256, logKey);
  if (!given.ok) throw new Error(given.rejection.reason);
  tools = {
    sha256,
    verify: (publicKey, message, signature) => verifyNow({ publicKey, message, signature }),
    given: given.value,
    transcript: (transcript: Json) => verifyInTenMinutes(transcript as unknown as TranscriptFile, sha256),
  };
});
afterAll(() => story.bureau.close());

const ask = async (subject: string, query = '', reader = AUDITOR): Promise<Bundle> => {
  const answer = await story.bureau.get(`/v1/bundles/${subject}${query}`, reader);
  if (answer.status !== 200) throw new Error(answer.text);
  expect(utf8(answer.text)).toEqual(bundleBytes(answer.body as unknown as Bundle));
  return answer.body as unknown as Bundle;
};
const verdict = (bundle: Bundle, with_: Tools = tools): string =>
  firstBad(verifyBundle(bundleBytes(bundle), with_).report)?.detail.en ?? 'good';
const typesIn = ({ entries }: Bundle): readonly string[] =>
  entries.map(({ entry }) => (JSON.parse(entry) as { statement: { type: string } }).statement.type);

describe('the bundle of a case', () => {
  it('holds the whole file, its grounds and all keys, and verifies with the log key alone', async () => {
    const bundle = await ask(`case/${CASE}`);
    const { report } = verifyBundle(bundleBytes(bundle), tools);
    expect(firstBad(report)).toBeUndefined();
    expect(report.checks.map(({ name, status }) => `${name} ${status}`)).toEqual([
      ...['checkpoint good', 'trust good', 'form good', 'inclusion good', 'order good', 'keys good'],
      ...['signatures good', 'streams good', 'disclosures note', 'files good'],
      ...['not-proven-completeness note', 'not-proven-decisions note', 'not-proven-times note'],
    ]);
    for (const type of [
      ...['LedgerOpened', 'KeyEnrolled', 'RoleAssigned', 'OrgRegistered', 'RuleVersionPublished'],
      ...[
        'EntityRegistered',
        'ChecklistPublished',
        'AssignmentRevealed',
        'InspectionStarted',
        'RecordSigned',
      ],
      ...['FindingOpened', 'RectificationOrdered', 'RecheckPerformed', 'CaseFiled', 'PenaltyDecided'],
      ...['FinePaid', 'CaseClosed', 'PublicationApproved', 'Published', 'CalendarPublished'],
    ]) {
      expect(typesIn(bundle)).toContain(type);
    }
    expect(bundle.whole).toEqual(
      expect.arrayContaining([
        `case/${CASE}`,
        `order/${ORDER}`,
        `finding/${story.finding}`,
        `task/${story.pair.task}`,
      ]),
    );
  });

  it('encloses evidence only where it is asked for, and names its hashes always', async () => {
    const bare = await ask(`case/${CASE}`);
    const full = await ask(`case/${CASE}`, '?files=true');
    expect(bare.files?.some(({ content }) => content !== undefined)).toBe(false);
    const photograph = Buffer.from(`样例照片 ${story.pair.task}`).toString('base64');
    expect(full.files?.map(({ content }) => content)).toContain(photograph);
    expect(full.files?.map(({ sha256 }) => sha256)).toEqual(bare.files?.map(({ sha256 }) => sha256));
    expect(verdict(full)).toBe('good');
  });

  it('discloses names to whom they concern, records that, and refuses others', async () => {
    const refused = await story.bureau.get(`/v1/bundles/case/${CASE}?disclosures=true`, CLERK);
    expect(refused).toMatchObject({ status: 403, code: 'may-not-disclose' });
    const size = story.bureau.ledger.writer.sealed.size;
    const bundle = await ask(`case/${CASE}`, '?disclosures=true', HEAD);
    expect(bundle.disclosures).toMatchObject([{ field: 'content', value: expect.stringContaining(SPEAKER) }]);
    expect(verdict(bundle)).toBe('good');
    expect(bundle.entries.some(({ entry }) => entry.includes(SPEAKER))).toBe(false);
    await story.bureau.ledger.writer.settleDeadlines();
    const [bytes] = await story.bureau.ledger.store.read(size, 1);
    expect(JSON.parse(Buffer.from(bytes!).toString())).toMatchObject({
      statement: { type: 'AccessRecorded', data: { reader: HEAD, subject: `case/${CASE}` } },
    });
    const own = await ask(`case/${CASE}`, '?disclosures=true', story.pair.lead);
    expect(own.disclosures).toHaveLength(1);
  });

  it('hands over no name while nobody can record that it was', async () => {
    const { bureau } = story;
    const size = bureau.ledger.writer.sealed.size;
    await bureau.withClockBehind(async () => {
      const refused = await bureau.get(`/v1/bundles/case/${CASE}?disclosures=true`, HEAD);
      expect(refused).toMatchObject({ status: 503, code: 'clock-behind' });
      expect(refused.text).not.toContain(SPEAKER);
      expect((await ask(`case/${CASE}`, '', HEAD)).disclosures).toBeUndefined();
    });
    expect(bureau.ledger.writer.sealed.size).toBe(size);
  });

  it('says that it trusts itself alone where no key is given', async () => {
    const bundle = await ask(`case/${CASE}`);
    const { report } = verifyBundle(bundleBytes(bundle), { ...tools, given: NO_KEYS });
    expect(firstBad(report)).toBeUndefined();
    expect(report.checks.find(({ name }) => name === 'trust')).toMatchObject({ status: 'note' });
  });

  it('is refused without a reader, of what nobody knows, and of what no bundle is made of', async () => {
    expect((await story.bureau.get(`/v1/bundles/case/${CASE}`)).code).toBe('token-missing');
    expect((await story.bureau.get('/v1/bundles/case/none', CLERK)).code).toBe('not-found');
    expect((await story.bureau.get('/v1/bundles/rule/T-34', CLERK)).code).toBe('bundle-subject');
    expect((await story.bureau.get(`/v1/bundles/case/${CASE}?files=yes`, CLERK)).code).toBe(
      'query-malformed',
    );
  });
});

describe('the page that verifies them', () => {
  it('is served by the ledger, to everybody, as the build made it', async () => {
    const built = join(__dirname, '../../dist/verify.html');
    if (!existsSync(built)) spawnSync(process.execPath, [join(__dirname, '../../scripts/verify-page.mjs')]);
    const page = await story.bureau.get('/verify.html');
    expect(page).toMatchObject({ status: 200, text: readFileSync(built, 'utf8') });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain("default-src 'none'");
  });
});

describe('other bundles', () => {
  it('of a draw recomputes it and holds it against the signed events', async () => {
    const bundle = await ask(`draw/${DRAW}`);
    expect(verdict(bundle)).toBe('good');
    expect(typesIn(bundle)).toEqual(expect.arrayContaining(['RatioDecided', 'SeedRevealed', 'DrawExecuted']));
    const { transcript } = bundle as unknown as { transcript: { reveals: readonly object[] } };
    const bent = {
      ...transcript,
      reveals: transcript.reveals.map((one) => ({ ...one, secret: 'ab'.repeat(32) })),
    };
    expect(verdict({ ...bundle, transcript: bent })).toMatch(/^transcript-of-another/);
  });

  it.each([
    ['a ratio', { mode: 'ratio', ratio: [0, 1], minimum: 1 } as const],
    ['a minimum', { minimum: 99 } as const],
  ])(
    'of a draw that somebody drew anew with another %s fail, though it recomputes',
    async (_what, members) => {
      const bundle = await ask(`draw/${DRAW}`);
      const { transcript } = bundle as unknown as { transcript: Transcript };
      const input = { ...transcript, strata: transcript.strata.map((one) => ({ ...one, ...members })) };
      const drawn = executeDraw(input, sha256);
      const forged = drawn.ok && buildTranscript(input, transcript.commitments, drawn.value.result, sha256);
      if (!forged || !forged.ok) throw new Error('It cannot be drawn anew');
      expect(verifyInTenMinutes(forged.value as unknown as TranscriptFile, sha256)).toBe('OK');
      expect(verdict({ ...bundle, transcript: JSON.parse(JSON.stringify(forged.value)) })).toBe(
        'transcript-of-another: it contradicts the signed events: strata',
      );
    },
  );

  it('of an entity and of an officer hold what concerns them', async () => {
    const entity = await ask(`entity/${story.pair.entity}`);
    expect(verdict(entity)).toBe('good');
    expect(typesIn(entity)).toEqual(expect.arrayContaining(['EntityRegistered', 'CaseClosed', 'Published']));
    const officer = await ask(story.pair.lead);
    expect(verdict(officer)).toBe('good');
    expect(officer.whole).toEqual(expect.arrayContaining([story.pair.lead, `actor/${story.pair.lead}`]));
  });
});
