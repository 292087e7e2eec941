import { type Policy, rejection, type Rejection, type Statement } from '@mingjing/kernel';
import type { PlanApproved } from '../payloads/plan-events';
import { compareFractions } from './fraction';
import type { Plan } from './plan';
import type { AnnualFloorPreset, Presets } from './preset';
import { presetNamed } from './preset';

/** A plan that names a preset takes all of it over, and decides itself what the preset leaves open. */
export function whatThePresetAsksIsGiven(presets: Presets): Policy<Plan, PlanApproved> {
  return (_state, { data }: Statement<PlanApproved>) => {
    if (data.preset === undefined) return undefined;
    const preset = presetNamed(presets, data.preset);
    if (preset === undefined) return unknownPreset(data.preset, presets);
    switch (preset.kind) {
      case 'BANDS':
        return undefined;
      case 'ANNUAL_FLOORS':
        return (
          everyCategoryIsBound(preset, data) ??
          noBindingIsBelowTheFloors(preset, data) ??
          everySlotIsFilled(preset, data) ??
          asManyDrawsAsThePresetHas(preset, data)
        );
      default: {
        const unknown: never = preset;
        return unknown;
      }
    }
  };
}

function unknownPreset(id: string, presets: Presets): Rejection {
  const known = presets.map((preset) => preset.id);
  const reason = `There is no preset ${id}; this ledger ships ${known.join(', ')}.`;
  return rejection('preset-unknown', reason, { preset: id, known });
}

/** Three floors stand against four categories: which holds for which is decided by the plan, never guessed. */
function everyCategoryIsBound(
  preset: AnnualFloorPreset,
  { bindings = [] }: PlanApproved,
): Rejection | undefined {
  const missing = preset.categories.filter(({ code }) => !bindings.some(({ category }) => category === code));
  if (missing.length === 0) return undefined;
  const names = missing.map(({ code, text }) => `${code} ${text}`).join(', ');
  const reason = `${preset.id} does not say which share holds for ${names}; bind each in the plan itself.`;
  return rejection('preset-binding-missing', reason, { missing: missing.map(({ code }) => code) });
}

function noBindingIsBelowTheFloors(
  preset: AnnualFloorPreset,
  { bindings = [] }: PlanApproved,
): Rejection | undefined {
  const lowest = Math.min(...preset.floors);
  const named = new Set(preset.categories.map(({ code }) => code));
  const low = bindings.find(
    ({ category, ratio }) => named.has(category) && compareFractions(ratio, [lowest, 100]) < 0,
  );
  if (low === undefined) return undefined;
  const reason = `${low.category} is bound to less than ${lowest} %, the lowest floor of ${preset.id}; raise it.`;
  return rejection('preset-binding-below-floor', reason, {
    category: low.category,
    ratio: low.ratio,
    lowest,
  });
}

function everySlotIsFilled(preset: AnnualFloorPreset, { census = [] }: PlanApproved): Rejection | undefined {
  const unnamed = preset.census.filter((slot) => slot !== null).find(({ code }) => !census.includes(code));
  const empty = Math.max(0, preset.census.length - census.length);
  if (unnamed === undefined && empty === 0) return undefined;
  const what = unnamed === undefined ? `${empty} more` : `${unnamed.code} ${unnamed.text}`;
  const reason = `${preset.id} draws ${preset.census.length} trades in full; the plan's census still lacks ${what}.`;
  return rejection('preset-slot-empty', reason, {
    slots: preset.census.length,
    filled: census.length,
    ...(unnamed === undefined ? {} : { missing: unnamed.code }),
  });
}

/** The floors are reached over the year, so the plan must have all the draws that reach them. */
function asManyDrawsAsThePresetHas(
  preset: AnnualFloorPreset,
  { draws }: PlanApproved,
): Rejection | undefined {
  const planned = draws.filter(({ kind }) => kind === 'CITY').length;
  if (planned === preset.drawsPerYear) return undefined;
  const reason = `${preset.id} has ${preset.drawsPerYear} draws of kind CITY a year; this plan has ${planned}.`;
  return rejection('preset-draw-count', reason, { planned, expected: preset.drawsPerYear });
}
