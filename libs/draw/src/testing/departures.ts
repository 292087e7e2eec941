import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { drawOf } from '../domain/draw-state';
import { tasksOfDraw, type DrawnTask } from '../domain/drawn-tasks';
import { recomputeDraw } from '../domain/recompute';
import { HEAD, ORGANISER } from './county';
import { DRAW } from './steps';
import { ofTask } from './visits';

export function aReplacement(task: string, out: string, members: object = {}, signs: object = {}): Draft {
  const data = { out, reason: 'ABSENCE', ...members };
  return { ...ofTask('ReplacementRequested', task, data), actor: ORGANISER, ...signs };
}

/** Of one day unless `to` says otherwise. */
export function anAbsence(id: string, from: string, to = from): Draft {
  return {
    ...{ type: 'AbsenceRecorded', stream: `officer/${id}`, actor: 'registrar/R-2' },
    data: { from, to },
  };
}

export function aRequest(task: string, id: string): Draft {
  return {
    ...ofTask('RecusalRequested', task, { officer: id, ground: 'DIRECT_INTEREST' }),
    actor: `officer/${id}`,
  };
}

export function aDecision(now: Scenario, task: string, members: object = {}): Draft {
  const request = now.last('RecusalRequested');
  const data = {
    request: request.id,
    officer: request.data.officer,
    granted: true,
    ground: 'DIRECT_INTEREST',
    ...members,
  };
  return { ...ofTask('RecusalDecided', task, data), actor: HEAD };
}

/** A task whose second can lead, or cannot, with at least two substitutes. */
export function taskWhere(now: Scenario, secondLeads: boolean): DrawnTask {
  const draw = drawOf(now.facts(), DRAW);
  if (draw === undefined) throw new Error('no draw');
  const leads = new Set(
    recomputeDraw(now.facts(), draw)
      .pool.officers.filter(({ canLead }) => canLead)
      .map(({ id }) => id),
  );
  const found = tasksOfDraw(now.facts(), DRAW).find(
    ({ second, substitutes }) => leads.has(second ?? '') === secondLeads && substitutes.length >= 2,
  );
  if (found === undefined) throw new Error('no such task');
  return found;
}
