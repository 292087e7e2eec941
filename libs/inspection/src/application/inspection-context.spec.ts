import { join } from 'node:path';
import { bothAgreeOn } from '@mingjing/catalogue/testing';
import { codesIn, QUOTED_CODE, sourcesIn } from '@mingjing/kernel/testing';
import { inspectionContext } from './inspection-context';

describe('the inspection context', () => {
  it('titles every refusal that it uses, and no other', () => {
    const codes = codesIn(sourcesIn(join(__dirname, '..', 'domain')), QUOTED_CODE);
    expect(Object.keys(inspectionContext.refusals).sort()).toEqual(codes);
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
