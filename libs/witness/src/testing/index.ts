export { GrowingLog, keyOf, WitnessInAFolder, type Key } from './witnesses';
