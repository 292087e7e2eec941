import { accept, rejection, under, type Decide, type JsonObject, type Policy } from '@mingjing/kernel';
import { officerRegisterIsFiled, officerRegisterWasFiled } from '@mingjing/registers/contracts';
import { drawMustBePlanned, drawMustNotBeVoided, onlyTheOrganiserMayStateThis } from './draw-policies';
import { frozenOf, type DrawState } from './draw-state';
import { freezeRegister } from './freeze-register';
import { thePoolMustNotTellOfASealedDraw } from './sealed-before';
import { listMustBeComplete } from './upstream-policies';
import type { FreezeOrdered } from '../payloads/register-frozen';

export const FREEZE_ALGORITHM = 'draw-freeze/v1';

type FreezePolicy = Policy<DrawState, FreezeOrdered>;

const theRegisterIsFrozenOnce: FreezePolicy = (draw, _statement, facts) => {
  const frozen = draw && frozenOf(facts, draw);
  if (frozen === undefined) return undefined;
  return rejection(
    'register-already-frozen',
    `The register of this draw was frozen at entry ${frozen.index} and holds; a draw that replaces another one takes over its register.`,
    { index: frozen.index },
  );
};

const theOfficerRegisterMustBeFiled: FreezePolicy = (_draw, _statement, facts) =>
  officerRegisterIsFiled(facts)
    ? undefined
    : rejection('officer-register-not-filed', officerRegisterWasFiled(facts) ? FILED_BEFORE : NEVER_FILED);

const NEVER_FILED =
  'The officer register was never filed with the bureau. File it (mingjing register file, which states OfficerRegisterFiled), then freeze.';
const FILED_BEFORE =
  'The officer register was changed after it was last filed with the bureau. File it again (mingjing register file, which states OfficerRegisterFiled), then freeze.';

/** The frozen register stands in the same append as its order: nobody sees the one without the other. */
const freeze: Decide<DrawState, FreezeOrdered> = (draw, { stream }, facts) => {
  if (draw === undefined) throw new Error('A freeze without a draw');
  const result = freezeRegister(draw.plan, facts);
  if (!result.ok) return { accepted: false, rejection: result.rejection };
  const { data, files } = result.value;
  const event = { stream, type: 'RegisterFrozen', version: 1, algorithm: FREEZE_ALGORITHM };
  return accept([{ ...event, data: data as unknown as JsonObject }], files);
};

export const orderFreeze: Decide<DrawState, FreezeOrdered> = under(
  [
    drawMustBePlanned,
    drawMustNotBeVoided,
    onlyTheOrganiserMayStateThis,
    theRegisterIsFrozenOnce,
    theOfficerRegisterMustBeFiled,
    listMustBeComplete,
    thePoolMustNotTellOfASealedDraw,
  ],
  freeze,
);
