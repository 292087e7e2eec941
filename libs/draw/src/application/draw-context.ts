import type { Context } from '@mingjing/kernel';
import { evolveDraw } from '../domain/evolve-draw';
import { evolveTask } from '../domain/evolve-task';
import { drawFacts } from '../domain/fact-rows';
import { revealOverdue } from '../domain/overdue';
import { planPeriod } from '../domain/plan-period';
import { evolveObligation, evolveTrigger, evolveUpstream } from '../domain/task-sources';
import { unblinding, unblindingOfReserve } from '../domain/unblinding';
import { drawEvents } from './draw-events';
import { drawRefusals } from './refusals';
import { sourceEvents, taskEvents } from './task-events';

/** Draws, the tasks that come from them, and the tasks that come from elsewhere. */
export const drawContext: Context = {
  name: 'draw',
  streams: [
    { word: 'draw', evolve: evolveDraw },
    { word: 'task', evolve: evolveTask },
    { word: 'upstream', evolve: evolveUpstream },
    { word: 'trigger', evolve: evolveTrigger },
    { word: 'obligation', evolve: evolveObligation },
  ],
  events: [...drawEvents, ...taskEvents, ...sourceEvents],
  deadlines: [revealOverdue, planPeriod, unblinding, unblindingOfReserve],
  facts: drawFacts,
  refusals: drawRefusals,
};
