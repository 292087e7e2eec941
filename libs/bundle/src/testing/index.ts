export { scannedCodes } from './scanned-codes';
export { vectorBundle } from './vector-bundle';
