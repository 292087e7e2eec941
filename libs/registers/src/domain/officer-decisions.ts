import {
  ACTOR_NAME,
  type Decide,
  type Facts,
  rejection,
  type Rejection,
  type Statement,
  streamId,
  under,
} from '@mingjing/kernel';
import type { OfficerChanged, OfficerRegistered } from '../payloads/officer-events';
import type { Certificate } from '../payloads/shared-members';
import { somethingChanges } from './changes';
import { refuseImportRow } from './import';
import { cameWith, importInTheWay, refuseUnfinished } from './import-in-the-way';
import { refusePeriod } from './periods';
import type { OfficerRow } from './rows';

export const registerOfficer: Decide<OfficerRow, OfficerRegistered> = under([
  anOfficerIsRegisteredOnce,
  theIdServesAsAnActor,
  (_state, { data }) => certificateDaysAreReal(data.certificate),
  (_state, { data }, facts) => refuseImportRow(facts, data.import, 'OFFICERS'),
]);

export const changeOfficer: Decide<OfficerRow, OfficerChanged> = under([
  onlyAnOfficerInEffectChanges,
  somethingChanges,
  (_state, { data }) => certificateDaysAreReal(data.changes?.certificate),
]);

function anOfficerIsRegisteredOnce(
  state: OfficerRow | undefined,
  { stream }: Statement<OfficerRegistered>,
  facts: Facts,
): Rejection | undefined {
  if (state === undefined) return undefined;
  const officer = streamId(stream);
  const file = importInTheWay(facts, stream);
  if (file !== undefined)
    return rejection('officer-exists', `${officer} ${cameWith(file)}`, { officer, file });
  const reason = 'An officer already stands in the register under this id; change him with OfficerChanged.';
  return rejection('officer-exists', reason, { officer });
}

/** Officer G-0012 signs as officer/G-0012 (record.md, values). */
function theIdServesAsAnActor(
  _state: unknown,
  { stream }: Statement<OfficerRegistered>,
): Rejection | undefined {
  const officer = streamId(stream);
  if (ACTOR_NAME.test(officer)) return undefined;
  const reason =
    'The id of an officer has only letters, digits, ".", "_" and "-", so that he can sign with it.';
  return rejection('officer-id-malformed', reason, { officer });
}

function certificateDaysAreReal(certificate: Certificate | undefined): Rejection | undefined {
  return certificate && refusePeriod('certificate', certificate.validFrom, certificate.validTo);
}

function onlyAnOfficerInEffectChanges(
  state: OfficerRow | undefined,
  { stream }: Statement<OfficerChanged>,
  facts: Facts,
): Rejection | undefined {
  const officer = streamId(stream);
  if (state === undefined) {
    const reason = 'No officer stands in the register under this id; register him first.';
    return rejection('officer-unknown', reason, { officer });
  }
  return refuseUnfinished(facts, stream);
}
