import { Hash, Nested, OneOf, Optional, Pattern, Text, TextList, Whole } from '@mingjing/catalogue';
import { BEACON_SOURCES } from './draw-planned';

/** Its length is the decider's to judge, so that a secret cut short is refused by its own name. */
const OCTETS = [
  /^([0-9a-f]{2}){0,64}$/,
  'an even number of lower-case hexadecimal digits, 128 at most',
] as const;
const PART = [/^[^\s/]{1,100}$/, 'an id of at most 100 characters without spaces and "/"'] as const;

/** `commitment` = SHA-256 over draw, contributor and secret (draw.md, bytes). */
export class SeedCommitted {
  @Pattern(...PART) readonly contributor!: string;
  @Hash() readonly commitment!: string;
}

/** A checkpoint that the contributor has seen: the frozen register is under it. */
export class SeenCheckpoint {
  @Whole(1) readonly size!: number;
  @Hash() readonly root!: string;
}

/** 32 bytes of secret, hex. Nobody reads it before the draw is executed. */
export class SeedRevealed {
  @Pattern(...PART) readonly contributor!: string;
  @Pattern(...OCTETS) readonly secret!: string;
  @Nested(() => SeenCheckpoint) readonly checkpoint!: SeenCheckpoint;
}

/** DRAND: the 48-byte signature as hex; LOTTERY: the numbers as called, `21,03,33,09,27,14+08`. */
export class BeaconObserved {
  @OneOf(BEACON_SOURCES) readonly source!: (typeof BEACON_SOURCES)[number];
  @Optional() @Text(100) readonly round?: string;
  @Text(200) readonly value!: string;
}

export const OVERDUE_DEADLINES = ['COMMIT', 'REVEAL'] as const;

/** Derived when `commitBy` or `revealBy` passes: who had not yet committed or revealed. Cannot be switched off. */
export class RevealOverdue {
  @OneOf(OVERDUE_DEADLINES) readonly deadline!: (typeof OVERDUE_DEADLINES)[number];
  @TextList(100, { min: 1, max: 20 }) readonly missing!: readonly string[];
}
