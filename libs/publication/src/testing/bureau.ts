import { createHash } from 'node:crypto';
import { compilePayload } from '@mingjing/catalogue';
import { accept, type Context, type FactChange, type Gates, type Role } from '@mingjing/kernel';
import { Scenario, type Draft } from '@mingjing/kernel/testing';
import { publicationContext } from '../application/publication-context';

export const OFFICER = 'officer/G-0001';
export const BRIGADE_HEAD = 'head/H-2';
export const HEAD = 'head/H-1';
export const PUBLISHER = 'publisher/P-1';
export const ID = '0d9c0000-0000-4000-8000-000000000001';
export const CASE = 'case/0d9c0000-0000-4000-8000-0000000000aa';
export const TEXT = '高卫公罚〔2026〕12号 …… 罚款人民币2000元';

export const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

class Anything {}

/** Stands in for the contexts whose rows and streams a publication reads: takes what a spec tells it. */
const standIn: Context = {
  name: 'standIn',
  streams: [],
  events: ['row', 'case'].map((stream) => ({
    type: `${stream}Told`,
    version: 1,
    stream,
    payload: Anything,
    visibility: 'reader' as const,
    statedBy: ['founder' as const],
    decide: () => accept(),
  })),
  facts: ({ type, stream, data }) =>
    type === 'rowTold' ? [{ ...(data as unknown as Row), table: stream.slice('row/'.length) }] : [],
  refusals: {},
};

type Row = Omit<FactChange, 'table'>;

const gates: Gates = {
  checkPayload: ({ type, payload }, data) =>
    type.endsWith('Told') ? undefined : compilePayload(payload)(data),
  authorise: () => undefined,
};

/** A bureau with its brigade below it, and one penalty case on which nothing was published. */
export function bureau(): Scenario {
  return new Scenario([standIn, publicationContext], gates).given(
    row('org', 'bureau', { name: 'County health bureau', kind: 'COUNTY_HEALTH' }),
    row('org', 'brigade', { name: 'Brigade', kind: 'COUNTY_BRIGADE', parent: 'bureau' }),
    role(OFFICER, 'OFFICER', 'brigade'),
    role(BRIGADE_HEAD, 'HEAD', 'brigade'),
    role(HEAD, 'HEAD', 'bureau'),
    role(PUBLISHER, 'PUBLISHER', 'bureau'),
    { type: 'caseTold', stream: CASE, data: {} },
  );
}

export function role(actor: string, held: Role, org: string): Draft {
  return row('role', `${actor} ${held} ${org}`, { role: held, org, from: '2026-01-01' });
}

function row(table: string, key: string, value: object): Draft {
  return { type: 'rowTold', stream: `row/${table}`, data: { key, value } };
}
