import type { ViewDefinition } from '@mingjing/followers';
import type { Registry } from '@mingjing/kernel';
import { registersView } from './registers';
import { tasksView } from './tasks';
import { threeMustsView } from './three-musts';
import { trailView } from './trail';

/** Everything that questions are answered from. */
export function accountabilityViews(registry: Registry): readonly ViewDefinition[] {
  return [trailView, registersView, tasksView(registry), threeMustsView(registry)];
}
