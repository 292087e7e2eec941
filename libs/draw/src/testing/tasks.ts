import type { Draft } from '@mingjing/kernel/testing';
import { CLERK, HEAD } from './county';
import { ofTask } from './visits';

export const TASK = '00000000-0000-4000-a000-000000000001';
export const TRIGGER = '00000000-0000-4000-a000-0000000000f1';
export const evidence = ['cd'.repeat(32)];

export function aTask(members: object = {}, id = TASK): Draft {
  const data = {
    ...{ origin: 'SPECIAL', entity: 'E-001', items: ['PP-01'], due: '2026-06-30', field: 'G/public-places' },
    ...members,
  };
  return { ...ofTask('TaskAdded', id, data), actor: CLERK };
}

export function aTrigger(members: object = {}): Draft {
  const data = { kind: 'COMPLAINT', entity: 'E-001', received: '2026-03-01T10:00:00.000+08:00', ...members };
  return { type: 'TriggerRecorded', stream: `trigger/${TRIGGER}`, actor: CLERK, data };
}

export function aDesignation(members: object = {}, signs: object = {}, id = TASK): Draft {
  const data = { rule: '专项行动方案', decider: HEAD, lead: 'G-02', second: 'G-04', ...members };
  return { ...ofTask('OfficersDesignated', id, data), actor: HEAD, ...signs };
}

export function aClosure(
  task: string,
  lead: string,
  members: object = {},
  cosigners: readonly string[] = [HEAD],
): Draft {
  const data = { reason: 'OUT_OF_BUSINESS', evidence, ...members };
  return { ...ofTask('TaskClosed', task, data), actor: `officer/${lead}`, cosigners };
}
