import { ActorList, IdList, Optional, Pattern, Text } from '@mingjing/catalogue';

const PERSON = [
  /^person\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  'the pseudonym of a person: "person/" and a UUID in lower case',
] as const;

/** A penalty case by general procedure (立案), approved by the actor. Opens `case/<UUID>`. */
export class CaseFiled {
  @Text(80) readonly number!: string;
  @IdList({ min: 1, max: 100, unique: true }) readonly findings!: string[];
  @ActorList({ min: 2, max: 2, unique: true }) readonly investigators!: string[];
  /** Where the clue came from, such as `INSPECTION` or `COMPLAINT`. */
  @Text(100) readonly source!: string;
  /** Pseudonym of a natural person: `person/<UUID>`. */
  @Optional() @Pattern(...PERSON) readonly party?: string;
}
