import * as fc from 'fast-check';
import { canonicalJson, toHex, utf8, type Json } from '@mingjing/kernel';
import { anyDraw, sha256, transcriptOf } from '../testing/draws';
import { resultHash, selectionHash } from './result-hashes';
import { publicTranscript } from './transcript';
import { isFull, publishedHashes, transcriptHash, transcriptTexts } from './transcript-hash';

const hashOf = (value: Json): string => toHex(sha256(utf8(canonicalJson(value))));

describe('the hashes of a draw', () => {
  it('are those of the canonical JSON, which is never held whole', () => {
    const same = fc.property(anyDraw, fc.boolean(), (input, isPublic) => {
      const full = transcriptOf(input);
      const { seed, strata } = full.result;
      const transcript = isPublic ? publicTranscript(full) : full;
      expect([...transcriptTexts(transcript)].join('')).toBe(canonicalJson(transcript));
      expect(transcriptHash(transcript, sha256)).toBe(hashOf(transcript));
      expect(resultHash(full.result, sha256)).toBe(hashOf(full.result));
      expect(selectionHash(full.result, sha256)).toBe(hashOf({ seed, strata }));
    });
    fc.assert(same, { numRuns: 150 });
  });

  it('name a draw by both its transcripts, and one of them tells of its officers', () => {
    const same = fc.property(anyDraw, (input) => {
      const full = transcriptOf(input);
      const open = publicTranscript(full);
      const hashes = { transcript: hashOf(full), publicTranscript: hashOf(open) };
      expect(publishedHashes(full, sha256)).toEqual(hashes);
      expect([isFull(full), isFull(open)]).toEqual([true, false]);
    });
    fc.assert(same, { numRuns: 20 });
  });

  it('come in parts that are short, however many entities one stratum holds', () => {
    const ids = Array.from({ length: 30_000 }, (_, at) => `E-${String(at)}`);
    const strata = [{ field: 'F', id: 'S', minimum: 0, mode: 'census' as const, ratio: [1, 1] as const }];
    const result = { seed: '', strata: [{ id: 'S', population: ids.length, drawn: ids, reserve: [] }] };
    const roots = { entities: '', officers: '', conflicts: '' };
    const entities = ids.map((id) => ({ id, stratum: 'S', weight: 1 }));
    const head = { algorithm: 'a', drawId: 'D', commitments: [], reveals: [], roots };
    const lengths = [...transcriptTexts({ ...head, strata, entities, result })].map(({ length }) => length);
    expect(Math.max(...lengths)).toBeLessThan(64 * 1024);
  });
});
