import { codesIn, REJECTED_CODE, sourcesIn } from '@mingjing/kernel/testing';
import { REFUSALS } from './refusals';

describe('a refusal', () => {
  it('has a Chinese title for each code, and no title without a code', () => {
    const codes = codesIn(sourcesIn(__dirname), REJECTED_CODE);
    expect(codes).toEqual(Object.keys(REFUSALS).sort());
    for (const title of Object.values(REFUSALS)) expect(title).toMatch(/^[\p{Script=Han}，、]+$/u);
  });
});
