/** Whoever changes a ratio and draws anew has a transcript that recomputes: said of every answer from a transcript alone. */
export const WITHOUT_THE_LOG =
  'without the log: strata, ratios and registers are as the file says; draw verify with --bundle FILE holds them against the signed events (mingjing bundle draw/ID writes that file)';
