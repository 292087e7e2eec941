import type { Disclosure, Disclosures } from '@mingjing/kernel';
import { handlesOn, type Place } from '@mingjing/kernel/testing';
import type { IdentityDocument, VaultStore } from '../vault-store';

/** Where one vault lives. */
export type VaultPlace = Place<VaultStore>;

const PERSON = 'person/0d9c7a52-3c1e-4a77-9b0a-0f7d2b1c4e55';
const OTHER = 'person/7b1d1f0e-6a54-4f0c-8a11-3f9d6c2b8e10';
const ENTITY = 'entity/9137';

function disclosed(value: string, subject = PERSON): Disclosure {
  return { salt: value.length.toString(16).padStart(64, '0'), value, subject };
}

const NAME: Disclosures = { name: disclosed('王小明'), phone: disclosed('13800000000') };

export function describeVault(name: string, found: () => Promise<VaultPlace>): void {
  describe(`a vault: ${name}`, () => {
    const open = handlesOn(found);

    describeKeeping(open);
    describeErasing(open);
    describeErasingAgain(open);
    describePseudonyms(open);
  });
}

type Open = () => Promise<VaultStore>;

function describeKeeping(open: Open): void {
  it('gives back what a statement disclosed, by statement and by subject', async () => {
    const vault = await open();
    await vault.keep('s2', {
      legalPerson: disclosed('李四', OTHER),
      address: disclosed('高青县田镇', ENTITY),
    });
    await vault.keep('s1', NAME);

    expect(await vault.of('s1')).toEqual(NAME);
    expect(await vault.read(PERSON)).toEqual([
      { statementId: 's1', field: 'name', ...NAME['name'] },
      { statementId: 's1', field: 'phone', ...NAME['phone'] },
    ]);
    expect(await vault.read(ENTITY)).toEqual([
      { statementId: 's2', field: 'address', ...disclosed('高青县田镇', ENTITY) },
    ]);
  });

  it('holds nothing of statements and subjects that it does not know', async () => {
    const vault = await open();
    expect(await vault.of('s1')).toEqual({});
    expect(await vault.read(PERSON)).toEqual([]);
    expect(await vault.erase(PERSON)).toBe(0);
  });

  it('keeps a group of statements at once, and an empty one', async () => {
    const vault = await open();
    await vault.keepAll([]);
    await vault.keepAll([
      { statementId: 's1', fields: NAME },
      { statementId: 's2', fields: { name: disclosed('李四', OTHER) } },
    ]);
    expect(await vault.of('s1')).toEqual(NAME);
    expect(await vault.of('s2')).toEqual({ name: disclosed('李四', OTHER) });
  });

  it('is the same after the same statement comes twice', async () => {
    const vault = await open();
    await vault.keep('s1', NAME);
    await vault.keep('s1', NAME);
    expect(await vault.read(PERSON)).toHaveLength(2);
  });

  it('holds the last form of a statement whose first never reached the log', async () => {
    const vault = await open();
    await vault.keep('s1', NAME);
    await vault.keep('s1', { name: disclosed('王晓明') });
    expect(await vault.of('s1')).toEqual({ name: disclosed('王晓明') });
    expect(await vault.read(PERSON)).toHaveLength(1);
  });

  it('stands as it was after a restart', async () => {
    const before = await open();
    await before.keep('s1', NAME);
    await before.keep('s2', { name: disclosed('李四', OTHER) });
    await before.erase(OTHER);
    await before.close();
    const vault = await open();
    expect(await vault.of('s1')).toEqual(NAME);
    expect(await vault.of('s2')).toEqual({});
  });

  it('sweeps what never reached the log, and only that', async () => {
    const vault = await open();
    await vault.keep('in', NAME);
    await vault.keep('out', { name: disclosed('李四', OTHER) });
    expect(await vault.sweep((id) => id === 'in')).toBe(1);
    expect(await vault.sweep((id) => id === 'in')).toBe(0);
    expect(await vault.of('in')).toEqual(NAME);
    expect(await vault.of('out')).toEqual({});
    expect(await vault.read(OTHER)).toEqual([]);
  });

  it('refuses every call once it is closed, and closes twice', async () => {
    const vault = await open();
    await vault.close();
    await vault.close();
    await expect(vault.keep('s1', NAME)).rejects.toThrow('closed');
    await expect(vault.read(PERSON)).rejects.toThrow('closed');
    await expect(vault.of('s1')).rejects.toThrow('closed');
    await expect(vault.sweep(() => true)).rejects.toThrow('closed');
    await expect(vault.eraseAgain([])).rejects.toThrow('closed');
    await expect(vault.erase(PERSON)).rejects.toThrow('closed');
    await expect(vault.pseudonymFor({ kind: 'resident-id', number: '1' })).rejects.toThrow('closed');
  });
}

