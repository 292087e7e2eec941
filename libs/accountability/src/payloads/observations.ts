import { Actor, Flag, Hash, Optional, Pattern, Text, Whole } from '@mingjing/catalogue';

const STREAM = [
  /^[a-z]+\/[^\s]{1,200}$/,
  'a stream such as entity/E-0001, or a person by pseudonym, without spaces',
] as const;

/** Observed by the ledger: somebody read what not everybody may read, or read it early. Nothing is decided on it. */
export class AccessRecorded {
  @Actor() readonly reader!: string;
  /** The stream that was read. */
  @Pattern(...STREAM) readonly subject!: string;
  /** Before the last side of its draw was unblinded. */
  @Optional() @Flag() readonly early?: boolean;
  @Optional() @Text(300) readonly purpose?: string;
}

/** The log's size and root were put where the ledger's operator cannot change them. */
export class Anchored {
  @Whole(1) readonly size!: number;
  /** Root of the log at that size, hex. */
  @Hash() readonly root!: string;
  /** The place: a gazette, a time-stamp service, another department's ledger. */
  @Text(200) readonly where!: string;
  /** By which it is found there: a page, a serial number. */
  @Text(300) readonly reference!: string;
}
