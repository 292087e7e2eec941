import {
  type Decide,
  type Facts,
  chinaDay,
  isDay,
  rejection,
  type Rejection,
  type Statement,
  under,
} from '@mingjing/kernel';
import type { OfficerRegisterFiled, RegisterReviewed } from '../payloads/register-events';
import { officerRegisterRoot } from './officer-register';

export const reviewRegister: Decide<undefined, RegisterReviewed> = under([
  theReviewStandsInItsOwnStream,
  theDayOfTheReviewHasCome,
]);

export const fileOfficerRegister: Decide<undefined, OfficerRegisterFiled> = under([
  theFilingStandsInTheOfficerRegister,
  whatIsFiledIsTheRegister,
]);

const STREAMS = { ENTITIES: 'register/entities', OFFICERS: 'register/officers' } as const;

function theReviewStandsInItsOwnStream(
  _state: unknown,
  { data, stream }: Statement<RegisterReviewed>,
): Rejection | undefined {
  return refuseForeignStream(stream, STREAMS[data.register]);
}

function theFilingStandsInTheOfficerRegister(
  _state: unknown,
  { stream }: Statement<OfficerRegisterFiled>,
): Rejection | undefined {
  return refuseForeignStream(stream, STREAMS.OFFICERS);
}

function refuseForeignStream(stream: string, expected: string): Rejection | undefined {
  return stream === expected
    ? undefined
    : rejection('register-stream-wrong', `This statement must stand in the stream ${expected}.`, {
        stream,
        expected,
      });
}

function theDayOfTheReviewHasCome(
  _state: unknown,
  { data, occurredAt }: Statement<RegisterReviewed>,
): Rejection | undefined {
  const { reviewed } = data;
  if (!isDay(reviewed)) {
    const reason = `${reviewed} is not a day of the calendar; correct the day of the review.`;
    return rejection('day-not-real', reason, { member: 'reviewed', day: reviewed });
  }
  if (reviewed <= chinaDay(occurredAt)) return undefined;
  const reason = `The register cannot have been reviewed on ${reviewed}, a day that has not come; correct the day.`;
  return rejection('review-in-the-future', reason, { reviewed });
}

/** What the bureau has on file must be what draws will use (draw.md, freeze). */
function whatIsFiledIsTheRegister(
  _state: unknown,
  { data }: Statement<OfficerRegisterFiled>,
  facts: Facts,
): Rejection | undefined {
  const root = officerRegisterRoot(facts);
  if (data.root === root) return undefined;
  const reason =
    'The root filed is not that of the officer register as it stands; compute it again and file that.';
  return rejection('register-root-wrong', reason, { filed: data.root, register: root });
}
