export { authorise } from './domain/authorise';
export { admitCapacities } from './domain/capacities';
export { delegationsTo, type Delegation } from './domain/delegation';
export {
  enrolledKey,
  isAfterCompromise,
  isKeyValidAt,
  keysOf,
  type EnrolledKey,
} from './domain/enrolled-key';
export { holdsRole, organisationOf, readingRoles, rolesOf, type HeldRole } from './domain/held-roles';
export { ledgerOf, logKeysOf, policyOf, type Ledger } from './domain/ledger';
export { calendarOf, limitUnder, type Limit } from './domain/limit-under';
export { isAbove, organisation, type Organisation } from './domain/organisation';
export { onlyADelegateActsOnBehalf } from './domain/on-behalf';
export { ruleAt, ruleMissing, type RuleVersion } from './domain/rule-in-force';
