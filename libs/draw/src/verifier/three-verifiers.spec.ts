import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { isJsonObject, type Json } from '@mingjing/kernel';
import type { Transcript } from '../algorithm/draw-types';
import { publicTranscript } from '../algorithm/transcript';
import { verifyTranscript } from '../algorithm/verify-transcript';
import { anyDraw, asFile, drawVectors, sha256, transcriptOf } from '../testing/draws';
import { stageOfDisagreement } from '../testing/second-opinion';
import { verifyInTenMinutes, type TranscriptFile } from './ten-minute-verifier';

function byTheLibrary(file: Json): string {
  const verification = verifyTranscript(file, sha256);
  return verification.verdict === 'DIFFERENT'
    ? `DIFFERENT at ${verification.difference.stage}`
    : verification.verdict;
}

/** It throws of a file that is no transcript at all: whoever calls it calls that refused. */
function inTenMinutes(file: Json): string {
  try {
    const verdict = verifyInTenMinutes(file as unknown as TranscriptFile, sha256);
    return verdict.startsWith('REFUSED') ? 'REFUSED' : verdict;
  } catch {
    return 'REFUSED';
  }
}

/** Reads only what was not refused: it knows the rules of the draw, not those of its inputs. */
function bySecondOpinion(file: Json): string {
  const stage = stageOfDisagreement(file as unknown as Transcript);
  return stage === null ? 'OK' : `DIFFERENT at ${stage}`;
}

describe('three verifiers that share no code', () => {
  it.each(drawVectors.map(({ transcript }) => [transcript.drawId, transcript] as const))(
    'accept the worked transcript %s',
    (_drawId, transcript) => {
      const file = asFile(transcript);
      expect([byTheLibrary(file), inTenMinutes(file), bySecondOpinion(file)]).toEqual(['OK', 'OK', 'OK']);
      expect(inTenMinutes(asFile(publicTranscript(transcript)))).toBe('OK (selection only)');
    },
  );

  it('accept whatever the library draws', () => {
    const draw = fc.property(anyDraw, (input) => {
      const file = asFile(transcriptOf(input));
      expect([byTheLibrary(file), inTenMinutes(file), bySecondOpinion(file)]).toEqual(['OK', 'OK', 'OK']);
    });
    fc.assert(draw, { numRuns: 2000 });
  });

  it('say the same of a transcript in which one value was changed', () => {
    const verdicts = new Set<string>();
    const tampering = fc.property(anyDraw, fc.nat(), fc.boolean(), (input, pick, isPublic) => {
      const transcript = transcriptOf(input);
      const file = withOneValueChanged(asFile(isPublic ? publicTranscript(transcript) : transcript), pick);
      const verdict = byTheLibrary(file);
      verdicts.add(verdict);
      expect(inTenMinutes(file)).toBe(verdict);
      if (verdict !== 'REFUSED' && !isPublic) expect(bySecondOpinion(file)).toBe(verdict);
    });
    fc.assert(tampering, { numRuns: 2000 });
    for (const stage of ['roots', 'commitments', 'seed', 'strata', 'assignments', 'unassigned']) {
      expect(verdicts).toContain(`DIFFERENT at ${stage}`);
    }
    expect(verdicts).toContain('REFUSED');
  });

  it('say the same of a transcript from which a row was taken, or into which one was put twice', () => {
    const verdicts = new Set<string>();
    const way = fc.constantFrom<Breakage>('drop', 'twice', 'swap', 'forget');
    const breaking = fc.property(anyDraw, fc.nat(), way, fc.boolean(), (input, pick, how, isPublic) => {
      const transcript = transcriptOf(input);
      const file = broken(asFile(isPublic ? publicTranscript(transcript) : transcript), pick, how);
      const verdict = byTheLibrary(file);
      verdicts.add(verdict);
      expect(inTenMinutes(file)).toBe(verdict);
      if (verdict !== 'REFUSED' && !isPublic) expect(bySecondOpinion(file)).toBe(verdict);
    });
    fc.assert(breaking, { numRuns: 2000 });
    expect([...verdicts]).toEqual(expect.arrayContaining(['OK', 'REFUSED', 'DIFFERENT at strata']));
  });
});

describe('the ten-minute verifier', () => {
  const source = readFileSync(join(__dirname, 'ten-minute-verifier.ts'), 'utf8');

  it('is one file that imports nothing, and takes no time, chance or network from its surroundings', () => {
    // The docstring, before which nothing stands, says how to run it, which takes both from whoever runs it.
    expect(source.startsWith('/**\n')).toBe(true);
    const code = source.slice(source.indexOf(' */\n'));
    expect(code).not.toMatch(/\bimport\b[^a-z]*[{'"*(]|\brequire\b/);
    expect(code).not.toMatch(/Date|Math\.random|fetch|process|globalThis|crypto/);
  });

  it('is read in ten minutes: twenty-five lines a minute', () => {
    expect(source.split('\n').length).toBeLessThanOrEqual(250);
  });
});

type Breakage = 'drop' | 'twice' | 'swap' | 'forget';

/** One list of the file loses a row, holds one twice or in another place; or one record forgets a member. */
function broken(file: Json, pick: number, how: Breakage): Json {
  const isPlace = (value: Json): boolean =>
    how === 'forget' ? isJsonObject(value) : Array.isArray(value) && value.length > 0;
  const count = (value: Json): number =>
    Number(isPlace(value)) + childrenOf(value).reduce<number>((sum, child) => sum + count(child), 0);
  let left = pick % Math.max(1, count(file));
  const walk = (value: Json): Json => {
    if (isPlace(value) && left-- === 0) return brokenHere(value, pick, how);
    if (Array.isArray(value)) return (value as readonly Json[]).map(walk);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, walk(member)]));
  };
  return walk(file);
}

function brokenHere(value: Json, pick: number, how: Breakage): Json {
  if (isJsonObject(value)) {
    const names = Object.keys(value);
    const forgotten = names[pick % names.length];
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== forgotten));
  }
  const rows = [...(value as readonly Json[])];
  const at = pick % rows.length;
  const row = rows[at] as Json;
  if (how === 'drop') return rows.toSpliced(at, 1);
  if (how === 'twice') return rows.toSpliced(at, 0, row);
  return [...rows.toSpliced(at, 1), row];
}

function childrenOf(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value as readonly Json[];
  return isJsonObject(value) ? Object.values<Json>(value) : [];
}

/** Every text, number and truth value of the file is a candidate; `pick` names one of them. */
function withOneValueChanged(file: Json, pick: number): Json {
  const total = countOfValues(file);
  let left = pick % total;
  const walk = (value: Json): Json => {
    if (Array.isArray(value)) return (value as readonly Json[]).map(walk);
    if (isJsonObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, walk(member)]));
    }
    return left-- === 0 ? changed(value) : value;
  };
  return walk(file);
}

function countOfValues(value: Json): number {
  if (!Array.isArray(value) && !isJsonObject(value)) return 1;
  return Object.values(value as object).reduce<number>(
    (sum, member) => sum + countOfValues(member as Json),
    0,
  );
}

function changed(value: Json): Json {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return value;
  if (!/^[0-9a-f]{64}$/.test(value)) return `${value}x`;
  return value.slice(0, -1) + (value.endsWith('0') ? '1' : '0');
}
