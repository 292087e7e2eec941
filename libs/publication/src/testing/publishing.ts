import type { Draft } from '@mingjing/kernel/testing';
import { BRIGADE_HEAD, CASE, hashOf, HEAD, ID, OFFICER, PUBLISHER, TEXT } from './bureau';

/** Statements of a publication as they are meant to be; a spec changes what it is about. */
type Changes = Partial<Omit<Draft, 'data'>> & { readonly data?: object };

function draft(type: string, actor: string, data: object, { data: changed, ...changes }: Changes): Draft {
  return { type, stream: `publication/${ID}`, actor, ...changes, data: { ...data, ...changed } };
}

const period = { from: '2025-01-01', to: '2025-12-31' };
const content = { sha256: hashOf('draft'), size: 5 };

export const drafted = (changes: Changes = {}): Draft =>
  draft('SummaryDrafted', OFFICER, { title: 'Daily supervision 2025', period, content }, changes);

export const submitted = (changes: Changes = {}): Draft =>
  draft('SummarySubmitted', BRIGADE_HEAD, { to: 'bureau' }, changes);

export const decided = (changes: Changes = {}): Draft =>
  draft('PublicationDecided', HEAD, { subject: CASE, kind: 'PENALTY', publish: true }, changes);

export const approved = (changes: Changes = {}): Draft =>
  draft('PublicationApproved', HEAD, { content: hashOf(TEXT) }, changes);

export const published = (changes: Changes = {}): Draft =>
  draft(
    'Published',
    PUBLISHER,
    { subject: CASE, kind: 'PENALTY', text: TEXT, where: 'county web site' },
    changes,
  );

export const failed = (changes: Changes = {}): Draft =>
  draft('PublicationFailed', PUBLISHER, { reason: 'The site did not answer.' }, changes);

export const withdrawn = (changes: Changes = {}): Draft =>
  draft(
    'Withdrawn',
    PUBLISHER,
    { reason: 'The decision was annulled.', ground: 'Penalty Law Art. 48' },
    changes,
  );
