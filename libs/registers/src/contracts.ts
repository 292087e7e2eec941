/** What other contexts may ask of the registers: pure functions over facts. */
export { absenceSince, isAbsent } from './domain/absence';
export {
  eachEntityInEffect,
  entitiesInEffect,
  entityOf,
  fieldIsKnown,
  importIsComplete,
  isEligible,
  mayBeDrawn,
  officerOf,
  officersInEffect,
  officersInFields,
} from './domain/in-effect';
export { conflictSince, hasConflict, interestsOf } from './domain/interest';
export { importRowsRoot, importsUnfinished, refuseImportRow } from './domain/import';
export { importInTheWay, streamsOfImport } from './domain/import-in-the-way';
export type { StatedRow, UnfinishedImport } from './domain/import';
export {
  lastReviewOf,
  officerRegisterIsFiled,
  officerRegisterRoot,
  officerRegisterWasFiled,
} from './domain/officer-register';
export type { Entity, Officer } from './domain/rows';
export type { ImportOrigin } from './payloads/shared-members';
