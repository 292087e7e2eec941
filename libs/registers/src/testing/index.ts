import type { Draft } from '@mingjing/kernel/testing';

/** A hotel in force of grade B; `members` replace what it is registered with. */
export function anEntity(id: string, members: object = {}): Draft {
  const data = {
    kind: 'ORGANISATION',
    category: 'PP',
    subtypes: ['PP-HOTEL'],
    district: 'gaoqing',
    grade: 'B',
    licensor: 'gaoqing-health',
    level: 'COUNTY',
    ...members,
  };
  return { type: 'EntityRegistered', stream: `entity/${id}`, actor: 'registrar/entities', data };
}

/** A civil servant with a certificate for 2024 to 2028 who can lead checks of public places. */
export function anOfficer(id: string, members: object = {}): Draft {
  const data = {
    org: 'gaoqing-brigade',
    post: '监督员',
    section: 'gaoqing-section-1',
    specialties: ['公共场所'],
    fields: ['G/public-places'],
    canLead: true,
    frontLine: true,
    employment: 'CIVIL_SERVANT',
    certificate: { kind: '行政执法证', validFrom: '2024-01-01', validTo: '2028-12-31' },
    ...members,
  };
  return { type: 'OfficerRegistered', stream: `officer/${id}`, actor: 'registrar/officers', data };
}

export function anInterest(officer: string, entity: string, members: object = {}): Draft {
  const data = { officer, entity, ...members };
  return { type: 'InterestDeclared', stream: `officer/${officer}`, actor: `officer/${officer}`, data };
}

/** The filing of the officer register; `root` from officerRegisterRoot. */
export function aFiling(root: string): Draft {
  const data = { root, receipt: '高卫备〔2026〕1号', filedWith: 'gaoqing-health' };
  return { type: 'OfficerRegisterFiled', stream: 'register/officers', actor: 'registrar/officers', data };
}
