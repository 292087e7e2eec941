import { rejection, streamId, type Policy } from '@mingjing/kernel';
import type { DrawState } from './draw-state';

/** A rule on what is stated in the stream of a draw. */
export type DrawPolicy<D = unknown> = Policy<DrawState, D>;

export const drawMustBePlanned: DrawPolicy = (draw, { stream }) =>
  draw === undefined
    ? rejection('draw-unknown', `No draw ${streamId(stream)} is planned. Plan it first, or check the id.`, {
        draw: streamId(stream),
      })
    : undefined;

export const drawMustNotBeVoided: DrawPolicy = (draw) =>
  draw?.voided === undefined
    ? undefined
    : rejection(
        'draw-voided',
        `The draw ${draw.id} was voided (${draw.voided.cause}); nothing more is added to it.`,
        {
          draw: draw.id,
          cause: draw.voided.cause,
        },
      );

export const onlyTheOrganiserMayStateThis: DrawPolicy = (draw, { actor }) =>
  draw?.plan.organiser === actor
    ? undefined
    : rejection(
        'not-the-organiser',
        `This is stated by the organiser of the draw, ${draw?.plan.organiser ?? 'nobody'}, not by ${actor}.`,
        {
          actor,
          organiser: draw?.plan.organiser ?? '',
        },
      );

export const drawMustBeExecuted: DrawPolicy = (draw) =>
  draw?.sealed === undefined
    ? rejection(
        'draw-not-executed',
        'The draw is not executed yet: secrets or the beacon are still missing.',
        {
          draw: draw?.id ?? '',
        },
      )
    : undefined;

export const drawMustNotBeExecuted: DrawPolicy = (draw) =>
  draw?.executed === undefined
    ? undefined
    : rejection(
        'draw-already-executed',
        `The draw ${draw.id} is executed; there is one draw, and it has one result.`,
        {
          draw: draw.id,
        },
      );
