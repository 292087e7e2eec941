import { chinaTime, toHex, type Json } from '@mingjing/kernel';
import { commitmentOf, publishedHashes, type Transcript } from '@mingjing/draw';
import { ITEMS } from '../county/checklist-items';
import { LEGAL, ORGANISER, PUBLISHER, SECOND_LEGAL } from '../county/people';
import { CHECKLIST } from '../opening/plans';
import { at, laterBy, MINUTE, workingDay, workingDayBefore } from '../story/moments';
import type { AssignedTask } from '../story/reading';
import type { Question, Sitting, Step } from '../story/step';
import { sitting, type Story } from '../story/story';
import type { PlannedStratum } from './strata';

export interface Draw {
  readonly id: string;
  readonly plan: string;
  readonly no: number;
  readonly kind: 'DAILY' | 'KEY' | 'CITY';
  /** The day on which it is drawn. */
  readonly day: string;
  readonly strata: readonly PlannedStratum[];
}

const CONTRIBUTORS = [
  { id: 'legal', actor: LEGAL },
  { id: 'organiser', actor: ORGANISER },
] as const;

/** The city spares whom a higher level's list or the county's key checks have covered; the county draws by its own year. */
const SPARED = {
  DAILY: { exclude: ['DRAWN_THIS_YEAR'] },
  KEY: { exclude: ['DRAWN_THIS_YEAR'] },
  CITY: {
    exclude: ['DRAWN_THIS_YEAR', 'COVERED_UPSTREAM', 'COVERED_KEY'],
    coveredMeans: 'INSPECTED_OR_PENDING',
    bandAlarm: 'DAY_BY_DAY',
  },
} as const;

/** From plan to publication; `then` is asked once everybody knows whom he visits. */
export function courseOf(
  story: Story,
  draw: Draw,
  then: (tasks: readonly AssignedTask[], moment: number) => readonly Step[],
): readonly Step[] {
  const { day } = draw;
  const told = at(workingDay(day, 1), '12:10');
  return [
    planned(story, draw),
    ...CONTRIBUTORS.map((_, i) => committed(story, draw, i)),
    frozen(story, draw),
    revealed(story, draw, 0, at(day, '09:05')),
    revealed(story, draw, 1, at(day, '09:25')),
    countersigned(story, draw, at(day, '10:05')),
    {
      kind: 'question',
      at: told,
      ask: async (ledger) => then(await ledger.tasksOf(draw.id), told),
    },
    published(story, draw, laterBy(told, 1)),
  ];
}

function planned(story: Story, draw: Draw): Sitting {
  const { id, plan, no, kind, day, strata } = draw;
  const before = workingDayBefore(day);
  const moment = at(workingDayBefore(workingDayBefore(before)), '09:30');
  const data = {
    ...{ plan, no, kind, checklist: CHECKLIST, organiser: ORGANISER, reserve: 'NONE' },
    items: ITEMS.map(({ code }) => code),
    strata: strata as unknown as Json,
    ...SPARED[kind],
    validOn: day,
    contributors: CONTRIBUTORS.map((one) => ({ ...one })),
    commitBy: chinaTime(at(before, '12:00')),
    revealBy: chinaTime(at(day, '12:00')),
    unblind: {
      officers: chinaTime(at(workingDay(day, 1), '08:00')),
      entity: chinaTime(at(workingDay(day, 1), '12:00')),
    },
    algorithm: 'mingjing-draw-v1',
  };
  return sitting(moment, ORGANISER, [story.act('DrawPlanned', `draw/${id}`, moment, data)]);
}

function committed(story: Story, { id, day }: Draw, i: number): Sitting {
  const { id: contributor, actor } = CONTRIBUTORS[i] ?? CONTRIBUTORS[0];
  const moment = at(workingDayBefore(workingDayBefore(day)), '10:00') + i * 30 * MINUTE;
  const secret = toHex(story.ids.secret(id, contributor));
  const { commitment } = commitmentOf(id, { contributor, secret }, story.sha256);
  const data = { contributor, commitment };
  return sitting(moment, actor, [
    story.act('SeedCommitted', `draw/${id}`, moment, data, { occasion: contributor }),
  ]);
}

function frozen(story: Story, { id, day }: Draw): Sitting {
  const moment = at(workingDayBefore(day), '16:00');
  return sitting(moment, ORGANISER, [story.act('FreezeOrdered', `draw/${id}`, moment, {})]);
}

/** Each contributor looks at the log's checkpoint first: it proves that the register was frozen before. */
function revealed(story: Story, { id }: Draw, i: number, moment: number): Question {
  const { id: contributor, actor } = CONTRIBUTORS[i] ?? CONTRIBUTORS[0];
  return {
    kind: 'question',
    at: moment - MINUTE,
    ask: async (ledger) => {
      const { size, root } = await ledger.checkpoint();
      const secret = toHex(story.ids.secret(id, contributor));
      const data = { contributor, secret, checkpoint: { size, root } };
      return [
        sitting(moment, actor, [
          story.act('SeedRevealed', `draw/${id}`, moment, data, { occasion: contributor }),
        ]),
      ];
    },
  };
}

function countersigned(story: Story, { id }: Draw, moment: number): Question {
  return {
    kind: 'question',
    at: moment - MINUTE,
    ask: async (ledger) => {
      const result = await ledger.resultOf(id);
      return [
        sitting(moment, SECOND_LEGAL, [
          story.act('DrawResultCountersigned', `draw/${id}`, moment, { result }),
        ]),
      ];
    },
  };
}

function published(story: Story, { id }: Draw, moment: number): Question {
  return {
    kind: 'question',
    at: moment - MINUTE,
    ask: async (ledger) => {
      const transcript = (await ledger.transcriptOf(id)) as unknown as Transcript;
      const data = publishedHashes(transcript, story.sha256);
      const act = story.act('DrawPublished', `draw/${id}`, moment, data, { cosigners: [LEGAL] });
      return [sitting(moment, PUBLISHER, [act])];
    },
  };
}
