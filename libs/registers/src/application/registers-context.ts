import { holdsRole } from '@mingjing/governance/contracts';
import { allOf, type Context, type EventDefinition, type Role } from '@mingjing/kernel';
import { recordAbsence } from '../domain/absence';
import { evolveEntity } from '../domain/entity';
import { changeEntity, excludeEntity, registerEntity } from '../domain/entity-decisions';
import { registerFacts } from '../domain/fact-changes';
import { completeImport } from '../domain/import-decisions';
import { nobodyEndsHisInterestAlone } from '../domain/ended-interest';
import { declareInterest } from '../domain/interest-decisions';
import { evolveOfficer } from '../domain/officer';
import { theRegisterIsFiledWithTheAuthorityAbove } from '../domain/filed-above';
import {
  theLicensorIsRegistered,
  theNewLicensorIsRegistered,
  theOfficersNewOrgIsRegistered,
  theOfficersOrgIsRegistered,
} from '../domain/known-organisation';
import { changeOfficer, registerOfficer } from '../domain/officer-decisions';
import { theNewWeightIsOrdered, theWeightIsOrdered } from '../domain/ordered-weight';
import { fileOfficerRegister, reviewRegister } from '../domain/register-decisions';
import { EntityChanged, EntityExcluded, EntityRegistered } from '../payloads/entity-events';
import {
  AbsenceRecorded,
  InterestDeclared,
  OfficerChanged,
  OfficerRegistered,
} from '../payloads/officer-events';
import { ImportCompleted, OfficerRegisterFiled, RegisterReviewed } from '../payloads/register-events';
import { refusalTitles } from './refusal-titles';

const ENTITY_PERSONAL = ['name', 'creditCode', 'legalRepresentative', 'phone', 'address'];
const OFFICER_PERSONAL = ['name', 'certificateNumber', 'phone'];
const REGISTRARS: readonly Role[] = ['REGISTRAR_ENTITY', 'REGISTRAR_OFFICER'];

/** The two registers (两库), conflicts of interest, and the imports that fill them. */
export const registersContext: Context = {
  name: 'registers',
  streams: [
    { word: 'entity', evolve: evolveEntity },
    { word: 'officer', evolve: evolveOfficer },
  ],
  events: [
    {
      ...event('EntityRegistered', 'entity', EntityRegistered, registerEntity),
      statedBy: ['REGISTRAR_ENTITY', 'ENTRY'],
      personal: ENTITY_PERSONAL,
      admit: allOf(theLicensorIsRegistered, theWeightIsOrdered),
    },
    {
      ...event('EntityChanged', 'entity', EntityChanged, changeEntity),
      statedBy: ['REGISTRAR_ENTITY'],
      personal: ENTITY_PERSONAL,
      admit: allOf(theNewLicensorIsRegistered, theNewWeightIsOrdered),
    },
    {
      ...event('EntityExcluded', 'entity', EntityExcluded, excludeEntity),
      statedBy: ['REGISTRAR_ENTITY'],
      cosignedBy: ['LEGAL'],
    },
    {
      ...event('OfficerRegistered', 'officer', OfficerRegistered, registerOfficer),
      personal: OFFICER_PERSONAL,
      admit: theOfficersOrgIsRegistered,
    },
    {
      ...event('OfficerChanged', 'officer', OfficerChanged, changeOfficer),
      personal: OFFICER_PERSONAL,
      admit: theOfficersNewOrgIsRegistered,
    },
    {
      ...event('InterestDeclared', 'officer', InterestDeclared, declareInterest(holdsRole)),
      statedBy: ['LEAD', 'OFFICER', 'REGISTRAR_OFFICER'],
      personal: ['reason'],
      admit: nobodyEndsHisInterestAlone,
    },
    event('AbsenceRecorded', 'officer', AbsenceRecorded, recordAbsence),
    { ...event('RegisterReviewed', 'register', RegisterReviewed, reviewRegister), statedBy: REGISTRARS },
    {
      ...event('OfficerRegisterFiled', 'register', OfficerRegisterFiled, fileOfficerRegister),
      admit: theRegisterIsFiledWithTheAuthorityAbove,
    },
    {
      ...event('ImportCompleted', 'import', ImportCompleted, completeImport(holdsRole)),
      statedBy: [...REGISTRARS, 'DRAW_ADMIN'],
      // A register file is full of names: it is known by its hash, and stays with whoever holds it.
      withheld: ['file'],
    },
  ],
  facts: registerFacts,
  refusals: refusalTitles,
};

function event<S, D>(
  type: string,
  stream: string,
  payload: new () => D,
  decide: NonNullable<EventDefinition<S, D>['decide']>,
): EventDefinition<S, D> {
  const statedBy: readonly Role[] = ['REGISTRAR_OFFICER'];
  return { type, version: 1, stream, payload, visibility: 'reader', statedBy, decide };
}
