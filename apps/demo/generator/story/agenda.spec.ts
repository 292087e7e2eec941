import { Agenda } from './agenda';
import type { Act, Question, Sitting } from './step';

const act = (id: string): Act => ({ id, type: 'T', stream: 's/1', occurredAt: 0, data: {} });
const sitting = (at: number, actor: string, ...ids: string[]): Sitting => ({
  ...{ kind: 'sitting' as const, at, actor },
  acts: ids.map(act),
});
const question = (at: number): Question => ({ kind: 'question', at, ask: async () => [] });

function drain(agenda: Agenda): string[] {
  const told: string[] = [];
  for (let step = agenda.next(); step !== undefined; step = agenda.next()) {
    const what =
      step.kind === 'sitting' ? `${step.actor}:${step.acts.map(({ id }) => id).join('')}` : step.kind;
    told.push(`${step.at} ${what}`);
  }
  return told;
}

describe('an agenda', () => {
  it('gives the earliest first, whatever the order of planning', () => {
    const agenda = new Agenda();
    const times = Array.from({ length: 200 }, (_, i) => (i * 7919) % 211);
    agenda.add(times.map((at) => question(at)));
    expect(drain(agenda)).toEqual([...times].sort((a, b) => a - b).map((at) => `${at} question`));
  });

  it('puts into one sitting what the same person sends at the same moment, in the order of planning', () => {
    const agenda = new Agenda();
    agenda.add([sitting(5, 'a', '1'), sitting(5, 'a', '2'), sitting(5, 'b', '3'), sitting(5, 'a', '4')]);
    agenda.add([sitting(6, 'a', '5')]);
    expect(drain(agenda)).toEqual(['5 a:12', '5 b:3', '5 a:4', '6 a:5']);
  });

  it('takes in what a question was answered with', () => {
    const agenda = new Agenda();
    agenda.add([question(1), question(9)]);
    expect(agenda.next()?.at).toBe(1);
    agenda.add([sitting(4, 'a', '1')]);
    expect(drain(agenda)).toEqual(['4 a:1', '9 question']);
  });
});
