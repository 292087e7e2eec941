/** What other contexts may ask of accountability: pure functions over facts. */
export { hasApprovedReason } from './domain/late-entries';
