import { canonicalJson, compareBytes, type Facts, merkleRoot, toHex, utf8 } from '@mingjing/kernel';
import { officersInEffect } from './in-effect';
import type { Officer, RegisterState } from './rows';
import { TABLE } from './rows';

/** What is recorded of a register as a whole. */
export function registerState(facts: Facts, register: 'ENTITIES' | 'OFFICERS'): RegisterState {
  return (facts.get(TABLE.register, register) as RegisterState | undefined) ?? {};
}

/**
 * Root of the officer register, hex: RFC 6962 MTH over the officers in effect who have not left, by
 * the UTF-8 bytes of their ids, each leaf the JCS bytes of
 *
 *     {"canLead":true,"certificate":{"kind":"行政执法证","validFrom":"2024-01-01","validTo":"2028-12-31"},
 *      "fields":["G/public-places","G/schools"],"id":"G-0012"}                     (fields by UTF-8 bytes)
 *
 * No name and no certificate number goes into it, so the bureau can recompute it from the ledger.
 */
export function officerRegisterRoot(facts: Facts): string {
  const leaves = officersInEffect(facts)
    .filter(({ status }) => status !== 'LEFT')
    .map((officer) => ({ officer, key: utf8(officer.id) }))
    .sort((a, b) => compareBytes(a.key, b.key))
    .map(({ officer }) => utf8(leafOf(officer)));
  return toHex(merkleRoot(facts.sha256, leaves));
}

/**
 * False until the register was filed, and while an officer registered, changed or brought into effect
 * by an import follows the last filing (draw.md, freeze).
 */
export function officerRegisterIsFiled(facts: Facts): boolean {
  const { changed, filed } = registerState(facts, 'OFFICERS');
  return filed !== undefined && (changed === undefined || changed < filed);
}

/** Whether any filing stands, of whatever the register was then. */
export function officerRegisterWasFiled(facts: Facts): boolean {
  return registerState(facts, 'OFFICERS').filed !== undefined;
}

/** The day of the register's last review (at least one a year is owed); undefined before the first. */
export function lastReviewOf(facts: Facts, register: 'ENTITIES' | 'OFFICERS'): string | undefined {
  return registerState(facts, register).reviewed;
}

function leafOf({ id, canLead, certificate, fields }: Officer): string {
  const { kind, validFrom, validTo } = certificate;
  const sorted = [...fields].sort((a, b) => compareBytes(utf8(a), utf8(b)));
  return canonicalJson({ canLead, certificate: { kind, validFrom, validTo }, fields: sorted, id });
}
