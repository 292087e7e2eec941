import { Optional, Pattern, Text } from '@mingjing/catalogue';

/** A person by pseudonym, or the stream whose statement disclosed it. */
const SUBJECT = [
  /^[a-z]+\/[^\s]{1,200}$/,
  'a stream such as entity/E-0001, or a person by pseudonym, without spaces',
] as const;

/**
 * The personal data of a subject are to be destroyed: stated before the vault destroys them, so that
 * whoever finds a commitment that nothing opens finds who decided it, and why. What stays: the
 * commitments, every proof, and this. What goes: values, salts, and the link from a document.
 */
export class VaultErased {
  @Pattern(...SUBJECT) readonly subject!: string;
  /** Why, without a word about the person. */
  @Text(300) readonly reason!: string;
  /** Document and article that it rests on, such as 个人信息保护法 47(1). */
  @Optional() @Text(200) readonly basis?: string;
}
