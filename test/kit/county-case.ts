import { toHex, utf8 } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import type { Bureau, Saying } from './bureau';
import { CLERK, HEAD, LEGAL, PUBLISHER } from './county-people';
import { idOf, type Pair } from './county-visit';

const FINE_FEN = 200_000;

/** The head files a case for the finding; the two who found it investigate. */
export function filing(id: string, finding: string, { lead, second }: Pair): Saying {
  const data = {
    ...{ number: '样卫立〔2026〕1号', findings: [finding], investigators: [lead, second] },
    source: 'INSPECTION',
  };
  return { type: 'CaseFiled', stream: `case/${id}`, data };
}

export function decision(id: string, review?: string): Saying {
  const data = {
    ...{ number: '样卫公罚〔2026〕1号', kinds: ['WARNING', 'FINE'], fineFen: FINE_FEN, tier: 'GENERAL' },
    basis: [{ document: '公共场所卫生管理条例实施细则', article: '第三十六条' }],
    ...(review === undefined ? {} : { review }),
  };
  return { type: 'PenaltyDecided', stream: `case/${id}`, data };
}

/** The party is told what is intended, and what it may do. */
export function notice(id: string): Saying {
  const proposal = { kinds: ['WARNING', 'FINE'], fineFen: FINE_FEN };
  return { type: 'NoticeGiven', stream: `case/${id}`, data: { proposal, hearingRight: false } };
}

/** Legal affairs read the file; the id of their review is returned. */
export async function review(bureau: Bureau, id: string, { lead }: Pair): Promise<string> {
  const stream = `case/${id}`;
  const file = await bureau.upload(lead, '样例案卷');
  await bureau.says(lead, { type: 'LegalReviewRequested', stream, data: { files: [file.sha256] } });
  const data = { opinion: 'AGREE', reason: '事实清楚，适用法律正确', qualification: true };
  const done = idOf(`review of ${id}`);
  await bureau.says(LEGAL, { type: 'LegalReviewDone', stream, data, id: done });
  return done;
}

/** Served on the party, paid, closed. */
export async function execute(bureau: Bureau, id: string, { lead }: Pair): Promise<void> {
  const stream = `case/${id}`;
  await bureau.says(lead, { type: 'DecisionServed', stream, data: { method: 'IN_PERSON' } });
  await bureau.says(CLERK, { type: 'FinePaid', stream, data: { amountFen: FINE_FEN } });
  await bureau.says(HEAD, { type: 'CaseClosed', stream, data: { reason: 'EXECUTED' } });
}

/** The head decides and lets out the exact text; somebody else puts it up. */
export async function publish(bureau: Bureau, subject: string, text: string): Promise<string> {
  const stream = `publication/${idOf(`publication of ${subject}`)}`;
  const about = { subject, kind: 'PENALTY' };
  await bureau.says(HEAD, { type: 'PublicationDecided', stream, data: { ...about, publish: true } });
  const content = toHex(sha256(utf8(text)));
  await bureau.says(HEAD, { type: 'PublicationApproved', stream, data: { content } });
  const where = '样例县政府网站';
  await bureau.says(PUBLISHER, { type: 'Published', stream, data: { ...about, text, where } });
  return stream;
}
