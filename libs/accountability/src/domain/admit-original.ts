import {
  instantOf,
  rejection,
  type Admission,
  type Facts,
  type JsonObject,
  type NamedEntries,
} from '@mingjing/kernel';
import type { Rejection, Statement } from '@mingjing/kernel';
import type { LateStatementAdmitted } from '../payloads/late-entries';
import { cosignaturesDiffer } from './admission';
import { admittedOriginal } from './admitted-original';
import { keyThatMade, namedSignatures, type Verify } from './original-signatures';

/** Originals that were admitted: `admitted` <id of the original>, the index of the entry that admits it. */
export const ADMITTED_TABLE = 'admitted';

interface Late {
  readonly original: Statement;
  readonly data: LateStatementAdmitted;
  readonly facts: Facts;
  readonly named: NamedEntries;
}

type Rule = (late: Late) => Rejection | undefined;

/** The id of the original, which admission looks up. */
export function originalOf(data: JsonObject): readonly string[] {
  const original = admittedOriginal(data);
  return original === undefined ? [] : [original.id];
}

/** What is asked of a new statement alone (docs/adr/0017): it is whole, came too late for a key, and stands nowhere else. */
export function admitNewOriginal(verify: Verify): Admission<unknown, LateStatementAdmitted> {
  const rules: readonly Rule[] = [
    everyCosignerSigned,
    aKeyOfItIsRevoked(verify),
    itStandsNowhereElse,
    itDoesNotComeFromTheFuture,
  ];
  return (_state, { data }, facts, named) => {
    const original = admittedOriginal({ original: data.original });
    if (original === undefined) return undefined;
    for (const rule of rules) {
      const broken = rule({ original, data, facts, named });
      if (broken !== undefined) return broken;
    }
    return undefined;
  };
}

const everyCosignerSigned: Rule = ({ original: { cosigners = [] }, data }) =>
  cosigners.length === (data.cosigners?.length ?? 0) ? undefined : cosignaturesDiffer(cosigners, 0);

/** Whoever can still send it himself does, and it is verified in time. */
function aKeyOfItIsRevoked(verify: Verify): Rule {
  return ({ original, data, facts }) =>
    namedSignatures(data).some((one) => keyThatMade(verify, data, one, facts)?.revokedAt !== undefined)
      ? undefined
      : rejection(
          'original-key-in-force',
          `No key that signed the original is revoked: ${original.actor} sends it as the statement that it is.`,
          { signer: original.actor },
        );
}

const itStandsNowhereElse: Rule = ({ original: { id }, facts, named }) => {
  const index = named(id)?.index ?? (facts.get(ADMITTED_TABLE, id) as number | undefined);
  return index === undefined
    ? undefined
    : rejection(
        'original-known',
        `The statement ${id} is in the log already, at or within entry ${index}: there is nothing to admit.`,
        { id, index },
      );
};

const itDoesNotComeFromTheFuture: Rule = ({ original: { occurredAt }, facts: { recordedAt } }) =>
  instantOf(occurredAt) <= instantOf(recordedAt)
    ? undefined
    : rejection(
        'original-ahead',
        `The original says that it happened at ${occurredAt}, which has not come yet: nobody can have signed that in time.`,
        { occurredAt },
      );
