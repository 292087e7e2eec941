import { uuidVersion, type Disclosure } from '@mingjing/kernel';

export const VAULT_FILE = 'vault.db';

/** A row of the vault's table. */
export interface KeptRow extends Partial<Record<keyof Disclosure, string | null>> {
  readonly statement: string;
  readonly field: string;
}

/** A statement that commits to personal data. */
export interface Committing {
  readonly id: string;
  readonly stream: string;
  readonly personal: Readonly<Record<string, string>>;
}

const MENTIONS_PERSONAL = Buffer.from('"personal":{');

const ERASES = Buffer.from('"type":"VaultErased"');

/** Undefined where the entry commits to nothing, or is none. */
export function committingIn(bytes: Uint8Array): Committing | undefined {
  const { id, stream, personal } = statementWith(MENTIONS_PERSONAL, bytes) ?? {};
  return id === undefined || stream === undefined || personal === undefined
    ? undefined
    : { id, stream, personal };
}

/** Whose data the entry erases; undefined where it erases none. */
export function erasedIn(bytes: Uint8Array): string | undefined {
  const { type, data } = statementWith(ERASES, bytes) ?? {};
  return type === 'VaultErased' ? data?.subject : undefined;
}

interface Read extends Partial<Committing> {
  readonly type?: string;
  readonly data?: { readonly subject?: string };
}

function statementWith(mention: Buffer, bytes: Uint8Array): Read | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!buffer.includes(mention)) return undefined;
  try {
    return (JSON.parse(buffer.toString('utf8')) as { readonly statement: Read }).statement;
  } catch {
    // The log's own check tells of bytes that are no entry.
    return undefined;
  }
}

/** What is left of an erased value is its row, without subject, salt and value. */
export function disclosureIn({ salt, value, subject }: KeptRow): Disclosure | 'erased' | 'torn' {
  const isHeld = [salt, value, subject].map((part) => typeof part === 'string');
  if (isHeld.every((held) => !held)) return 'erased';
  if (!isHeld.every(Boolean)) return 'torn';
  return { salt: salt ?? '', value: value ?? '', subject: subject ?? '' };
}

export function isPerson(subject: string): boolean {
  return subject.startsWith('person/') && uuidVersion(subject.slice('person/'.length)) !== null;
}
