import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import {
  fromHex,
  personalCommitment,
  type Disclosure,
  type Disclosures,
  type Sha256,
} from '@mingjing/kernel';
import { checkDisclosures } from './check-disclosures';

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const SALT = 'ab'.repeat(32);
const PERSON = 'person/0d9c7a52-3c1e-4a77-9b0a-0f7d2b1c4e55';
const name: Disclosure = { salt: SALT, value: '王小明', subject: PERSON };

function committing(disclosures: Disclosures): { stream: string; personal: Record<string, string> } {
  const personal = Object.fromEntries(
    Object.entries(disclosures).map(([field, { salt, value }]) => [
      field,
      personalCommitment(sha256, field, value, fromHex(salt)!),
    ]),
  );
  return { stream: 'entity/9137', personal };
}

function codeOf(disclosures: unknown, statement = committing({ name })): string | undefined {
  return checkDisclosures(statement, disclosures as Disclosures, sha256)?.code;
}

describe('the disclosures of a statement', () => {
  it('are taken where each opens its commitment', () => {
    expect(codeOf({ name })).toBeUndefined();
    const both = { name, address: { salt: SALT, value: '', subject: 'entity/9137' } };
    expect(codeOf(both, committing(both))).toBeUndefined();
  });

  it('are none where nothing personal is committed to', () => {
    expect(checkDisclosures({ stream: 'entity/1' }, undefined, sha256)).toBeUndefined();
    expect(checkDisclosures({ stream: 'entity/1' }, {}, sha256)).toBeUndefined();
    expect(checkDisclosures({ stream: 'entity/1' }, { name }, sha256)?.code).toBe('disclosure-unknown');
  });

  it('are refused where one is missing or too many', () => {
    expect(codeOf(undefined)).toBe('disclosure-missing');
    expect(codeOf({})).toBe('disclosure-missing');
    expect(codeOf({ name, phone: name })).toBe('disclosure-unknown');
    expect(codeOf({ name, toString: name })).toBe('disclosure-unknown');
  });

  it.each<[string, unknown]>([
    ['another value', { ...name, value: '王晓明' }],
    ['another salt', { ...name, salt: 'cd'.repeat(32) }],
  ])('are refused as wrong with %s', (_, given) => {
    expect(codeOf({ name: given })).toBe('disclosure-wrong');
  });

  it('are refused as wrong under another field: its name is committed to as well', () => {
    const { personal } = committing({ name });
    const statement = { stream: 'entity/9137', personal: { alias: personal['name']! } };
    expect(codeOf({ alias: name }, statement)).toBe('disclosure-wrong');
  });

  it.each<[string, unknown]>([
    ['no object', null],
    ['a list', [name]],
    ['text', '王小明'],
    ['no salt', { value: name.value, subject: PERSON }],
    ['a short salt', { ...name, salt: 'ab' }],
    ['a salt in capitals', { ...name, salt: SALT.toUpperCase() }],
    ['a number as value', { ...name, value: 1 }],
    ['a member too many', { ...name, more: true }],
    ['a person without UUID', { ...name, subject: 'person/王小明' }],
    ['another stream', { ...name, subject: 'entity/9138' }],
    ['no subject', { salt: SALT, value: name.value }],
  ])('are refused as malformed with %s', (_, given) => {
    expect(codeOf({ name: given })).toBe('disclosure-malformed');
  });

  it.each([[[]], ['text'], [7]])('are refused as malformed where they are %p', (given) => {
    expect(codeOf(given)).toBe('disclosure-malformed');
  });

  it('are never repeated in a refusal, whatever is wrong with them', () => {
    const anything = fc.record({
      salt: fc.constantFrom(SALT, 'x'),
      value: fc.constant('王小明的住址'),
      subject: fc.constantFrom(PERSON, 'nobody'),
    });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('name', 'phone'), anything), (given) => {
        expect(JSON.stringify(checkDisclosures(committing({ name }), given, sha256))).not.toContain('王小明');
      }),
    );
  });
});
