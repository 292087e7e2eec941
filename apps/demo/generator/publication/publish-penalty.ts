import type { Penalty } from '../cases/penalty';
import { HEAD, PUBLISHER } from '../county/people';
import type { Found } from '../musts/found';
import { LIMITS } from '../musts/rates';
import { laterBy, MINUTE } from '../story/moments';
import type { Step } from '../story/step';
import { sitting } from '../story/story';
import { publish } from './publish';

/** Share of decisions without social influence: not published, for a stated ground (Penalty Law Art. 48). */
const NOT_PUBLISHED = 0.15;
const LATE = 0.04;

/** Within seven working days of the decision (rule T-21); taken down where it is annulled (rule T-25). */
export function publishPenalty(
  found: Found,
  penalty: Penalty,
  decidedAt: number,
  annulledAt: number | undefined,
): readonly Step[] {
  const { story, chance, visit, plot } = found;
  const own = chance.of('publication', penalty.id);
  const stream = `publication/${story.ids.uuid('publication', penalty.stream)}`;
  const subject = { subject: penalty.stream, kind: 'PENALTY' };
  if (plot.label === undefined && own.happens(NOT_PUBLISHED)) {
    const moment = laterBy(decidedAt, own.whole(1, 4));
    const data = { ...subject, publish: false, ground: '不具有一定社会影响' };
    return [sitting(moment, HEAD, [story.act('PublicationDecided', stream, moment, data)])];
  }
  const limit = LIMITS.publishPenaltyWorkingDays;
  const late = plot.label === undefined && own.happens(LATE);
  const moment = laterBy(decidedAt, late ? limit + own.whole(1, 5) : own.whole(2, limit - 1));
  const text = `行政处罚信息公开：检查对象${visit.entity}，罚款${String(penalty.fineFen / 100)}元。`;
  const withdrawn =
    annulledAt === undefined || annulledAt < moment
      ? []
      : [
          sitting(laterBy(annulledAt, 2), PUBLISHER, [
            story.act('Withdrawn', stream, laterBy(annulledAt, 2) - MINUTE, {
              reason: '处罚决定已被撤销',
              ground: '行政复议决定',
            }),
          ]),
        ];
  return [...publish(story, stream, { ...subject, text }, moment), ...withdrawn];
}
