import type { Draft } from '@mingjing/kernel/testing';
import { openedBureau, organisation as registered } from '../testing/bureau';
import { delegationsTo } from './delegation';
import { isAbove, organisation } from './organisation';

describe('an organisation', () => {
  it('is known by its id, and by what is above it', () => {
    const facts = openedBureau()
      .given(registered('station', 'TOWNSHIP_STATION', 'brigade'))
      .facts();
    expect(organisation(facts, 'station')).toEqual({
      name: 'station',
      kind: 'TOWNSHIP_STATION',
      parent: 'brigade',
    });
    expect(isAbove(facts, 'bureau', 'station')).toBe(true);
    expect(isAbove(facts, 'station', 'bureau')).toBe(false);
    expect(isAbove(facts, 'station', 'station')).toBe(false);
    expect(isAbove(facts, 'bureau', 'nowhere')).toBe(false);
  });

  it('is registered once, under one that is registered', () => {
    const scenario = openedBureau();
    expect(scenario.outcome(registered('bureau', 'COUNTY_HEALTH'))).toBe('org-already-registered');
    expect(scenario.outcome(registered('lab', 'LAB', 'nowhere'))).toBe('org-unknown');
    expect(organisation(scenario.facts(), 'lab')).toBeUndefined();
  });
});

function granted(
  id: string,
  from: string,
  to: string,
  scope: readonly string[],
  members: object = {},
): Draft {
  const data = {
    delegation: id,
    from,
    to,
    scope,
    basis: { document: '委托书' },
    validFrom: '2026-01-01',
    ...members,
  };
  return { type: 'DelegationGranted', stream: `org/${from}`, data };
}

function revoked(delegation: string, org: string): Draft {
  return { type: 'DelegationRevoked', stream: `org/${org}`, data: { delegation, reason: 'expired' } };
}

describe('a delegation', () => {
  const entrusted = () =>
    openedBureau().given(
      registered('station', 'TOWNSHIP_STATION', 'brigade'),
      granted('D-1', 'bureau', 'brigade', ['inspect', 'order']),
    );

  it('holds until it is revoked', () => {
    const scenario = entrusted();
    expect(delegationsTo(scenario.facts(), 'brigade')).toEqual([
      expect.objectContaining({ delegation: 'D-1', from: 'bureau', scope: ['inspect', 'order'] }),
    ]);
    scenario.given(revoked('D-1', 'bureau'));
    expect(delegationsTo(scenario.facts(), 'brigade')).toEqual([]);
    expect(scenario.outcome(revoked('D-1', 'bureau'))).toBe('delegation-already-revoked');
    expect(scenario.outcome(revoked('D-2', 'bureau'))).toBe('delegation-unknown');
    expect(scenario.outcome(granted('D-1', 'bureau', 'brigade', ['inspect']))).toBe('delegation-in-use');
  });

  it('is never passed on', () => {
    expect(entrusted().outcome(granted('D-2', 'brigade', 'station', ['order']))).toBe(
      'delegate-may-not-delegate',
    );
  });

  it('leaves powers of one’s own, other years and what was revoked to be delegated', () => {
    expect(entrusted().outcome(granted('D-2', 'brigade', 'station', ['archive']))).toBe('accepted');
    const ended = openedBureau().given(
      registered('station', 'TOWNSHIP_STATION', 'brigade'),
      granted('D-1', 'bureau', 'brigade', ['order'], { validTo: '2026-06-30' }),
    );
    expect(ended.outcome(granted('D-2', 'brigade', 'station', ['order'], { validFrom: '2026-06-30' }))).toBe(
      'delegate-may-not-delegate',
    );
    expect(ended.outcome(granted('D-2', 'brigade', 'station', ['order'], { validFrom: '2026-07-01' }))).toBe(
      'accepted',
    );
    const lifted = entrusted().given(revoked('D-1', 'bureau'));
    expect(lifted.outcome(granted('D-2', 'brigade', 'station', ['order']))).toBe('accepted');
  });

  it('is from one registered organisation to another, in the stream of the first, on days in order', () => {
    const scenario = openedBureau();
    expect(scenario.outcome(granted('D-1', 'bureau', 'nowhere', ['order']))).toBe('org-unknown');
    expect(scenario.outcome(granted('D-1', 'bureau', 'bureau', ['order']))).toBe('delegation-to-itself');
    const elsewhere = { ...granted('D-1', 'bureau', 'brigade', ['order']), stream: 'org/brigade' };
    expect(scenario.outcome(elsewhere)).toBe('stream-mismatch');
    expect(scenario.outcome(granted('D-1', 'bureau', 'brigade', ['order'], { validTo: '2025-12-31' }))).toBe(
      'validity-reversed',
    );
  });
});
