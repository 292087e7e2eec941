/** What other contexts may ask of accountability: pure functions over facts. */
export { erasedSubjects, newestErasure } from './domain/erasures';
export { hasApprovedReason } from './domain/late-entries';
