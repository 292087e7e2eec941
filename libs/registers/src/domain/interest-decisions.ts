import {
  type Decide,
  type Facts,
  type Policy,
  rejection,
  type Rejection,
  type Statement,
  streamId,
  under,
} from '@mingjing/kernel';
import type { InterestDeclared } from '../payloads/officer-events';
import { registeredEntity } from './in-effect';
import { hasConflict } from './interest';
import type { HoldsRole } from './roles';
import { type OfficerRow } from './rows';

export function declareInterest(holdsRole: HoldsRole): Decide<OfficerRow, InterestDeclared> {
  return under([
    bothStandInTheRegisters,
    thePairIsOfThisOfficer,
    onlyTheOfficerHimselfOrARegistrarDeclares(holdsRole),
    anInterestIsDeclaredBeforeItEnds,
  ]);
}

function bothStandInTheRegisters(
  state: OfficerRow | undefined,
  { data, stream }: Statement<InterestDeclared>,
  facts: Facts,
): Rejection | undefined {
  if (state === undefined) {
    const reason = 'No officer stands in the register under this id; register him first.';
    return rejection('officer-unknown', reason, { officer: streamId(stream) });
  }
  if (registeredEntity(facts, data.entity) !== undefined) return undefined;
  const reason = `No entity stands in the register under the id ${data.entity}; check the id.`;
  return rejection('entity-unknown', reason, { entity: data.entity });
}

function thePairIsOfThisOfficer(
  _state: unknown,
  { data, stream }: Statement<InterestDeclared>,
): Rejection | undefined {
  if (data.officer === streamId(stream)) return undefined;
  const reason = `The interest of officer ${data.officer} belongs into the stream officer/${data.officer}.`;
  return rejection('interest-in-foreign-stream', reason, { officer: data.officer, stream });
}

/** An officer may not keep a colleague away from an entity by declaring for him. */
function onlyTheOfficerHimselfOrARegistrarDeclares(
  holdsRole: HoldsRole,
): Policy<OfficerRow, InterestDeclared> {
  return (_state, { actor, stream }, facts) => {
    const another = actor.startsWith('officer/') && actor !== stream;
    if (!another || holdsRole(facts, actor, 'REGISTRAR_OFFICER')) return undefined;
    const reason = 'Officers declare their own interests only; for another officer the registrar does it.';
    return rejection('interest-of-another', reason, { actor, officer: streamId(stream) });
  };
}

function anInterestIsDeclaredBeforeItEnds(
  _state: unknown,
  { data }: Statement<InterestDeclared>,
  facts: Facts,
): Rejection | undefined {
  const { officer, entity } = data;
  const ends = data.withdrawn === true;
  if (hasConflict(facts, officer, entity) === ends) return undefined;
  const reason = ends
    ? 'No interest between this officer and this entity stands that could end.'
    : 'This interest is already declared and stands.';
  return rejection(ends ? 'interest-unknown' : 'interest-stands', reason, { officer, entity });
}