function describeErasing(open: Open): void {
  it('destroys all values of a subject, and nothing of another', async () => {
    const vault = await open();
    await vault.keep('s1', { ...NAME, witness: disclosed('李四', OTHER) });
    await vault.keep('s2', { name: disclosed('王小明') });

    expect(await vault.erase(PERSON)).toBe(3);

    expect(await vault.read(PERSON)).toEqual([]);
    expect(await vault.of('s1')).toEqual({ witness: disclosed('李四', OTHER) });
    expect(await vault.of('s2')).toEqual({});
    expect(await vault.erase(PERSON)).toBe(0);
  });

  it('does not take back what it erased when the same statement comes again', async () => {
    const vault = await open();
    await vault.keep('s1', { ...NAME, witness: disclosed('李四', OTHER) });
    await vault.erase(PERSON);

    await vault.keep('s1', { ...NAME, witness: disclosed('李四', OTHER) });
    const restarted = await open();
    await restarted.keep('s1', { name: disclosed('王小明', OTHER) });

    expect(await restarted.read(PERSON)).toEqual([]);
    expect(await restarted.of('s1')).toEqual({});
  });

  it('takes what a later statement says of the same subject', async () => {
    const vault = await open();
    await vault.keep('s1', { address: disclosed('旧址', ENTITY) });
    await vault.erase(ENTITY);
    await vault.keep('s2', { address: disclosed('新址', ENTITY) });
    expect(await vault.read(ENTITY)).toEqual([
      { statementId: 's2', field: 'address', ...disclosed('新址', ENTITY) },
    ]);
  });
}

function describeErasingAgain(open: Open): void {
  const before = (...ids: readonly string[]) => ({
    subject: PERSON,
    isBefore: (id: string) => ids.includes(id),
  });

  it('destroys again what was said before an erasure, and keeps what was said since', async () => {
    const vault = await open();
    await vault.keep('s1', { ...NAME, witness: disclosed('李四', OTHER) });
    await vault.keep('s2', { name: disclosed('王晓明') });

    expect(await vault.eraseAgain([before('s1')])).toBe(2);

    expect(await vault.of('s1')).toEqual({ witness: disclosed('李四', OTHER) });
    expect(await vault.of('s2')).toEqual({ name: disclosed('王晓明') });
    await vault.keep('s1', NAME);
    expect(await vault.of('s1')).toEqual({});
  });

  it('has nothing to destroy again where nothing came back', async () => {
    const vault = await open();
    await vault.keep('s1', NAME);
    await vault.erase(PERSON);
    expect(await vault.eraseAgain([])).toBe(0);
    expect(await vault.eraseAgain([before('s1')])).toBe(0);
  });

  it('destroys the link of an erased person again', async () => {
    const vault = await open();
    const identity: IdentityDocument = { kind: 'resident-id', number: '37032219800101123X' };
    const subject = await vault.pseudonymFor(identity);
    expect(await vault.eraseAgain([{ subject, isBefore: () => false }])).toBe(0);
    expect(await vault.pseudonymFor(identity)).not.toBe(subject);
  });
}

function describePseudonyms(open: Open): void {
  const identity: IdentityDocument = { kind: 'resident-id', number: '37032219800101123X' };

  it('knows a person again by the document, however it was written down', async () => {
    const vault = await open();
    const person = await vault.pseudonymFor(identity);
    expect(person).toMatch(/^person\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await vault.pseudonymFor({ ...identity, number: '370322 19800101 123x' })).toBe(person);
    await vault.close();
    expect(await (await open()).pseudonymFor(identity)).toBe(person);
  });

  it('gives others another pseudonym', async () => {
    const vault = await open();
    const people = [
      await vault.pseudonymFor(identity),
      await vault.pseudonymFor({ ...identity, number: '370322198001011231' }),
      await vault.pseudonymFor({ ...identity, kind: 'passport' }),
    ];
    expect(new Set(people).size).toBe(3);
  });

  it('does not know an erased person again', async () => {
    const vault = await open();
    const person = await vault.pseudonymFor(identity);
    expect(await vault.erase(person)).toBe(0);
    expect(await vault.pseudonymFor(identity)).not.toBe(person);
  });
}
