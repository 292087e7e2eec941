import { REGISTRAR } from '../county/people';
import { at } from '../story/moments';
import type { Sitting } from '../story/step';
import { sitting, type Story } from '../story/story';

/** Both registers are looked through at least once a year (rule T-40). */
export function reviewRegisters(story: Story): readonly Sitting[] {
  return [
    ['2026-06-30', '14:00'],
    ['2026-12-30', '14:00'],
  ].map(([day = '', time = '']) => {
    const moment = at(day, time);
    const review = (register: string, stream: string) =>
      story.act(
        'RegisterReviewed',
        stream,
        moment,
        { register, reviewed: day, changes: 0 },
        { occasion: day },
      );
    return sitting(moment, REGISTRAR, [
      review('ENTITIES', 'register/entities'),
      review('OFFICERS', 'register/officers'),
    ]);
  });
}
