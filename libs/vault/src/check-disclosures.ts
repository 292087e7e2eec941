import {
  isJsonObject,
  opensCommitment,
  rejection,
  uuidVersion,
  type Disclosure,
  type Disclosures,
  type Rejection,
  type Sha256,
  type Statement,
} from '@mingjing/kernel';

const SALT = /^[0-9a-f]{64}$/;
const PERSON = 'person/';

/**
 * Beside a statement travels exactly one disclosure for each of its commitments, and each opens its
 * own (record.md, personal data). `disclosures` is taken as it came in: whatever JSON it is. No
 * value is repeated in a refusal.
 */
export function checkDisclosures(
  statement: Pick<Statement, 'personal' | 'stream'>,
  disclosures: Disclosures | undefined,
  sha256: Sha256,
): Rejection | undefined {
  const commitments = statement.personal ?? {};
  const given: unknown = disclosures ?? {};
  if (!isJsonObject(given))
    return malformed('disclosures', 'must be an object with one member for each field');
  return (
    missing(commitments, given) ??
    unknown(commitments, given) ??
    firstOf(Object.keys(commitments), (field) =>
      checkOne(field, given[field], commitments[field] ?? '', statement.stream, sha256),
    )
  );
}

function missing(commitments: object, given: object): Rejection | undefined {
  return firstOf(Object.keys(commitments), (field) =>
    Object.hasOwn(given, field)
      ? undefined
      : rejection(
          'disclosure-missing',
          `The statement commits to "${field}", but its value was not sent along; send it in "disclosures".`,
          { field },
        ),
  );
}

function unknown(commitments: object, given: object): Rejection | undefined {
  return firstOf(Object.keys(given), (field) =>
    Object.hasOwn(commitments, field)
      ? undefined
      : rejection(
          'disclosure-unknown',
          `A value was sent for "${field}", to which the statement does not commit; take it out.`,
          { field },
        ),
  );
}

function checkOne(
  field: string,
  given: unknown,
  commitment: string,
  stream: string,
  sha256: Sha256,
): Rejection | undefined {
  if (!isDisclosure(given)) {
    return malformed(field, 'must have exactly "salt" (64 hex digits), "value" (text) and "subject"');
  }
  if (given.subject !== stream && !isPerson(given.subject)) {
    return malformed(field, `must have as "subject" a person (person/<UUID>) or the stream "${stream}"`);
  }
  if (opensCommitment(sha256, field, given, commitment)) return undefined;
  return rejection(
    'disclosure-wrong',
    `The value and salt sent for "${field}" are not those that the statement commits to; sign and send it anew.`,
    { field },
  );
}

function isDisclosure(given: unknown): given is Disclosure {
  return (
    isJsonObject(given) &&
    Object.keys(given).sort().join() === 'salt,subject,value' &&
    typeof given['value'] === 'string' &&
    typeof given['subject'] === 'string' &&
    typeof given['salt'] === 'string' &&
    SALT.test(given['salt'])
  );
}

function isPerson(subject: string): boolean {
  return subject.startsWith(PERSON) && uuidVersion(subject.slice(PERSON.length)) !== null;
}

function malformed(field: string, problem: string): Rejection {
  return rejection('disclosure-malformed', `"${field}" in the disclosures ${problem}.`, { field, problem });
}

function firstOf(
  fields: readonly string[],
  check: (field: string) => Rejection | undefined,
): Rejection | undefined {
  for (const field of fields) {
    const broken = check(field);
    if (broken !== undefined) return broken;
  }
  return undefined;
}
