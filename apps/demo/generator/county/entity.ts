/** A row of the register of entities as the county's file has it. */
export interface Entity {
  readonly id: string;
  readonly kind: 'ORGANISATION' | 'SOLE_TRADER';
  readonly name: string;
  readonly creditCode: string;
  readonly category: string;
  readonly subtype: string;
  readonly district: string;
  readonly grade?: 'A' | 'B' | 'C' | 'D';
  readonly licence?: {
    readonly number: string;
    readonly kind: string;
    readonly issued: string;
    readonly validTo: string;
    readonly mode: 'ORDINARY' | 'COMMITMENT';
  };
  readonly licensor: string;
  readonly level: 'COUNTY' | 'TOWN';
  readonly legalRepresentative: string;
  readonly phone: string;
  readonly address: string;
}

export interface Officer {
  readonly id: string;
  readonly post: string;
  readonly section: string;
  readonly specialty: string;
  readonly fields: readonly string[];
  readonly canLead: boolean;
  readonly frontLine: boolean;
  readonly employment: 'CIVIL_SERVANT' | 'INSTITUTION';
  readonly certificate: { readonly kind: string; readonly validFrom: string; readonly validTo: string };
  readonly name: string;
  readonly certificateNumber: string;
  readonly phone: string;
  /** How easily he finds something: 1 is the county's mean. */
  readonly strictness: number;
}
