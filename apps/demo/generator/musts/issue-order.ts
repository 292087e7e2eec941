import { addDays } from '@mingjing/kernel';
import { dayOf, MINUTE, workingDay } from '../story/moments';
import type { Step } from '../story/step';
import type { OrderTruth } from '../truth/finding-truth';
import type { Trace } from '../visits/visit';
import type { OrderFate } from './fate';
import { entered, truthOf, type Found } from './found';

export interface IssuedOrder {
  readonly steps: readonly Step[];
  readonly stream: string;
  readonly servedAt: number;
  /** One for each finding, in the order of the traces. */
  readonly truths: readonly OrderTruth[];
}

/** Lead and second order together and hand it over: at the visit, or when they come back for it. */
export function issueOrder(
  found: Found,
  fate: OrderFate,
  traces: readonly Trace[],
  moment: number,
  round: number,
): IssuedOrder {
  const { story, visit } = found;
  const id = story.ids.uuid('order', visit.task, traces[0]?.finding ?? '', round);
  const servedAt = moment + 3 * MINUTE;
  // A client proposes service and so many days, rolled to a working day (domain handbook, §2.9).
  const due = fate.kind === 'BY_DATE' ? workingDay(addDays(dayOf(servedAt), fate.period), 0) : undefined;
  const stream = `order/${id}`;
  story.truth.count('orders');
  return {
    steps: [issued(found, fate, traces, stream, moment, servedAt, due)],
    stream,
    servedAt,
    truths: traces.map((trace) => {
      const truth: OrderTruth = {
        order: id,
        kind: fate.kind,
        servedAt,
        ...(due === undefined ? {} : { due }),
      };
      truthOf(found, trace).orders.push(truth);
      return truth;
    }),
  };
}

function issued(
  found: Found,
  { kind }: OrderFate,
  traces: readonly Trace[],
  stream: string,
  moment: number,
  servedAt: number,
  due: string | undefined,
): Step {
  const { story, visit } = found;
  const number = story.numbers.next('样高卫责改', dayOf(moment));
  const paper = story.file('样例责令改正通知书', number);
  const articles = new Map(
    traces.map(({ violation: { document, article } }) => [`${document}${article}`, { document, article }]),
  );
  const order = {
    ...{ number, task: visit.task, entity: visit.entity, basis: [...articles.values()] },
    findings: traces.map(({ finding }) => ({ finding, kind, ...(due === undefined ? {} : { due }) })),
  };
  const document = {
    ...{ kind: '责令改正通知书', number, template: '卫生行政执法文书规范/2012' },
    ...{ file: paper.reference, order: stream.slice('order/'.length), task: visit.task },
  };
  return entered(
    found,
    visit.leadActor,
    [
      story.act('RectificationOrdered', stream, moment, order, { cosigners: [visit.secondActor] }),
      story.act(
        'DocumentIssued',
        `document/${story.ids.uuid('document', number)}`,
        moment + MINUTE,
        document,
      ),
      story.act('OrderServed', stream, servedAt, { method: 'IN_PERSON', receipt: '当场签收' }),
    ],
    [paper],
  );
}
