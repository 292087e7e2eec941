import { Flag, Id, ListOf, OneOf, Optional, Ratio, Text, Uuid } from '@mingjing/catalogue';

/** Penalty Law Art. 43. What exactly ties him to the entity is personal. */
export const RECUSAL_GROUNDS = ['DIRECT_INTEREST', 'OTHER_RELATION'] as const;

export class RecusalRequested {
  @Id() readonly officer!: string;
  @Optional() @OneOf(RECUSAL_GROUNDS) readonly ground?: (typeof RECUSAL_GROUNDS)[number];
}

export const DECIDED_GROUNDS = [...RECUSAL_GROUNDS, 'NOT_ESTABLISHED'] as const;

export class RecusalDecided {
  /** Id of the RecusalRequested. */
  @Uuid() readonly request!: string;
  @Id() readonly officer!: string;
  @Flag() readonly granted!: boolean;
  @OneOf(DECIDED_GROUNDS) readonly ground!: (typeof DECIDED_GROUNDS)[number];
}

/** Codes: why somebody is ill or away is his own affair. */
export const DEPARTURE_REASONS = [
  'RECUSAL',
  'ABSENCE',
  'LEFT_SERVICE',
  'NOT_CERTIFIED',
  'DUTY_ELSEWHERE',
] as const;
export const UNAVAILABLE_REASONS = [
  'CONFLICT',
  'ABSENCE',
  'LEFT_SERVICE',
  'NOT_CERTIFIED',
  'DUTY_ELSEWHERE',
] as const;

/** A substitute who is passed over. */
export class UnavailableSubstitute {
  @Id() readonly officer!: string;
  @OneOf(UNAVAILABLE_REASONS) readonly reason!: (typeof UNAVAILABLE_REASONS)[number];
}

/**
 * Who leaves; who comes follows from the draw. Each reason stands in the registers, or the head cosigns.
 * Above the cap the head cosigns and `exception` says why.
 */
export class ReplacementRequested {
  @Id() readonly out!: string;
  @OneOf(DEPARTURE_REASONS) readonly reason!: (typeof DEPARTURE_REASONS)[number];
  @Optional()
  @ListOf(() => UnavailableSubstitute, { min: 1, max: 8 })
  readonly unavailable?: readonly UnavailableSubstitute[];
  @Optional() @Text(500) readonly exception?: string;
}

export const PLACES = ['LEAD', 'SECOND'] as const;

/** Derived by `mingjing-draw/v1`. Without `lead` and `second` nobody was left: the task is unassigned. */
export class OfficerReplaced {
  @Id() readonly out!: string;
  @OneOf(PLACES) readonly place!: (typeof PLACES)[number];
  @Optional() @Id() readonly incoming?: string;
  @Optional() @Id() readonly lead?: string;
  @Optional() @Id() readonly second?: string;
  /** Places replaced in this draw, this one included, of those assigned. */
  @Ratio() readonly share!: readonly [number, number];
  @Flag() readonly aboveCap!: boolean;
}
