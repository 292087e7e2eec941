import { type Policy, rejection, type Rejection } from '@mingjing/kernel';
import type { BandPercentage, RatioDecided } from '../payloads/plan-events';
import type { Plan } from './plan';
import type { BandPreset, PresetBand, Presets } from './preset';
import { presetNamed } from './preset';
import { areInOrder } from './ratio';

/**
 * Inside a band the decider is free, which is a discretion of up to two to one; so he decides for
 * every band at once, before anyone knows into which of them the frozen register will fall.
 */
export function everyBandOfTheTableHasItsPercentage(presets: Presets): Policy<Plan, RatioDecided> {
  return (plan, { data }) => {
    if (data.bands === undefined) return undefined;
    const preset = plan?.preset === undefined ? undefined : presetNamed(presets, plan.preset);
    if (preset?.kind !== 'BANDS') return planWithoutBands(plan);
    return refuseForeignBands(preset, data.bands) ?? refuseOutsideTheTable(preset, data.bands);
  };
}

/** Asked of new decisions only (docs/adr/0017). */
export const theBandsStandInOrder: Policy<Plan, RatioDecided> = (_plan, { data: { bands = [] } }) => {
  if (areInOrder(bands)) return undefined;
  const reason =
    'The bands stand in another order than their table; give them from the smallest register up.';
  return rejection('band-order', reason, { given: bands.map(({ min }) => min) });
};

function planWithoutBands(plan: Plan | undefined): Rejection {
  const reason = 'The plan names no preset with a table of bands; decide by FLOOR or UPSTREAM instead.';
  return rejection('plan-without-bands', reason, { ...(plan === undefined ? {} : { plan: plan.id }) });
}

function refuseForeignBands(preset: BandPreset, given: readonly BandPercentage[]): Rejection | undefined {
  const missing = preset.bands.find((band) => !given.some((one) => isSameBand(band, one)));
  if (missing !== undefined) {
    const reason = `No percentage is given for the band "${missing.text}"; decide one for each band of ${preset.id}.`;
    return rejection('band-missing', reason, { preset: preset.id, min: missing.min });
  }
  if (given.length === preset.bands.length) return undefined;
  const reason = `${preset.id} has ${preset.bands.length} bands, this decision ${given.length}; give each band once.`;
  return rejection('band-unknown', reason, { preset: preset.id, bands: given.length });
}

function refuseOutsideTheTable(preset: BandPreset, given: readonly BandPercentage[]): Rejection | undefined {
  for (const band of preset.bands) {
    const percent = given.find((one) => isSameBand(band, one))?.percent ?? band.lowest;
    if (percent >= band.lowest && percent <= band.highest) continue;
    const reason = `${percent} % is outside the table of ${preset.id}: "${band.text}". Decide a share inside it.`;
    return rejection('band-out-of-range', reason, { percent, lowest: band.lowest, highest: band.highest });
  }
  return undefined;
}

function isSameBand(band: PresetBand, given: BandPercentage): boolean {
  return band.min === given.min && band.max === given.max;
}
