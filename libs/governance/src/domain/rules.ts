import { rejection, under, type Decide, type Policy } from '@mingjing/kernel';
import type { RuleVersionPublished } from '../payloads/rule-version-published';
import { isPeriodUnit } from './limit-under';
import { standsIn, validityIsRight } from './place';
import { ruleVersions } from './rule-in-force';

type Rule = Policy<unknown, RuleVersionPublished>;

/** 1, 2, 3 … without gaps: a reader who sees version 3 knows that there were two before. */
const versionsCountUp: Rule = (_state, { data }, facts) => {
  const next = ruleVersions(facts, data.rule).length + 1;
  return data.version === next
    ? undefined
    : rejection(
        'rule-version-gap',
        `The next version of rule ${data.rule} is ${next}, not ${data.version}.`,
        {
          rule: data.rule,
          version: data.version,
          next,
        },
      );
};

/** What was a period stays a period, and what was a count a count: others reckon with it. */
const theKindStays: Rule = (_state, { data }, facts) => {
  const first = ruleVersions(facts, data.rule)[0];
  if (first === undefined || isPeriodUnit(first.unit) === isPeriodUnit(data.unit)) return undefined;
  return rejection(
    'rule-unit-changed',
    `Rule ${data.rule} is in ${first.unit}; a version in ${data.unit} would be another rule: give it an id of its own.`,
    { rule: data.rule, unit: data.unit, first: first.unit },
  );
};

const CENTURY_IN_DAYS = 36_525;

const theValueIsPossible: Rule = (_state, { data }) => {
  const most = isPeriodUnit(data.unit) ? CENTURY_IN_DAYS : data.unit === 'PERCENT' ? 100 : undefined;
  return most === undefined || data.value <= most
    ? undefined
    : rejection(
        'rule-value-out-of-range',
        `${data.value} is more than a rule in ${data.unit} can say (${most}).`,
        {
          value: data.value,
          unit: data.unit,
          most,
        },
      );
};

export const publishRuleVersion: Decide<unknown, RuleVersionPublished> = under([
  standsIn(({ rule }) => `rule/${rule}`),
  validityIsRight(({ validFrom, validTo }) => ({ from: validFrom, to: validTo })),
  versionsCountUp,
  theKindStays,
  theValueIsPossible,
]);
