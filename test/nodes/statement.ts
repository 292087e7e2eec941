import { randomUUID } from 'node:crypto';
import { submissionOf, type Pen } from '@mingjing/client';
import { chinaTime } from '@mingjing/kernel';

/** What a node answers: the status, and the code where it refuses. */
export interface Answered {
  readonly status: number;
  readonly code?: string;
}

/** An office that nobody registered before, as it is sent. */
export function statementBy(
  pen: Pen,
  ledger: string,
  now: number,
): { readonly id: string; readonly body: string } {
  const id = randomUUID();
  const data = { name: `样例机构 ${id.slice(0, 8)}`, kind: 'COUNTY_HEALTH' };
  const draft = { id, ledger, occurredAt: chinaTime(now), stream: `org/${id}`, type: 'OrgRegistered', data };
  return { id, body: JSON.stringify(submissionOf(draft, pen)) };
}

export async function stateAt(url: string, body: string): Promise<Answered> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/v1/statements`, { method: 'POST', body, headers });
  const { code } = (await answer.json()) as { readonly code?: string };
  return { status: answer.status, ...(code === undefined ? {} : { code }) };
}
