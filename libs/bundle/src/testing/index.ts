export { vectorBundle } from './vector-bundle';
