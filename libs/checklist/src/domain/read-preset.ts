import { isJsonObject } from '@mingjing/kernel';
import type { AnnualFloorPreset, BandPreset, Preset } from './preset';

/**
 * A preset as its data file holds it. Throws where the file is not one: a broken shipped file must
 * stop the start, not a clerk's plan.
 */
export function readPreset(file: unknown): Preset {
  if (!isJsonObject(file)) throw new Error('A preset is a JSON object');
  const { id } = file;
  if (typeof id !== 'string') throw new Error('A preset has an id');
  if (file.rounding !== 'ceil') throw new Error(`Preset ${id} rounds by an unknown rule`);
  switch (file.kind) {
    case 'BANDS':
      return bandPreset(file as unknown as BandPreset);
    case 'ANNUAL_FLOORS':
      return floorPreset(file as unknown as AnnualFloorPreset);
    default:
      throw new Error(`Preset ${id} is of an unknown kind`);
  }
}

/** Bands must meet without gap or overlap, and only the last one is open. */
function bandPreset(preset: BandPreset): BandPreset {
  let next = 1;
  preset.bands.forEach(({ min, max, lowest, highest }, place) => {
    const last = place === preset.bands.length - 1;
    const sound = min === next && lowest >= 0 && lowest <= highest && highest <= 100;
    if (!sound || last !== (max === undefined))
      throw new Error(`Preset ${preset.id} breaks at band ${place + 1}`);
    next = (max ?? 0) + 1;
  });
  if (preset.bands.length === 0) throw new Error(`Preset ${preset.id} has no bands`);
  return preset;
}

function floorPreset(preset: AnnualFloorPreset): AnnualFloorPreset {
  const sound =
    preset.drawsPerYear >= 1 &&
    preset.floors.length > 0 &&
    preset.floors.every((percent) => percent > 0 && percent <= 100) &&
    preset.categories.length > 0;
  if (!sound) throw new Error(`Preset ${preset.id} lacks draws, floors or categories`);
  return preset;
}
