import {
  approved,
  BRIGADE_HEAD,
  bureau,
  decided,
  drafted,
  ID,
  OFFICER,
  published,
  PUBLISHER,
} from '../testing';
import { failed, role, submitted } from '../testing';
import { publicationOf } from './publication';

const asked = () => bureau().given(drafted(), submitted());
const asSummary = { data: { kind: 'SUMMARY', subject: `publication/${ID}` } };

describe('a summary', () => {
  it('is drafted by the brigade, approved and published by the bureau', () => {
    const one = asked().given(approved(), published(asSummary));
    expect(publicationOf(one.facts(), ID)).toMatchObject({
      status: 'PUBLISHED',
      draft: { by: OFFICER },
      submittedTo: 'bureau',
    });
  });

  it('covers a period that runs forwards over real days', () => {
    const over = (from: string, to: string) => bureau().outcome(drafted({ data: { period: { from, to } } }));
    expect(over('2025-12-31', '2025-01-01')).toBe('period-unreal');
    expect(over('2025-02-30', '2025-03-01')).toBe('period-unreal');
    expect(over('2025-01-01', '2025-01-01')).toBe('accepted');
  });

  it('is drafted once and submitted once, upwards', () => {
    expect(bureau().given(drafted()).outcome(drafted())).toBe('publication-exists');
    expect(bureau().outcome(submitted())).toBe('summary-missing');
    expect(asked().outcome(submitted())).toBe('summary-submitted');
    const drawn = () => bureau().given(drafted());
    expect(drawn().outcome(submitted({ data: { to: 'brigade' } }))).toBe('submitted-sideways');
    expect(drawn().outcome(submitted({ data: { to: 'ministry' } }))).toBe('org-unknown');
  });

  it('is not decided on, approved or published while it is a draft of the brigade', () => {
    const draft = () => bureau().given(drafted());
    expect(draft().outcome(decided())).toBe('summary-not-submitted');
    expect(draft().outcome(approved())).toBe('not-decided');
    expect(draft().outcome(published(asSummary))).toBe('not-decided');
  });

  it('is approved for the organisation that was asked, never by its author', () => {
    expect(asked().outcome(approved({ actor: BRIGADE_HEAD }))).toBe('other-organisation');
    const promoted = asked().given(role(OFFICER, 'PUBLISHER', 'bureau'));
    expect(promoted.outcome(approved({ actor: OFFICER }))).toBe('own-draft');
    expect(promoted.outcome(approved({ actor: PUBLISHER }))).toBe('accepted');
  });

  it('is published for the organisation that was asked', () => {
    const elsewhere = asked().given(role('publisher/P-9', 'PUBLISHER', 'brigade'), approved());
    expect(elsewhere.outcome(published({ ...asSummary, actor: 'publisher/P-9' }))).toBe('other-organisation');
  });

  it('is published as a summary or as statistics, unless something else was decided', () => {
    const one = asked().given(approved());
    expect(one.outcome(published())).toBe('differs-from-decision');
    expect(one.refusal(published())?.reason).toMatch(/ was not decided: have it decided first\.$/);
    expect(one.outcome(published(asSummary))).toBe('accepted');
  });

  it('is published about something that the ledger holds', () => {
    const about = published({ data: { kind: 'SUMMARY', subject: 'plan/unknown' } });
    expect(asked().given(approved()).outcome(about)).toBe('subject-unknown');
  });

  it('can be decided on after its approval, but not once it is public', () => {
    const kept = decided({ data: { publish: false, ground: 'Two brigades still check their numbers.' } });
    const stopped = asked().given(approved(), kept);
    expect(stopped.outcome(published(asSummary))).toBe('decided-against');
    expect(stopped.outcome(failed())).toBe('decided-against');
    expect(asked().given(approved(), published(asSummary)).outcome(kept)).toBe('already-published');
  });
});
