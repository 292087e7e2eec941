import type { Role } from '@mingjing/kernel';
import { toBase64 } from '@mingjing/kernel';
import { ORGANISATIONS } from '../county/organisations';
import { PEOPLE } from '../county/people';
import { MINUTE } from '../story/moments';
import type { Act, Sitting } from '../story/step';
import { officerActor, sitting, type Story } from '../story/story';

/** The public half of the keys; proofs are signatures by the other half. */
export interface Keys {
  publicKey(actor: string): Uint8Array;
  /** Base64 of the signature over the enrolment proof. */
  proof(actor: string): string;
}

const FIRST_DAY = '2025-12-01';

/** The founder registers organisations, enrols everybody's key and assigns the roles. */
export function enrolPeople(story: Story, keys: Keys, moment: number): readonly Sitting[] {
  const people = [
    ...PEOPLE,
    ...story.county.officers.map((officer) => ({
      actor: officerActor(officer.id),
      roles: [
        ...(officer.canLead ? [{ role: 'LEAD' as Role, org: officer.section }] : []),
        { role: 'OFFICER', org: officer.section },
      ],
    })),
  ];
  const keyActs = people.map(({ actor }) => keyEnrolled(story, keys, actor, moment + MINUTE));
  const roleActs = people.flatMap(({ actor, roles }) =>
    roles.map(({ role, org }) => {
      const data = { actor, role, org, from: FIRST_DAY };
      return story.act('RoleAssigned', `actor/${actor}`, moment + 2 * MINUTE, data, { occasion: role });
    }),
  );
  return [
    sitting(moment, 'founder', organisationActs(story, moment)),
    sitting(moment + MINUTE, 'founder', keyActs),
    sitting(moment + 2 * MINUTE, 'founder', roleActs),
  ];
}

function organisationActs(story: Story, moment: number): readonly Act[] {
  return ORGANISATIONS.map(({ id, ...data }) => story.act('OrgRegistered', `org/${id}`, moment, { ...data }));
}

function keyEnrolled(story: Story, keys: Keys, actor: string, moment: number): Act {
  return story.act('KeyEnrolled', `actor/${actor}`, moment, {
    actor,
    publicKey: toBase64(keys.publicKey(actor)),
    purpose: 'person',
    proof: keys.proof(actor),
  });
}
