import { canonicalJson, merkleRoot, toHex, utf8 } from '@mingjing/kernel';
import { REGISTRAR } from '../county/people';
import { at } from '../story/moments';
import type { ImportFile, Sitting } from '../story/step';
import { officerActor, sitting, type Story } from '../story/story';
import { publishLaw } from './law';
import { enrolPeople, type Keys } from './people-and-keys';
import { publishPlans } from './plans';
import { entitiesFile, officersFile, type RegisterFile } from './register-file';

export interface Opening {
  readonly steps: readonly (Sitting | ImportFile)[];
  /** What the bureau handed over, before it was read in. */
  readonly files: readonly RegisterFile[];
}

/** Everything that stands before the first draw: people, law, registers, interests, plans. */
export function openYear(story: Story, keys: Keys): Opening {
  const { county, sha256 } = story;
  const entities = entitiesFile(county.entities, sha256);
  const officers = officersFile(county.officers, sha256);
  const files = [entities, officers];
  plantPersonal(story);
  return {
    files,
    steps: [
      ...enrolPeople(story, keys, at('2025-12-15', '09:00')),
      ...publishLaw(story, at('2025-12-15', '10:00')),
      { kind: 'import', at: at('2025-12-16', '09:00'), actor: REGISTRAR, file: officers },
      { kind: 'import', at: at('2025-12-16', '10:00'), actor: REGISTRAR, file: entities },
      ...interestsDeclared(story, at('2025-12-18', '15:00')),
      filed(story, at('2025-12-22', '10:00')),
      ...publishPlans(story, at('2025-12-24', '10:00')),
    ],
  };
}

/** What of the registers must never stand in an entry. */
function plantPersonal({ county, truth }: Story): void {
  for (const { kind, name, creditCode, legalRepresentative, phone, address } of county.entities) {
    truth.plant(...(kind === 'SOLE_TRADER' ? [name, creditCode] : []), legalRepresentative, phone, address);
  }
  for (const { name, certificateNumber, phone } of county.officers)
    truth.plant(name, certificateNumber, phone);
}

/** Each officer speaks for himself; why he is tied is personal. */
function interestsDeclared(story: Story, moment: number): readonly Sitting[] {
  return story.county.officers.flatMap(({ id }) => {
    const own = story.county.interests.filter(({ officer }) => officer === id);
    const acts = own.map(({ entity, reason }) =>
      story.act(
        'InterestDeclared',
        `officer/${id}`,
        moment,
        { officer: id, entity },
        {
          occasion: entity,
          personal: { reason },
        },
      ),
    );
    return acts.length === 0 ? [] : [sitting(moment, officerActor(id), acts)];
  });
}

/** The officer register is filed with the bureau: what draws use is what is on file. */
function filed(story: Story, moment: number): Sitting {
  const rows = [...story.county.officers]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ canLead, certificate, fields, id }) =>
      utf8(canonicalJson({ canLead, certificate: { ...certificate }, fields: [...fields].sort(), id })),
    );
  const data = {
    root: toHex(merkleRoot(story.sha256, rows)),
    receipt: '备案〔2025〕1号',
    filedWith: 'G',
  };
  return sitting(moment, REGISTRAR, [story.act('OfficerRegisterFiled', 'register/officers', moment, data)]);
}
