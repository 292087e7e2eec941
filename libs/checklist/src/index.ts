export { checklistContext } from './application/checklist-context';
export { shippedPresets } from './application/shipped-presets';
export * from './contracts';
export type { AnnualFloorPreset, BandPreset, Preset, Presets } from './domain/preset';
export { readPreset } from './domain/read-preset';
export * from './payloads/checklist-events';
export * from './payloads/plan-events';
