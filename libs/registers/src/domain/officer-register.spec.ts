import { createHash } from 'node:crypto';
import { Scenario } from '@mingjing/kernel/testing';
import { registersContext } from '../application/registers-context';
import { aFiling, anEntity, anOfficer } from '../testing';
import { lastReviewOf, officerRegisterIsFiled, officerRegisterRoot } from './officer-register';

const house = () => new Scenario([registersContext]);
const sha256 = (...parts: (string | Buffer)[]) =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((p) => Buffer.from(p))))
    .digest();
const filed = (now: Scenario) => now.given(aFiling(officerRegisterRoot(now.facts())));

const change = (id: string, changes: object) => ({
  type: 'OfficerChanged',
  stream: `officer/${id}`,
  data: { changes, reason: '岗位调整' },
});

describe('the root of the officer register', () => {
  const leaf = (id: string, canLead: boolean, fields: string) =>
    sha256(
      '\0',
      `{"canLead":${String(canLead)},"certificate":{"kind":"行政执法证","validFrom":"2024-01-01","validTo":"2028-12-31"},"fields":[${fields}],"id":"${id}"}`,
    );

  it('is the Merkle tree hash over the canonical rows, by id, fields sorted', () => {
    const now = house().given(
      anOfficer('G-2', { canLead: false, fields: ['G/schools', 'G/public-places'] }),
      anOfficer('G-1'),
    );
    const expected = sha256(
      '\x01',
      leaf('G-1', true, '"G/public-places"'),
      leaf('G-2', false, '"G/public-places","G/schools"'),
    );
    expect(officerRegisterRoot(now.facts())).toBe(expected.toString('hex'));
  });

  it('leaves out who has left, and keeps who is merely away', () => {
    const both = officerRegisterRoot(house().given(anOfficer('G-1'), anOfficer('G-2')).facts());
    const away = house().given(anOfficer('G-1'), anOfficer('G-2'), change('G-2', { status: 'UNAVAILABLE' }));
    expect(officerRegisterRoot(away.facts())).toBe(both);
    const left = away.given(change('G-2', { status: 'LEFT' }));
    expect(officerRegisterRoot(left.facts())).toBe(leaf('G-1', true, '"G/public-places"').toString('hex'));
  });
});

describe('the officer register', () => {
  it('is not filed before it was filed once', () => {
    expect(officerRegisterIsFiled(house().facts())).toBe(false);
    expect(officerRegisterIsFiled(house().given(anOfficer('G-1')).facts())).toBe(false);
  });

  it('is filed only as it stands', () => {
    const now = house().given(anOfficer('G-1'));
    const before = officerRegisterRoot(now.facts());
    now.given(anOfficer('G-2'));
    expect(now.outcome(aFiling(before))).toBe('register-root-wrong');
    expect(officerRegisterIsFiled(filed(now).facts())).toBe(true);
  });

  it('must be filed again after every officer registered or changed', () => {
    const now = filed(house().given(anOfficer('G-1')));
    expect(officerRegisterIsFiled(now.given(anOfficer('G-2')).facts())).toBe(false);
    expect(
      officerRegisterIsFiled(
        filed(now)
          .given(change('G-2', { canLead: false }))
          .facts(),
      ),
    ).toBe(false);
    expect(officerRegisterIsFiled(filed(now).facts())).toBe(true);
  });

  it('stays filed while only entities change', () => {
    const now = filed(house().given(anOfficer('G-1'))).given(anEntity('E-1'));
    expect(officerRegisterIsFiled(now.facts())).toBe(true);
  });

  it('is filed in its own stream', () => {
    const now = house().given(anOfficer('G-1'));
    const astray = { ...aFiling(officerRegisterRoot(now.facts())), stream: 'register/entities' };
    expect(now.outcome(astray)).toBe('register-stream-wrong');
  });
});

describe('a review of a register', () => {
  const review = (register: string, reviewed: string, stream = `register/${register.toLowerCase()}`) => ({
    type: 'RegisterReviewed',
    stream,
    at: '2026-03-05T10:00:00.000+08:00',
    data: { register, reviewed, changes: 0 },
  });

  it('is kept for each register, also where nothing changed', () => {
    const now = house().given(review('ENTITIES', '2026-03-05'), review('ENTITIES', '2026-03-04'));
    expect(lastReviewOf(now.facts(), 'ENTITIES')).toBe('2026-03-04');
    expect(lastReviewOf(now.facts(), 'OFFICERS')).toBeUndefined();
  });

  it.each([
    ['2026-03-06', 'review-in-the-future'],
    ['2026-02-29', 'day-not-real'],
  ])('is refused for %s', (day, code) => {
    expect(house().outcome(review('OFFICERS', day))).toBe(code);
  });

  it('stands in the stream of its register', () => {
    expect(house().outcome(review('OFFICERS', '2026-03-05', 'register/entities'))).toBe(
      'register-stream-wrong',
    );
  });
});
