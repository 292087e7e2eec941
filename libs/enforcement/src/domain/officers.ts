import { officerOfActor } from '@mingjing/inspection/contracts';
import { hasConflict } from '@mingjing/registers/contracts';
import { rejection, type Facts, type Policy, type Rejection, type Statement } from '@mingjing/kernel';

/** Whether an actor id is that of an officer of the register; what he may state is asked at the door. */
export function isOfficer(actor: string): boolean {
  return officerOfActor(actor) !== undefined;
}

/** The officers among those who sign, the actor first. */
export function signingOfficers(statement: Statement<unknown>): readonly string[] {
  return [statement.actor, ...(statement.cosigners ?? [])].filter((actor) => isOfficer(actor));
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
  const officer = officers.find((one) => hasConflict(facts, officerOfActor(one) ?? one, entity));
  return officer === undefined
    ? undefined
    : rejection(
        'officer-has-conflict',
        `${officer} has declared an interest in ${entity} and must withdraw: name another officer.`,
        { officer, entity },
      );
}
