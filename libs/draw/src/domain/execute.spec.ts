import { compilePayload } from '@mingjing/catalogue';
import { DrawExecuted } from '../payloads/draw-course';
import { FLOOR } from '../testing/county';
import { executedDraw, hotels, pools } from '../testing/steps';

/** Nobody is registered in the category, so that nobody is drawn. */
const blood = {
  ...{ id: 'S-blood', field: 'G/medical', mode: 'ratio', ratio: [30, 100], minimum: 0, ratioDecision: FLOOR },
  select: { categories: ['BL'] },
};

describe('what is published of a draw', () => {
  const { data } = executedDraw({ strata: [hotels, pools, blood] }).last('DrawExecuted');
  const strata = data['strata'] as readonly { readonly id: string; readonly cutOff?: object }[];

  it('names the cut-off of every stratum in which somebody was drawn', () => {
    expect(strata.filter(({ cutOff }) => cutOff !== undefined).map(({ id }) => id)).toEqual([
      'S-hotels',
      'S-pools',
    ]);
  });

  it('has no cut-off, not even a null one, where nobody was drawn (ADR 7)', () => {
    expect(strata.find(({ id }) => id === 'S-blood')).toEqual({ drawn: 0, id: 'S-blood', population: 0 });
    const withNull = { ...data, strata: [{ ...strata[0], cutOff: null }] };
    expect(compilePayload(DrawExecuted)(withNull as never)?.code).toBe('payload-invalid');
  });
});
