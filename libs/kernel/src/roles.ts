/** Roles of a person in the ledger (Chinese in docs/glossary.md). */
export const ROLES = [
  'HEAD',
  'DEPUTY',
  'LEGAL',
  'DRAW_ADMIN',
  'REGISTRAR_ENTITY',
  'REGISTRAR_OFFICER',
  'LEAD',
  'OFFICER',
  'ENTRY',
  'LAB_SIGNER',
  'PUBLISHER',
  'AUDITOR',
  'OBSERVER',
] as const;

export type Role = (typeof ROLES)[number];
