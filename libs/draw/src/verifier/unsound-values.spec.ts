import { toHex, type Json } from '@mingjing/kernel';
import type { Transcript } from '../algorithm/draw-types';
import { merkleRoot } from '../algorithm/merkle-root';
import { verifyTranscript } from '../algorithm/verify-transcript';
import { asFile, drawVectors, sha256 } from '../testing/draws';
import { verifyInTenMinutes, type TranscriptFile } from './ten-minute-verifier';

/** Throws of a file that is no transcript at all. */
function inTenMinutes(file: Json): string {
  return verifyInTenMinutes(file as unknown as TranscriptFile, sha256).split(':')[0] ?? '';
}

/** As a forger claims them: of whatever stands in the rows, in the order of draw.md. */
function rootsAnew({ entities, officers, conflicts }: Transcript): object {
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
    Buffer.compare(Buffer.from(a.id), Buffer.from(b.id));
  const leaf = (row: object): string => JSON.stringify(row, Object.keys(row).sort());
  const sorted = officers.map((one) => ({ ...one, fields: one.fields.toSorted() }));
  const texts = [...conflicts].sort(
    (a, b) => byId({ id: a.officer }, { id: b.officer }) || byId({ id: a.entity }, { id: b.entity }),
  );
  const root = (rows: readonly object[]): string => toHex(merkleRoot(rows.map(leaf), sha256));
  return {
    entities: root([...entities].sort(byId)),
    officers: root(sorted.sort(byId)),
    conflicts: root(texts),
  };
}

describe('a file of values that no draw is made of, its roots computed anew', () => {
  const { transcript } = drawVectors[0] as (typeof drawVectors)[number];
  type Rows = Pick<Transcript, 'entities' | 'officers'>;
  const officer = (members: object): Partial<Rows> => ({
    officers: transcript.officers.map((one, at) => (at === 0 ? { ...one, ...members } : one)),
  });

  it.each<[string, object]>([
    ['a load below nothing', officer({ load: -1 })],
    ['a load of half a task', officer({ load: 0.5 })],
    ['a load in words', officer({ load: '0' })],
    ['no load', officer({ load: null })],
    ['a lead by number', officer({ canLead: 1 })],
    ['a lead by word', officer({ canLead: 'no' })],
    ['no word on who leads', officer({ canLead: null })],
    ['a field that is a number', officer({ fields: [1] })],
    ['a field without a name', officer({ fields: [''] })],
    ['an officer without an id', officer({ id: '' })],
    [
      'an entity without an id',
      { entities: transcript.entities.map((one, at) => (at === 0 ? { ...one, id: '' } : one)) },
    ],
    [
      'a contributor without an id',
      { reveals: transcript.reveals.map((one) => ({ ...one, contributor: '' })) },
    ],
  ])('is refused by the library and in ten minutes: %s', (_what, members) => {
    const bent = { ...transcript, ...members };
    const file = asFile({ ...bent, roots: rootsAnew(bent) });
    expect([verifyTranscript(file, sha256).verdict, inTenMinutes(file)]).toEqual(['REFUSED', 'REFUSED']);
  });

  it('is no transcript at all where the beacon is named and is none', () => {
    const file = asFile({ ...transcript, beacon: null });
    expect(verifyTranscript(file, sha256).verdict).toBe('REFUSED');
    expect(() => inTenMinutes(file)).toThrow(TypeError);
  });

  it('is accepted as it was, with the roots that it had', () => {
    const file = asFile({ ...transcript, roots: rootsAnew(transcript) });
    expect(inTenMinutes(file)).toBe('OK');
  });
});
