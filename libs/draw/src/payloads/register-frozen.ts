import {
  Day,
  File,
  FileReference,
  Hash,
  ListOf,
  Nested,
  OneOf,
  Optional,
  Ratio,
  Text,
  Whole,
} from '@mingjing/catalogue';
import { STRATUM_MODES, StratumParty } from './draw-planned';

/** Ordered by the organiser: the registers as they stand at this entry are the pool of the draw. */
export class FreezeOrdered {}

/** The five members of a stratum that the strata's hash covers. */
export class FrozenStratum {
  @Text(100) readonly id!: string;
  @Optional() @Text(101) readonly field?: string;
  @Optional() @ListOf(() => StratumParty, { min: 1, max: 20 }) readonly parties?: readonly StratumParty[];
  @OneOf(STRATUM_MODES) readonly mode!: (typeof STRATUM_MODES)[number];
  @Ratio() readonly ratio!: readonly [number, number];
  @Whole(0) readonly minimum!: number;
}

export class FrozenBand {
  @Whole(1) readonly min!: number;
  @Optional() @Whole(1) readonly max?: number;
  @Whole(0, 100) readonly percent!: number;
}

/** The alarm on a register that changed its band in the 30 days before the freeze (1.14 X1 of the domain handbook). */
export class BandMove {
  /** First day of the 30 before the freeze. */
  @Day() readonly since!: string;
  /** How many stood in the stratum before these days, in which band, and how many would have been drawn. */
  @Whole(1) readonly population!: number;
  @Nested(() => FrozenBand) readonly band!: FrozenBand;
  @Whole(0) readonly drawn!: number;
  @Whole(0) readonly came!: number;
  @Whole(0) readonly left!: number;
}

/** How many are drawn, and how many would be at one entity fewer and one more: the cliffs of a table of bands. */
export class StratumSize {
  @Text(100) readonly id!: string;
  @Whole(0) readonly population!: number;
  @Whole(0) readonly drawn!: number;
  /** Absent where the stratum is empty. */
  @Optional() @Whole(0) readonly oneFewer?: number;
  @Whole(0) readonly oneMore!: number;
  @Optional() @Nested(() => FrozenBand) readonly band?: FrozenBand;
  /** Present where the band was another 30 days ago. */
  @Optional() @Nested(() => BandMove) readonly moved?: BandMove;
  /** R of a yearly share: all active entities of `select`. */
  @Optional() @Whole(0) readonly registered?: number;
  /** D of a yearly share: those of R drawn in earlier draws of the plan. */
  @Optional() @Whole(0) readonly drawnBefore?: number;
}

export class FrozenCounts {
  @Whole(0) readonly entities!: number;
  @Whole(0) readonly officers!: number;
  @Whole(0) readonly conflicts!: number;
  @Whole(0) readonly excluded!: number;
  /** Active entities, of the draw's area where it has one, that fit no stratum. */
  @Whole(0) readonly unlisted!: number;
  /** Entities for which fewer than two officers, or none who can lead, could be assigned. */
  @Whole(0) readonly shorthanded!: number;
}

/** Merkle tree hashes (RFC 6962), hex; rows as draw.md writes them, `excluded` over {"entity","reason"} by entity. */
export class FrozenRoots {
  @Hash() readonly entities!: string;
  @Hash() readonly officers!: string;
  @Hash() readonly conflicts!: string;
  @Hash() readonly excluded!: string;
}

/** Restricted files: JSON Lines, each line the JCS of one row, in the order of the roots. */
export class FrozenLists {
  @File() readonly entities!: FileReference;
  @File() readonly officers!: FileReference;
  @File() readonly conflicts!: FileReference;
  @File() readonly excluded!: FileReference;
  @File() readonly unlisted!: FileReference;
  @File() readonly shorthanded!: FileReference;
  /** Who moved a stratum into another band: {"came","entity","entry","stratum"}; absent where nobody did. */
  @Optional() @File() readonly movers?: FileReference;
}

/** Derived from FreezeOrdered by `draw-freeze/v1`: from here on no change of a register touches this draw. */
export class RegisterFrozen {
  /** Log index of the order: the registers are those of the entries before it. */
  @Whole(0) readonly asOf!: number;
  @ListOf(() => FrozenStratum, { min: 1, max: 100 }) readonly strata!: readonly FrozenStratum[];
  /** Hex SHA-256 of the JCS of `strata` by id. */
  @Hash() readonly strataHash!: string;
  @ListOf(() => StratumSize, { min: 1, max: 100 }) readonly sizes!: readonly StratumSize[];
  @Nested(() => FrozenCounts) readonly counts!: FrozenCounts;
  @Nested(() => FrozenRoots) readonly roots!: FrozenRoots;
  @Nested(() => FrozenLists) readonly lists!: FrozenLists;
}
