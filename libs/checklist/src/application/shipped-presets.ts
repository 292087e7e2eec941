import gaoqingBands from '../../presets/gaoqing-bands.v1.json';
import islandCity from '../../presets/island-city.v1.json';
import type { Presets } from '../domain/preset';
import { readPreset } from '../domain/read-preset';

/** The presets that ship with the ledger; a plan names them by id. */
export const shippedPresets: Presets = [readPreset(gaoqingBands), readPreset(islandCity)];
