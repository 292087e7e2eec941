import { findingOf } from '@mingjing/inspection/contracts';
import { rejection, type Facts, type Rejection } from '@mingjing/kernel';

export function refuseUnknownFinding(facts: Facts, finding: string): Rejection | undefined {
  return findingOf(facts, finding) === undefined
    ? rejection(
        'finding-unknown',
        `There is no finding ${finding}: confirm the violation first, or correct the id.`,
        { finding },
      )
    : undefined;
}

/** An act answers a violation that two officers have confirmed, and that was not taken back since. */
export function refuseUnconfirmedFinding(facts: Facts, finding: string): Rejection | undefined {
  const status = findingOf(facts, finding)?.status;
  if (status === undefined) return refuseUnknownFinding(facts, finding);
  return status === 'CONFIRMED'
    ? undefined
    : rejection(
        'finding-not-confirmed',
        `Finding ${finding} is ${status}: confirm the violation first, for only one that stands confirmed can be acted on.`,
        { finding, status },
      );
}

/** A finding may be closed when its case is decided, but not dismissed or withdrawn. */
export function refuseRevokedFinding(facts: Facts, finding: string): Rejection | undefined {
  const status = findingOf(facts, finding)?.status;
  return status === 'DISMISSED' || status === 'WITHDRAWN'
    ? rejection(
        'finding-not-confirmed',
        `Finding ${finding} was taken back since (${status}): leave it out.`,
        {
          finding,
          status,
        },
      )
    : undefined;
}

/** The first refusal among the findings. */
export function refuseAny(
  findings: readonly string[],
  refusing: (finding: string) => Rejection | undefined,
): Rejection | undefined {
  for (const finding of findings) {
    const broken = refusing(finding);
    if (broken !== undefined) return broken;
  }
  return undefined;
}

/** One act concerns one entity. */
export function refuseForeignEntity(
  facts: Facts,
  findings: readonly string[],
  entity: string | undefined,
): Rejection | undefined {
  return refuseAny(findings, (finding) => {
    const own = findingOf(facts, finding)?.entity;
    return own === undefined || own === entity
      ? undefined
      : rejection(
          'finding-of-other-entity',
          `Finding ${finding} concerns ${own}, not ${String(entity)}: name only findings of one entity.`,
          {
            finding,
            entity: own,
          },
        );
  });
}

export function entityOfFinding(facts: Facts, finding: string | undefined): string | undefined {
  return finding === undefined ? undefined : findingOf(facts, finding)?.entity;
}
