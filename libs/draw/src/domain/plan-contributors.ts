import { holdsRole, isAbove, organisationOf } from '@mingjing/governance/contracts';
import { rejection, type Facts, type Rejection } from '@mingjing/kernel';
import { contributorTwice } from '../algorithm/seed-faults';
import type { Contributor } from '../payloads/draw-planned';
import type { PlanPolicy } from './plan-place';

export const contributorsAreNamedApart: PlanPolicy = (_draw, { data }) => {
  const { contributors } = data;
  if (contributors.length < 2) {
    const reason = 'At least two contributors bring secrets to a draw: one alone would choose its outcome.';
    return rejection('too-few-contributors', reason, { contributors: contributors.length });
  }
  const twice = contributorTwice(contributors.map(({ id }) => ({ contributor: id })));
  if (twice !== null) return twice;
  const actors = contributors.map(({ actor }) => actor);
  const actor = actors.find((one, at) => actors.indexOf(one) < at);
  if (actor === undefined) return undefined;
  return rejection('contributor-actor-twice', `${actor} contributes twice; name another person.`, { actor });
};

/** The legal affairs section supervises the whole draw (法制科全程监督). */
export const legalAffairsAlwaysContribute: PlanPolicy = (_draw, { data }, facts) =>
  data.contributors.some(({ actor }) => holdsRole(facts, actor, 'LEGAL'))
    ? undefined
    : rejection(
        'legal-not-contributing',
        'One of the contributors is always the legal affairs section; name someone who holds the role LEGAL.',
      );

/** Two who obey one another are one: organisations differ, and none is above another. */
export const contributorsMustBeIndependent: PlanPolicy = (_draw, { data }, facts) => {
  const { contributors } = data;
  const homeless = contributors.find(({ actor }) => organisationOf(facts, actor).length === 0);
  if (homeless !== undefined) {
    const reason = `${homeless.actor} holds no role in any organisation today, so his independence cannot be judged. Assign one, or name another person.`;
    return rejection('contributor-without-organisation', reason, { actor: homeless.actor });
  }
  for (const [at, one] of contributors.entries()) {
    for (const other of contributors.slice(at + 1)) {
      const related = refuseRelated(one, other, facts);
      if (related !== undefined) return related;
    }
  }
  return undefined;
};

function refuseRelated(one: Contributor, other: Contributor, facts: Facts): Rejection | undefined {
  for (const first of organisationOf(facts, one.actor)) {
    for (const second of organisationOf(facts, other.actor)) {
      const isRelated = first === second || isAbove(facts, first, second) || isAbove(facts, second, first);
      if (!isRelated) continue;
      const how =
        first === second ? `both belong to ${first}` : `${first} and ${second} are above one another`;
      const reason = `The contributors ${one.id} and ${other.id} are not independent: ${how}. Name one from elsewhere.`;
      return rejection('contributors-related', reason, {
        contributors: [one.id, other.id],
        organisations: [first, second],
      });
    }
  }
  return undefined;
}
