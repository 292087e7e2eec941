import { hasConflict } from '@mingjing/registers/contracts';
import { rejection, type Facts, type Policy, type Rejection, type Statement } from '@mingjing/kernel';

const OFFICER = 'officer/';

/** The actor of an officer of the register: `G-0012` → `officer/G-0012`. */
export function actorOfOfficer(officer: string): string {
  return officer.startsWith(OFFICER) ? officer : `${OFFICER}${officer}`;
}

/** The officers among those who sign, the actor first. */
export function signingOfficers(statement: Statement<unknown>): readonly string[] {
  return [statement.actor, ...(statement.cosigners ?? [])].filter((actor) => actor.startsWith(OFFICER));
}

/** Penalty Law Art. 42: at least two officers. */
export const twoOfficersMustSign: Policy<unknown, unknown> = (_state, statement) => {
  const officers = signingOfficers(statement);
  return officers.length >= 2
    ? undefined
    : rejection(
        'two-officers-needed',
        `${statement.type} needs the signatures of two officers: let the second officer sign the same statement.`,
        { officers },
      );
};

/** Penalty Law Art. 43: whoever has an interest in the entity withdraws. Undefined where nobody has one. */
export function refuseOfficersInConflict(
  officers: readonly string[],
  entity: string,
  facts: Facts,
): Rejection | undefined {
  const officer = officers.find((one) => hasConflict(facts, one.slice(OFFICER.length), entity));
  return officer === undefined
    ? undefined
    : rejection(
        'officer-has-conflict',
        `${officer} has declared an interest in ${entity} and must withdraw: name another officer.`,
        { officer, entity },
      );
}
