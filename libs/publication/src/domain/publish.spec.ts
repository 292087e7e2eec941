import {
  approved,
  bureau,
  CASE,
  decided,
  failed,
  hashOf,
  HEAD,
  ID,
  published,
  PUBLISHER,
  role,
} from '../testing';
import { TEXT, withdrawn } from '../testing';
import { isPublic, publicationOf, publicationsOf } from './publication';

const ready = () => bureau().given(decided(), approved());
const out = () => ready().given(published());

describe('a decision on publication', () => {
  it('not to publish names its ground (Penalty Law Art. 48)', () => {
    expect(bureau().outcome(decided({ data: { publish: false } }))).toBe('ground-missing');
    const one = bureau().given(decided({ data: { publish: false, ground: 'No influence on society.' } }));
    expect(publicationOf(one.facts(), ID)).toMatchObject({ status: 'NOT_PUBLISHED', decision: { by: HEAD } });
    expect(one.outcome(approved())).toBe('decided-against');
    expect(one.outcome(published())).toBe('decided-against');
  });

  it('waits until the draw behind a task is unblinded', () => {
    expect(bureau().outcome(decided({ data: { subject: 'task/D-1/E-1' } }))).toBe('subject-sealed');
  });

  it('is of a kind that fits what it is about', () => {
    const admission = (kind: string) => bureau().admission(decided({ data: { kind } }));
    for (const kind of ['INSPECTION_RESULT', 'DRAW', 'CHECKLIST']) {
      expect(admission(kind)).toBe('kind-of-other-subject');
      expect(bureau().outcome(decided({ data: { kind } }))).toBe('accepted');
    }
    for (const kind of ['PENALTY', 'SUMMARY', 'STATISTICS']) expect(admission(kind)).toBe('admitted');
  });

  it('is taken once, on something that the ledger holds', () => {
    expect(bureau().given(decided()).outcome(decided())).toBe('already-decided');
    expect(bureau().outcome(decided({ data: { subject: 'case/unknown' } }))).toBe('subject-unknown');
  });
});

describe('an approval', () => {
  it('answers a decision to publish', () => {
    expect(bureau().outcome(approved())).toBe('not-decided');
  });

  it('given anew replaces the old one until the text is out', () => {
    const amended = 'amended';
    const one = ready().given(approved({ data: { content: hashOf(amended) } }));
    expect(one.outcome(published())).toBe('text-differs');
    expect(one.outcome(published({ data: { text: amended } }))).toBe('accepted');
    expect(one.outcome(approved())).toBe('already-published');
  });
});

describe('a publication', () => {
  it('shows exactly the text that was approved', () => {
    const one = out();
    expect(publicationOf(one.facts(), ID)).toMatchObject({
      status: 'PUBLISHED',
      approval: { by: HEAD, content: hashOf(TEXT) },
      published: { by: PUBLISHER, subject: CASE, kind: 'PENALTY', where: 'county web site' },
    });
    for (const text of [`${TEXT} `, TEXT.slice(1), TEXT.normalize('NFD') + '\u0301']) {
      expect(ready().outcome(published({ data: { text } }))).toBe('text-differs');
    }
  });

  it('is refused without an approval', () => {
    expect(bureau().outcome(published())).toBe('not-decided');
    expect(bureau().given(decided()).outcome(published())).toBe('not-approved');
  });

  it('takes two people where no draft names an author', () => {
    const self = bureau().given(decided(), approved({ actor: PUBLISHER }));
    expect(self.outcome(published())).toBe('one-person');
    const other = self.given(role('publisher/P-2', 'PUBLISHER', 'bureau'));
    expect(other.outcome(published({ actor: 'publisher/P-2' }))).toBe('accepted');
  });

  it('is of the kind and about the subject that were decided', () => {
    expect(ready().outcome(published({ data: { kind: 'DRAW' } }))).toBe('differs-from-decision');
    expect(ready().outcome(published({ data: { subject: `publication/${ID}` } }))).toBe(
      'differs-from-decision',
    );
  });

  it('is made once', () => {
    expect(out().outcome(published())).toBe('already-published');
    expect(out().outcome(failed())).toBe('already-published');
  });

  it('that failed can be tried again', () => {
    const one = ready().given(failed(), failed());
    expect(publicationOf(one.facts(), ID)).toMatchObject({ status: 'FAILED', failures: 2 });
    expect(one.outcome(published())).toBe('accepted');
    expect(bureau().given(decided()).outcome(failed())).toBe('not-approved');
  });

  it('is found by its subject', () => {
    expect(publicationsOf(bureau().facts(), CASE)).toEqual([]);
    expect(publicationsOf(out().facts(), CASE).map(({ id }) => id)).toEqual([ID]);
  });
});

describe('a withdrawal', () => {
  it('takes off what was published, once and for good', () => {
    const one = out();
    const shown = () => publicationsOf(one.facts(), CASE).map(isPublic);
    expect(shown()).toEqual([true]);
    one.given(withdrawn());
    expect(shown()).toEqual([false]);
    expect(publicationOf(one.facts(), ID)?.status).toBe('WITHDRAWN');
    expect(one.outcome(withdrawn())).toBe('already-withdrawn');
    expect(one.outcome(published())).toBe('already-published');
  });

  it('needs something that is public', () => {
    expect(bureau().outcome(withdrawn())).toBe('not-published');
    expect(ready().outcome(withdrawn())).toBe('not-published');
  });
});
