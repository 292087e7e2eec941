import { publicTranscript, transcriptHash, verifyInTenMinutes, type TranscriptFile } from '@mingjing/draw';
import { sha256 } from '@mingjing/writer';
import {
  LOG,
  OTHER,
  contradicts,
  drawnAnew,
  honest,
  saying,
  verdict,
  without,
  type Stated,
} from '../testing/drawn-log';

describe('a transcript beside the signed events of its draw', () => {
  it('agrees with them, in full and as the public sees it', () => {
    expect(verdict(honest)).toBe('good OK; it agrees with the signed events');
    expect(verdict(publicTranscript(honest))).toBe(
      'good OK (selection only); it agrees with the signed events',
    );
  });

  it('may write its strata in any order, as the hash that was signed does not see it', () => {
    const turned = { ...honest, strata: [...honest.strata].reverse() };
    expect(verdict(turned, without('DrawPublished'))).toMatch(/^good/);
  });

  it.each([
    ['a ratio', { ratio: [1, 50] as const }],
    ['a minimum', { minimum: 4 }],
    ['a mode', { mode: 'census' as const }],
  ])('does not where somebody changed %s and drew anew', (_what, members) => {
    const forged = drawnAnew({ strata: honest.strata.map((stratum) => ({ ...stratum, ...members })) });
    expect(verifyInTenMinutes(forged as unknown as TranscriptFile, sha256)).toBe('OK');
    expect(verdict(forged)).toBe(contradicts('strata'));
    expect(verdict(publicTranscript(forged))).toBe(contradicts('strata'));
  });

  it.each([
    ['RegisterFrozen', 'strata', [], 'strata'],
    ['RegisterFrozen', 'strataHash', OTHER, 'strataHash'],
    ['RegisterFrozen', 'roots', { ...honest.roots, officers: OTHER }, 'roots.officers'],
    ['DrawExecuted', 'seed', OTHER, 'seed'],
    ['DrawExecuted', 'strata', [], 'result.strata'],
    ['DrawExecuted', 'selection', OTHER, 'selection'],
    ['TasksAssignedSealed', 'result', OTHER, 'result of TasksAssignedSealed'],
    ['DrawResultCountersigned', 'result', OTHER, 'result of DrawResultCountersigned'],
    ['DrawPublished', 'transcript', OTHER, 'DrawPublished'],
    ['BeaconObserved', 'source', 'DRAND', 'beacon.source'],
    ['BeaconObserved', 'round', '2026026', 'beacon.round'],
    ['BeaconObserved', 'value', '21,03,33,09,27,15+08', 'beacon.value'],
  ])('does not where %s signed another %s', (type, name, value, what) => {
    expect(
      verdict(
        honest,
        saying(type, (data) => ({ ...data, [name]: value })),
      ),
    ).toBe(contradicts(what));
  });

  it.each(['DrawPlanned', 'RegisterFrozen', 'DrawExecuted', 'TasksAssignedSealed'])(
    'does not where %s was taken out of the bundle, or stands in it twice',
    (type) => {
      expect(verdict(honest, without(type))).toBe(contradicts(`${type} must stand in it once`));
      const twice = LOG.flatMap((one) => (one[0] === type ? [one, one] : [one]));
      expect(verdict(honest, twice)).toBe(contradicts(`${type} must stand in it once`));
    },
  );

  it('does not where it has a beacon that nobody observed, or lacks the one that was', () => {
    expect(verdict(honest, without('BeaconObserved'))).toBe(contradicts('beacon'));
    const { beacon: _beacon, ...bare } = honest;
    expect(verdict(bare)).toBe(contradicts('beacon.source'));
  });

  it('does not where it has a contributor whom the log never had, or lacks one', () => {
    const [first] = honest.commitments;
    const more = { ...honest, commitments: [...honest.commitments, { ...first, contributor: 'stranger' }] };
    expect(verdict(more)).toBe(contradicts('commitment of stranger'));
    const reveals = [...honest.reveals, { contributor: 'stranger', secret: OTHER }];
    expect(verdict({ ...honest, reveals })).toBe(contradicts('secret of stranger'));
    const who = first?.contributor ?? '';
    expect(verdict({ ...honest, commitments: honest.commitments.slice(1) })).toBe(
      contradicts(`commitment of ${who}`),
    );
    expect(verdict(honest, without('SeedRevealed'))).toMatch(/secret of/);
    const planned = { contributors: [{ id: 'stranger', actor: 'officer/G-2' }] };
    expect(
      verdict(
        honest,
        saying('DrawPlanned', () => planned),
      ),
    ).toBe(contradicts('contributors'));
  });
});

describe('a transcript beside a bundle of what is public', () => {
  const SEALED = ['SeedRevealed', 'DrawExecuted', 'TasksAssignedSealed'];
  const HASH = transcriptHash(publicTranscript(honest), sha256);
  const publicly = (log = LOG): readonly Stated[] => log.filter(([type]) => !SEALED.includes(type));
  const published = (publicHash: string, log = LOG): readonly Stated[] =>
    saying('DrawPublished', (data) => ({ ...data, publicTranscript: publicHash }), log);

  it('agrees with it, and is told what such a bundle does not show', () => {
    for (const log of [publicly(), publicly(published(HASH))]) {
      expect(verdict(publicTranscript(honest), log)).toMatch(
        /^note OK \(selection only\); it agrees with the signed events; it holds public entries alone: /,
      );
      expect(verdict(honest, log)).toMatch(/^note OK; it agrees with the signed events; /);
    }
  });

  it('does not where it is not the one that was published, in full or in public', () => {
    for (const log of [LOG, publicly()]) {
      for (const one of [honest, publicTranscript(honest)]) {
        expect(verdict(one, published(OTHER, log))).toBe(contradicts('DrawPublished, publicTranscript'));
        expect(verdict(one, published(HASH, log))).not.toMatch(/^bad/);
      }
    }
  });

  it('does not where somebody took out of it more than the sealed rows', () => {
    const bare = publicly().filter(([type]) => type !== 'DrawResultCountersigned');
    expect(verdict(honest, bare)).toBe(contradicts('DrawResultCountersigned must stand in it once'));
    const one = publicly().findIndex(([type]) => type === 'SeedCommitted');
    expect(verdict(publicTranscript(honest), publicly().toSpliced(one, 1))).toBe(contradicts('contributors'));
    const planned = saying('DrawPlanned', (data) => ({ ...data, beacon: { source: 'LOTTERY' } }), publicly());
    const blind = planned.filter(([type]) => type !== 'BeaconObserved');
    const { beacon: _beacon, ...unlit } = drawnAnew({});
    expect(verdict(publicTranscript(unlit), blind)).toBe(contradicts('BeaconObserved must stand in it once'));
  });

  it('does not where it stands on other secrets than were committed to', () => {
    const reveals = honest.reveals.map((line) => ({ ...line, secret: OTHER }));
    expect(verdict({ ...publicTranscript(honest), reveals }, publicly())).toMatch(
      /^bad draw-differs: DIFFERENT at commitments/,
    );
  });
});
