export { printedText, statedBundle } from './printed-bundle';
export { scannedCodes } from './scanned-codes';
export { vectorBundle } from './vector-bundle';
