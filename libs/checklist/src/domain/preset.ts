/** Percentages that a published table allows for one band of register sizes. */
export interface PresetBand {
  readonly min: number;
  /** Absent on the last band. */
  readonly max?: number;
  readonly lowest: number;
  readonly highest: number;
  /** The words of the source. */
  readonly text: string;
}

export interface NamedCategory {
  readonly code: string;
  readonly text: string;
}

interface PresetHead {
  /** As plans name it: `gaoqing-bands/v1`. */
  readonly id: string;
  readonly title: string;
  /** The document that it is taken from. */
  readonly source: string;
  readonly text: string;
  /** Shares of whole entities are rounded up: the source is silent, and down could reach none. */
  readonly rounding: 'ceil';
}

/** A table of ratios by the size of the register. */
export interface BandPreset extends PresetHead {
  readonly kind: 'BANDS';
  readonly bands: readonly PresetBand[];
}

/** Lowest shares and full trades, both reached over the draws of a year. */
export interface AnnualFloorPreset extends PresetHead {
  readonly kind: 'ANNUAL_FLOORS';
  readonly drawsPerYear: number;
  /** Percent. Which holds for which category the source does not say: the plan binds them. */
  readonly floors: readonly number[];
  readonly categories: readonly NamedCategory[];
  /** A trade that the source names, or null: a slot that the plan must fill. */
  readonly census: readonly (NamedCategory | null)[];
}

export type Preset = BandPreset | AnnualFloorPreset;

export type Presets = readonly Preset[];

export function presetNamed(presets: Presets, id: string): Preset | undefined {
  return presets.find((preset) => preset.id === id);
}
