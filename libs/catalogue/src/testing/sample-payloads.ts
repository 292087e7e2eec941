import {
  Actor,
  ActorList,
  Day,
  Fen,
  File,
  FileList,
  Flag,
  Hash,
  HashList,
  Id,
  IdList,
  ListOf,
  Moment,
  Nested,
  OneOf,
  OneOfList,
  Optional,
  Pattern,
  PatternList,
  PublicKey,
  Text,
  TextList,
  Uuid,
  Whole,
  type FileReference,
} from '../vocabulary';

export class SamplePlace {
  @Whole(-5, 5) readonly floor!: number;
}

/** A finding on one item, nested in `EveryWord`. */
export class SampleItem {
  @Id() readonly item!: string;
  @OneOf(['COMPLIANT', 'VIOLATION']) readonly result!: string;
  @Optional() @Text(20) readonly note?: string;
  @Nested(() => SamplePlace) readonly place!: SamplePlace;
}

/** Each word of the vocabulary once. */
export class EveryWord {
  @Actor() readonly actor!: string;
  @ActorList({ min: 1, unique: true }) readonly actors!: readonly string[];
  @Day() readonly day!: string;
  @Fen() readonly fine!: number;
  @File() readonly photo!: FileReference;
  @FileList({ max: 3, unique: true }) readonly photos!: readonly FileReference[];
  @Flag() readonly urgent!: boolean;
  @Hash() readonly hash!: string;
  @HashList() readonly hashes!: readonly string[];
  @Id() readonly task!: string;
  @IdList({ max: 5, unique: true }) readonly tasks!: readonly string[];
  @ListOf(() => SampleItem, { min: 1, max: 4, unique: true }) readonly items!: readonly SampleItem[];
  @Moment() readonly moment!: string;
  @Optional() @Nested(() => SampleItem) readonly worst?: SampleItem;
  @OneOf([1, 2, 3]) readonly level!: number;
  @OneOf(['1', 1]) readonly mixed!: string | number;
  @OneOfList(['A', 'B'], { unique: true }) readonly kinds!: readonly string[];
  @Pattern(/^[^\s/][^\s]{0,3}$/, 'up to four characters without spaces') readonly short!: string;
  @PatternList(/^\d{2}$/, 'two digits', { min: 2, max: 2 }) readonly pair!: readonly string[];
  @PublicKey() readonly key!: string;
  @Text(200) readonly text!: string;
  @Text(4, 2) readonly brief!: string;
  @Optional() @Text(3, 0) readonly maybe?: string;
  @TextList(5, { max: 2 }) readonly words!: readonly string[];
  @Uuid() readonly id!: string;
  @Whole(0, 10) readonly count!: number;
}

/** An event that says all by having happened. */
export class Nothing {}
