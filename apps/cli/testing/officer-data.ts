/** The draft that registers an officer of the bureau; the name is personal. */
export function officerNamed(stream: string, name: string): object {
  const data = {
    ...{ org: 'bureau', post: '监督员', section: 'bureau', specialties: ['公共场所'] },
    ...{ fields: ['G/public-places'], canLead: true, frontLine: true, employment: 'CIVIL_SERVANT' },
    certificate: { kind: '行政执法证', validFrom: '2024-01-01', validTo: '2028-12-31' },
  };
  return { type: 'OfficerRegistered', stream, data, personal: { name } };
}
