import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bothAgreeOn } from '@mingjing/catalogue/testing';
import { inspectionContext } from './inspection-context';

const domain = join(__dirname, '..', 'domain');

/** Every kebab-case word in the deciders: refusal codes and nothing else are written so. */
function codesInUse(): readonly string[] {
  const sources = readdirSync(domain).filter((name) => !name.endsWith('.spec.ts'));
  const words = sources.flatMap((name) => [
    ...readFileSync(join(domain, name), 'utf8').matchAll(/'([a-z]+(?:-[a-z]+)+)'/g),
  ]);
  return [...new Set(words.map(([, code = '']) => code))].sort();
}

describe('the inspection context', () => {
  it('titles every refusal that it uses, and no other', () => {
    expect(Object.keys(inspectionContext.refusals).sort()).toEqual(codesInUse());
  });

  it.each(inspectionContext.events.map((event) => [event.type, event.payload] as const))(
    'takes of %s what its class takes, by schema and by class-validator alike',
    (_type, payload) => bothAgreeOn(payload, 50),
  );

  it('keeps free text about persons out of the entries', () => {
    const personal = inspectionContext.events.flatMap(({ type, personal: names = [] }) =>
      names.map((n) => `${type}.${n}`),
    );
    expect(personal).toEqual(['ItemAnswered.note', 'RecordSigned.signer']);
  });

  it('lets only the ledger open a finding from a trace', () => {
    const opened = inspectionContext.events.find(({ type }) => type === 'FindingOpened');
    expect(opened?.statedBy).toEqual(['ledger']);
    expect(opened?.decide).toBeUndefined();
  });
});
