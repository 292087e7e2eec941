/** Organisations and people of a small county, as the founder enters them. */
export const ORGANISATIONS = [
  { id: 'city', name: '样例市卫生健康委员会', kind: 'CITY_HEALTH' },
  { id: 'bureau', name: '样例县卫生健康局', kind: 'COUNTY_HEALTH', parent: 'city' },
  { id: 'office', name: '样例县卫生健康局办公室', kind: 'COUNTY_HEALTH', parent: 'bureau' },
  { id: 'legal', name: '样例县卫生健康局法制科', kind: 'COUNTY_HEALTH', parent: 'bureau' },
  { id: 'brigade', name: '样例县卫生健康监督执法大队', kind: 'COUNTY_BRIGADE', parent: 'bureau' },
  { id: 'desk', name: '执法大队综合科', kind: 'COUNTY_BRIGADE', parent: 'brigade' },
  { id: 'section-1', name: '执法大队公共场所科', kind: 'COUNTY_BRIGADE', parent: 'brigade' },
  { id: 'discipline', name: '样例县纪委监委', kind: 'DISCIPLINE' },
  { id: 'justice', name: '样例县司法局', kind: 'JUSTICE' },
] as const;

export const HEAD = 'head/H-1';
export const DEPUTY = 'deputy/D-1';
export const LEGAL = 'legal/L-1';
/** Signs the result: somebody else than the contributor. */
export const COUNTERSIGNER = 'legal/L-2';
export const ORGANISER = 'organiser/O-1';
export const REGISTRAR = 'registrar/R-1';
export const OFFICER_REGISTRAR = 'registrar/R-2';
export const CLERK = 'clerk/C-1';
export const PUBLISHER = 'publisher/P-1';
export const AUDITOR = 'auditor/A-1';
export const OBSERVER = 'observer/B-1';

/** `canLead` of the register; `fields` decide which strata he is drawn for. */
export const OFFICERS = [
  { id: 'G-01', canLead: true, fields: ['G/public-places', 'G/medical'] },
  { id: 'G-02', canLead: true, fields: ['G/public-places', 'G/medical'] },
  { id: 'G-03', canLead: true, fields: ['G/public-places'] },
  { id: 'G-04', canLead: false, fields: ['G/public-places', 'G/medical'] },
  { id: 'G-05', canLead: false, fields: ['G/public-places'] },
  { id: 'G-06', canLead: true, fields: ['G/medical'] },
] as const;

export const PEOPLE = [
  { actor: HEAD, role: 'HEAD', org: 'bureau' },
  { actor: DEPUTY, role: 'DEPUTY', org: 'bureau' },
  { actor: LEGAL, role: 'LEGAL', org: 'legal' },
  { actor: COUNTERSIGNER, role: 'LEGAL', org: 'legal' },
  { actor: ORGANISER, role: 'DRAW_ADMIN', org: 'desk' },
  { actor: REGISTRAR, role: 'REGISTRAR_ENTITY', org: 'office' },
  { actor: OFFICER_REGISTRAR, role: 'REGISTRAR_OFFICER', org: 'office' },
  { actor: CLERK, role: 'ENTRY', org: 'desk' },
  { actor: PUBLISHER, role: 'PUBLISHER', org: 'bureau' },
  { actor: AUDITOR, role: 'AUDITOR', org: 'justice' },
  { actor: OBSERVER, role: 'OBSERVER', org: 'discipline' },
  ...OFFICERS.flatMap(({ id, canLead }) => [
    ...(canLead ? [{ actor: `officer/${id}`, role: 'LEAD', org: 'section-1' }] : []),
    { actor: `officer/${id}`, role: 'OFFICER', org: 'section-1' },
  ]),
];
