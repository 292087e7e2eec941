/** jstat ships no types: what the audit uses of it. */
declare module 'jstat' {
  export const jStat: {
    readonly chisquare: { cdf(x: number, degreesOfFreedom: number): number };
  };
}
