import type { Role } from '@mingjing/kernel';

/** Somebody with a key, who is no officer of the register. */
export interface Person {
  readonly actor: string;
  readonly roles: readonly { readonly role: Role; readonly org: string }[];
}

export const HEAD = 'head/H-1';
export const BRIGADE_HEAD = 'head/H-2';
export const DEPUTY = 'deputy/D-1';
export const LEGAL = 'legal/L-1';
export const SECOND_LEGAL = 'legal/L-2';
export const ORGANISER = 'organiser/O-1';
export const REGISTRAR = 'registrar/R-1';
export const CLERK = 'clerk/C-1';
export const LABORATORY = 'lab/X-1';
export const PUBLISHER = 'publisher/P-1';
export const AUDITOR = 'auditor/A-1';

export const PEOPLE: readonly Person[] = [
  { actor: HEAD, roles: [{ role: 'HEAD', org: 'G' }] },
  { actor: BRIGADE_HEAD, roles: [{ role: 'HEAD', org: 'G-BRIGADE' }] },
  { actor: DEPUTY, roles: [{ role: 'DEPUTY', org: 'G' }] },
  { actor: LEGAL, roles: [{ role: 'LEGAL', org: 'G-LEGAL' }] },
  { actor: SECOND_LEGAL, roles: [{ role: 'LEGAL', org: 'G-LEGAL' }] },
  { actor: ORGANISER, roles: [{ role: 'DRAW_ADMIN', org: 'G-DESK' }] },
  {
    actor: REGISTRAR,
    roles: [
      { role: 'REGISTRAR_ENTITY', org: 'G-OFFICE' },
      { role: 'REGISTRAR_OFFICER', org: 'G-OFFICE' },
    ],
  },
  { actor: CLERK, roles: [{ role: 'ENTRY', org: 'G-DESK' }] },
  { actor: LABORATORY, roles: [{ role: 'LAB_SIGNER', org: 'G-LAB' }] },
  { actor: PUBLISHER, roles: [{ role: 'PUBLISHER', org: 'G' }] },
  { actor: AUDITOR, roles: [{ role: 'AUDITOR', org: 'G-JUSTICE' }] },
];
