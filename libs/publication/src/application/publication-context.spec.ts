import { join } from 'node:path';
import { bothAgreeOn } from '@mingjing/catalogue/testing';
import { codesIn, QUOTED_CODE, sourcesIn } from '@mingjing/kernel/testing';
import { publicationContext } from './publication-context';

describe('the publication context', () => {
  it('titles every refusal that it uses, and no other', () => {
    const codes = codesIn(sourcesIn(join(__dirname, '..', 'domain')), QUOTED_CODE);
    expect(Object.keys(publicationContext.refusals).sort()).toEqual(codes);
  });

  it.each(publicationContext.events.map((event) => [event.type, event.payload] as const))(
    'takes of %s what its class takes, by schema and by class-validator alike',
    (_type, payload) => bothAgreeOn(payload, 50),
  );

  it('shows everyone the act and its end, and keeps drafts and decisions for readers', () => {
    const open = publicationContext.events.filter(({ visibility }) => visibility === 'public');
    expect(open.map(({ type }) => type)).toEqual(['Published', 'PublicationFailed', 'Withdrawn']);
  });
});
