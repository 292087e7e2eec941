import { chinaDay, isDay, rejection, type Facts, type Rejection } from '@mingjing/kernel';
import type { RuleVersionPublished } from '../payloads/rule-version-published';

/** A row of the table `rule`, by `<id> <version, 4 digits>`. */
export type RuleVersion = Readonly<RuleVersionPublished>;

export function ruleVersionKey(rule: string, version: number): string {
  return `${rule} ${String(version).padStart(4, '0')}`;
}

/** All versions published so far, the first first. */
export function ruleVersions(facts: Facts, rule: string): readonly RuleVersion[] {
  return facts.list('rule', `${rule} `).map((row) => row.value as unknown as RuleVersion);
}

/**
 * The version in force at a moment (or on a day): of those whose validity holds the China day, the
 * one published last, since a later version of the same days corrects the earlier one.
 */
export function ruleAt(facts: Facts, rule: string, moment: string): RuleVersion | undefined {
  const day = isDay(moment) ? moment : chinaDay(moment);
  return ruleVersions(facts, rule).findLast(
    (version) => version.validFrom <= day && (version.validTo === undefined || day <= version.validTo),
  );
}

/** For deciders that cannot go on without the rule. */
export function ruleMissing(rule: string, moment: string): Rejection {
  return rejection(
    'rule-missing',
    `No version of rule ${rule} is in force at ${moment}: publish one (RuleVersionPublished) first.`,
    { rule, moment },
  );
}
