import fc from 'fast-check';
import { schemaOf, type JsonSchema } from '@mingjing/catalogue';
import {
  MAX_ENTRY_BYTES,
  canonicalJson,
  entryBytes,
  type JsonObject,
  type Statement,
} from '@mingjing/kernel';
import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { DrawExecuted } from '../payloads/draw-course';
import type { DrawPlanned } from '../payloads/draw-planned';
import { RegisterFrozen } from '../payloads/register-frozen';
import { county, entity, FLOOR } from '../testing/county';
import { aCommitment, aDraw, aFreeze, aReveal, DRAW, hotels } from '../testing/steps';
import { longestDrawExecuted, longestExecution, longestFreeze, longestRegisterFrozen } from './plan-size';

const MOST_STRATA = 100;
const SIGNED = { key: 'f'.repeat(64), sig: 'f'.repeat(88) };

/** The bytes that the entry of an event has in a log. */
function bytesOf(now: Scenario, type: string): number {
  const { index: _index, revision, recordedAt, ...statement } = now.last(type);
  const body = canonicalJson(statement as unknown as JsonObject);
  return entryBytes(body, SIGNED, recordedAt, revision).length;
}

function longest(now: Scenario, draft: Draft): { readonly freeze: number; readonly execution: number } {
  const plan = { ...draft, ledger: now.facts().ledger } as unknown as Statement<DrawPlanned>;
  return { freeze: longestFreeze(plan, now.facts()), execution: longestExecution(plan) };
}

/** Strata of hotels under the table of bands, each of a district of its own. */
const bandedBy = (ids: readonly string[]): readonly object[] =>
  ids.map((id, at) => ({ ...hotels, id, select: { ...hotels.select, districts: [`D-${String(at)}`] } }));

const draftOf = (strata: readonly object[]): Draft => aDraw({ strata });

/** As many strata as a draw may have, so long that their freeze can take just so many bytes. */
function planOf(bytes: number, now: Scenario): Draft {
  const short = Array.from({ length: MOST_STRATA }, (_, at) => String(at).padStart(3, '0'));
  const left = bytes - longest(now, draftOf(bandedBy(short))).freeze;
  // A frozen stratum and its size both say the id; the field is said once. Three bytes a character.
  const each = 2 * 3 * MOST_STRATA;
  const strata = bandedBy(short.map((id) => id + '县'.repeat(Math.floor(left / each))));
  return draftOf(strata.map((stratum, at) => longer(stratum, (left % each) - at * 20)));
}

function longer(stratum: object, rest: number): object {
  return { ...stratum, field: hotels.field + 'x'.repeat(Math.min(20, Math.max(0, rest))) };
}

describe('a plan whose freeze must fit an entry', () => {
  it('is admitted up to the last byte, and refused beyond it', () => {
    const now = county();
    expect(longest(now, planOf(MAX_ENTRY_BYTES, now)).freeze).toBe(MAX_ENTRY_BYTES);
    expect(now.admission(planOf(MAX_ENTRY_BYTES, now))).toBe('admitted');
    expect(now.admission(planOf(MAX_ENTRY_BYTES + 1, now))).toBe('strata-too-long');
  });

  it('may have a hundred strata with ids as people give them', () => {
    const ids = Array.from({ length: MOST_STRATA }, (_, at) => `370322-高青县-住宿场所-${String(at)}`);
    expect(county().admission(draftOf(bandedBy(ids)))).toBe('admitted');
  });

  it('is taken as it is in an older log', () => {
    const now = county();
    expect(now.outcome(planOf(MAX_ENTRY_BYTES + 1, now))).toBe('accepted');
  });
});

const word = fc.string({ unit: fc.constantFrom('a', '县', '"', '\\', '\u0001', '😀'), maxLength: 40 });
const stratum = fc.record({
  name: word,
  joint: fc.boolean(),
  rule: fc.constantFrom(
    { mode: 'census' },
    { mode: 'ratio', ratio: [30, 100], minimum: 2, ratioDecision: FLOOR },
    { mode: 'ratio', ratioDecision: hotels.ratioDecision },
    { mode: 'ratio', annual: { share: [40, 100], step: [1, 1] } },
  ),
  entities: fc.nat(3),
});

describe('what is frozen and executed', () => {
  it('is never longer than was reckoned when the draw was planned', () => {
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 12 }), (drawn) => {
        const now = county();
        const strata = drawn.map(({ name, joint, rule }, at) => ({
          ...{ id: `${name}-${String(at)}`, select: { categories: ['PP'], districts: [`D-${String(at)}`] } },
          ...(joint ? { parties: [{ id: `${name}-p`, field: 'G/medical' }] } : { field: hotels.field }),
          ...rule,
        }));
        drawn.forEach(({ entities }, at) => {
          for (let one = 0; one < entities; one++) {
            now.given(entity(`E-${String(at)}-${String(one)}`, { district: `D-${String(at)}` }));
          }
        });
        const draft = aDraw({ strata, exclude: ['DRAWN_THIS_YEAR'] });
        const reckoned = longest(now, draft);
        now.given(draft, aCommitment('organiser'), aCommitment('legal'), aFreeze());
        now.given(aReveal(now, 'organiser')).given(aReveal(now, 'legal'));
        expect(bytesOf(now, 'RegisterFrozen')).toBeLessThanOrEqual(reckoned.freeze);
        expect(bytesOf(now, 'DrawExecuted')).toBeLessThanOrEqual(reckoned.execution);
        expect(now.last('DrawExecuted').stream).toBe(`draw/${DRAW}`);
      }),
      { numRuns: 40 },
    );
  });
});

/** Where a payload may say something: `sizes.moved.band.max`. */
function placesIn({ properties = {}, items }: JsonSchema, at = ''): readonly string[] {
  const inner = items === undefined ? [] : placesIn(items, at);
  return Object.entries(properties).reduce(
    (places, [name, member]) => [...places, `${at}${name}`, ...placesIn(member, `${at}${name}.`)],
    inner,
  );
}

/** Where a value says something, its rows taken together. */
function saidIn(value: unknown, at = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((row) => saidIn(row, at));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    `${at}${name}`,
    ...saidIn(member, `${at}${name}.`),
  ]);
}

describe('what is reckoned', () => {
  const strata = [
    hotels,
    { ...hotels, id: 'S-joint', field: undefined, parties: [{ id: 'fire', field: 'G/medical' }] },
    { ...hotels, id: 'S-annual', ratioDecision: undefined, annual: { share: [40, 100], step: [1, 1] } },
  ] as unknown as Statement<DrawPlanned>['data']['strata'];

  it('holds every member that a freeze and an execution may have, so that none can be forgotten', () => {
    const frozen = longestRegisterFrozen(strata, county().facts());
    expect(new Set(saidIn(frozen))).toEqual(new Set(placesIn(schemaOf(RegisterFrozen))));
    expect(new Set(saidIn(longestDrawExecuted(strata)))).toEqual(new Set(placesIn(schemaOf(DrawExecuted))));
  });
});
