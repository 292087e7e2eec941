import { isJsonObject, type Json, type JsonObject } from '@mingjing/kernel';
import { asFile, codeOf, drawVectors, sha256, valueOf } from '../testing/draws';
import { executeDraw, publishedStrata } from './execute-draw';
import { buildTranscript, publicTranscript } from './transcript';
import { verifyTranscript, type Verification } from './verify-transcript';

const { transcript } = drawVectors[0]!;
const file = asFile(transcript) as JsonObject;

function verify(change: JsonObject): Verification {
  return verifyTranscript({ ...file, ...change }, sha256);
}

function result(change: JsonObject): JsonObject {
  return { result: { ...(file.result as JsonObject), ...change } };
}

function codeOfRefusal(verification: Verification): string {
  return verification.verdict === 'REFUSED' ? verification.rejection.code : verification.verdict;
}

const reversed = (value: Json | undefined): Json => [...(value as readonly Json[])].reverse();

describe('the verification of a transcript', () => {
  it('says stage by stage what agrees, and that the beacon was not checked', () => {
    const withBeacon = drawVectors.find((vector) => vector.transcript.beacon !== undefined)!;
    expect(verifyTranscript(asFile(withBeacon.transcript), sha256).lines).toEqual([
      ...['roots', 'commitments', 'seed', 'strata', 'assignments', 'unassigned'].map(
        (stage) => `${stage}: as recomputed`,
      ),
      'beacon: not checked here, the value of test is taken as given',
      'OK',
    ]);
  });

  it('stops at the selection where the file is public', () => {
    const { lines } = verifyTranscript(asFile(publicTranscript(transcript)), sha256);
    expect(lines.slice(-3)).toEqual(['strata: as recomputed', 'beacon: none', 'OK (selection only)']);
  });

  it('takes input arrays in any order, but result arrays only in theirs', () => {
    const names = ['strata', 'entities', 'officers', 'conflicts', 'commitments', 'reveals'];
    expect(verify(Object.fromEntries(names.map((name) => [name, reversed(file[name])]))).verdict).toBe('OK');
    const [first] = transcript.result.strata;
    const swapped = { ...first!, drawn: [...first!.drawn].reverse() };
    const strata = asFile([swapped, ...transcript.result.strata.slice(1)]);
    expect(verify(result({ strata })).lines.at(-1)).toBe(
      'DIFFERENT at strata[0].drawn[0]: recomputed "E0004", the file says "E0005"',
    );
  });

  it('reports the earliest of several differences', () => {
    const roots = { ...transcript.roots, conflicts: '00'.repeat(32) };
    const verification = verify({ ...result({ seed: '00'.repeat(32) }), roots });
    expect(verification).toMatchObject({ verdict: 'DIFFERENT', difference: { path: 'roots.conflicts' } });
  });

  it('sees what is missing from the result and what was added to it', () => {
    const { assignments } = transcript.result;
    const fewer = verify(result({ assignments: asFile(assignments.slice(0, -1)) }));
    expect(fewer).toMatchObject({ difference: { stage: 'assignments', claimed: undefined } });
    const more = verify(result({ unassigned: ['GQ-2026-7-0/E9'] }));
    expect(more.lines.at(-1)).toBe(
      'DIFFERENT at unassigned[0]: recomputed nothing, the file says "GQ-2026-7-0/E9"',
    );
  });

  it('sees a contributor who committed and never revealed', () => {
    const reveals = asFile(transcript.reveals.slice(1));
    expect(verify({ reveals })).toMatchObject({ difference: { stage: 'commitments' } });
  });

  it.each<readonly [what: string, change: JsonObject, code: string]>([
    ['another algorithm', { algorithm: 'mingjing-draw-v2' }, 'unknown-algorithm'],
    ['a transcript that is half public', { officers: null }, 'malformed-transcript'],
    [
      'text where a number belongs',
      { entities: [{ id: 'E', stratum: 'S', weight: '1' }] },
      'malformed-transcript',
    ],
    [
      'a ratio of three numbers',
      { strata: [{ ...(asFile(transcript.strata[0]!) as JsonObject), ratio: [1, 2, 3] }] },
      'malformed-transcript',
    ],
    [
      'a root that is no hash',
      { roots: { ...transcript.roots, officers: 'as before' } },
      'malformed-transcript',
    ],
    ['a missing list', { reveals: {} }, 'malformed-transcript'],
    [
      'an entity twice',
      { entities: asFile([...transcript.entities, transcript.entities[0]]) },
      'duplicate-entity',
    ],
    [
      'a commitment that is not a hash',
      { commitments: [{ contributor: 'a', commitment: '00' }] },
      'bad-commitment',
    ],
  ])('refuses %s', (_what, change, code) => {
    expect(codeOfRefusal(verify(change))).toBe(code);
  });

  it.each<Json>([null, [], 'text', 7, {}])('refuses %j, which is no transcript', (json) => {
    expect(codeOfRefusal(verifyTranscript(json, sha256))).toBe('malformed-transcript');
  });
});

describe('a transcript', () => {
  it('is not made of reveals that do not open what was committed', () => {
    const [first, ...others] = transcript.commitments;
    const wrong = [{ ...first!, commitment: '00'.repeat(32) }, ...others];
    const codes = [wrong, others, [...transcript.commitments, { ...first!, contributor: 'zz' }]].map(
      (commitments) => codeOf(buildTranscript(transcript, commitments, transcript.result, sha256)),
    );
    expect(codes).toEqual(Array(3).fill('reveal-without-commitment'));
  });

  it('lets the public see neither officers, nor conflicts, nor who was sent', () => {
    const open = asFile(publicTranscript(transcript));
    const members = isJsonObject(open) ? Object.keys(open) : [];
    expect(members).not.toContain('officers');
    expect(members).not.toContain('conflicts');
    for (const { id } of transcript.officers) expect(JSON.stringify(open)).not.toContain(`"${id}"`);
  });

  it('tells in DrawExecuted how many were drawn, never who', () => {
    const published = publishedStrata(valueOf(executeDraw(transcript, sha256)));
    expect(published.map(({ id, population, drawn }) => [id, population, drawn])).toEqual(
      transcript.result.strata.map(({ id, population, drawn }) => [id, population, drawn.length]),
    );
    for (const { id } of transcript.entities) {
      expect(JSON.stringify(published)).not.toContain(id);
    }
  });
});
