import { emptyWorld, factsAt, Overlay, Registry, type Facts } from '@mingjing/kernel';
import { coversOfYear, drawsOfPlan, placesOfYear } from './year-facts';

const ENTITIES = 300;
const around = {
  ledger: 'x',
  sha256: (bytes: Uint8Array) => bytes,
  root: () => undefined,
  file: () => undefined,
};

/** Every third entity was drawn by the plan, every fifth by another whose id begins alike. */
function aYear(): Facts {
  const world = new Overlay(new Registry([]), emptyWorld);
  for (let at = 0; at < ENTITIES; at++) {
    if (at % 3 === 0) world.change({ table: 'drawn', key: `P E-${String(at)}`, value: ['D-1'] });
    if (at % 5 === 0) world.change({ table: 'drawn', key: `P-2 E-${String(at)}`, value: ['D-2'] });
  }
  world.change({ table: 'places', key: '2026 G-1', value: 4 });
  world.change({ table: 'covered', key: '2026 E-1', value: [{ by: 'KEY', source: 'T-1' }] });
  return factsAt(world, around, 0, '');
}

describe('the facts of a year', () => {
  it('are those of the plan that is asked for, whose id may begin another’s', () => {
    const facts = aYear();
    const drawsOf = drawsOfPlan(facts, 'P');
    for (let at = 0; at < ENTITIES; at++) {
      expect(drawsOf(`E-${String(at)}`)).toEqual(at % 3 === 0 ? ['D-1'] : []);
    }
  });

  it('say of whom they know nothing that he holds no place and nothing covers him', () => {
    const [placesOf, coversOf] = [placesOfYear(aYear(), 2026), coversOfYear(aYear(), 2026)];
    expect([placesOf('G-1'), placesOf('G-2'), placesOfYear(aYear(), 2025)('G-1')]).toEqual([4, 0, 0]);
    expect([coversOf('E-1').length, coversOf('E-2').length]).toEqual([1, 0]);
  });
});
