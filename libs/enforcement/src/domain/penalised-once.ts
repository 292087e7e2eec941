import { findingOf, opensAtOnce, opensByFailure, type Finding } from '@mingjing/inspection/contracts';
import { instantOf, rejection, type Facts, type Rejection } from '@mingjing/kernel';
import type { CasePolicy } from './case-policies';
import { casesOf } from './finding-in-acts';
import { penaltyCaseOf, type Decision, type PenaltyCase } from './penalty-case';
import { groundsOf, type Ground } from './penalty-grounds';
import { refuseAny } from './standing-findings';

/*
 * One case or decision answers each finding (domain handbook, §2.4; Penalty Law Art. 29): however small the
 * second penalty, it is none of its own. Where the article penalises whoever does not correct (gates O and R), each
 * recheck that fails or is refused is a ground of its own, for one penalty; where it penalises nothing else, there
 * is none before. First and later are those of the log, so that no claimed moment makes room for another penalty.
 * All of it is asked of new statements only (docs/adr/0017).
 */

interface Naming {
  readonly findings: readonly string[];
}

/** A case may be filed before the gate opens: whether it opens is what is investigated. */
export const noFindingIsFiledTwice: CasePolicy<Naming> = (_one, { data, occurredAt }, facts) =>
  refuseAny(data.findings, (id) => {
    const finding = findingOf(facts, id);
    const last = lastDecision(facts, id);
    return finding && last && refusePenalised(facts, finding, last, occurredAt);
  });

export const anOnSpotPenaltyHasItsGround: CasePolicy<Naming> = (_one, { data, occurredAt }, facts) =>
  refuseAny(data.findings, (finding) => refuseGroundless(facts, finding, occurredAt));

export const aDecisionHasItsGround: CasePolicy = (one, { occurredAt }, facts) =>
  refuseAny(one?.findings ?? [], (finding) => refuseGroundless(facts, finding, occurredAt));

function refuseGroundless(facts: Facts, id: string, occurredAt: string): Rejection | undefined {
  const finding = findingOf(facts, id);
  if (finding?.gate === undefined) return undefined;
  const last = lastDecision(facts, id);
  if (last !== undefined) return refusePenalised(facts, finding, last, occurredAt);
  if (opensAtOnce(finding.gate)) return undefined;
  const [first] = groundsOf(facts, finding);
  if (first !== undefined) return refuseBefore(first, id, occurredAt);
  const reason = `Finding ${id} is penalised only if it is not corrected when that is due (gate ${finding.gate}): order the correction, and penalise once a recheck has failed or was refused.`;
  return rejection('gate-shut', reason, { finding: id, gate: finding.gate });
}

type DecisionOfCase = Decision & { readonly case: string };

function refusePenalised(
  facts: Facts,
  finding: Finding,
  last: DecisionOfCase,
  occurredAt: string,
): Rejection | undefined {
  const { id } = finding;
  const ground = groundsOf(facts, finding).find(({ index }) => index > last.index);
  if (ground !== undefined) return refuseBefore(ground, id, occurredAt);
  const { number, at } = last;
  const reason = `Finding ${id} was penalised by ${number} at ${at}, and one decision answers it. ${howAgain(finding)} A decision that was annulled is made again in its own case.`;
  return rejection('finding-penalised', reason, { finding: id, case: last.case, decided: at });
}

function howAgain({ gate }: Finding): string {
  return gate === undefined || !opensByFailure(gate)
    ? 'A violation that goes on is a finding of its own.'
    : 'It is penalised again only after a later recheck that fails or is refused.';
}

function refuseBefore({ at, what }: Ground, finding: string, occurredAt: string): Rejection | undefined {
  if (instantOf(occurredAt) >= instantOf(at)) return undefined;
  const reason = `A penalty of finding ${finding} dated ${occurredAt} comes before ${what} at ${at}, which is its ground: state the moment at which it was decided.`;
  return rejection('before-recheck', reason, { finding, notBefore: at });
}

/** The last in the log of those in force: only an annulment takes one out of it. */
function lastDecision(facts: Facts, finding: string): DecisionOfCase | undefined {
  return casesOf(facts, finding)
    .flatMap(({ case: id }) => {
      const decision = decisionInForce(penaltyCaseOf(facts, id));
      return decision === undefined ? [] : [{ ...decision, case: id }];
    })
    .sort((a, b) => a.index - b.index)
    .at(-1);
}

/** A remake takes the annulled decision out of its case; without one it stays there, annulled. */
function decisionInForce(one: PenaltyCase | undefined): Decision | undefined {
  return one === undefined || one.annulled?.remake === false ? undefined : one.decision;
}
