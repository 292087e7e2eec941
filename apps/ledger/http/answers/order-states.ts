import type { FindingInOrder, Order, Recheck } from '@mingjing/enforcement/contracts';
import { ACTORS, aggregate, AT, CLAIMED_ACT, folded, STATEMENT, wordOf } from './folded';
import { list, object, TEXT, type Schema } from './words';

type Served = Extract<Order, { readonly status: 'SERVED' }>;
type Issued = Omit<Served, 'status' | 'served'>;
type Withdrawn = Extract<Order, { readonly status: 'WITHDRAWN' }>;

const finding = folded<FindingInOrder>(
  { finding: TEXT, kind: TEXT },
  {
    ...{ due: TEXT, firstDue: TEXT, extension: STATEMENT },
    statedDue: { ...TEXT, description: 'what the entry states, where a correction gives another day' },
    ...{ noRecheck: TEXT, corrected: TEXT, waived: TEXT },
    recheckedOn: TEXT,
    left: wordOf<NonNullable<FindingInOrder['left']>>('RECHECKED', 'RECHECK_WAIVED', 'NO_RECHECK_NEEDED'),
  },
);
const recheck = folded<Recheck>({ id: STATEMENT, at: AT, mode: TEXT, officers: ACTORS }, {});
const served = folded<Served['served']>({ id: STATEMENT, at: AT, by: TEXT, method: TEXT }, {});
const withdrawn = folded<Withdrawn['withdrawn']>({ at: AT, decider: TEXT, reason: TEXT }, {});
const basis = list(object({ document: TEXT, article: TEXT }));

const given = {
  ...{ id: TEXT, number: TEXT, entity: TEXT, basis, officers: ACTORS, ordered: CLAIMED_ACT },
  ...{ findings: list(finding), rechecks: list(recheck) },
} satisfies Partial<Record<keyof Issued, Schema>>;
const maybe = { task: TEXT, reportedAt: AT };

const order: Schema = {
  oneOf: [
    folded<Extract<Order, { readonly status: 'ORDERED' }>>({ ...given, status: wordOf('ORDERED') }, maybe),
    folded<Served>({ ...given, status: wordOf('SERVED'), served }, maybe),
    folded<Withdrawn>({ ...given, status: wordOf('WITHDRAWN'), withdrawn }, { ...maybe, served }),
  ],
};

export const ORDER_STATES: Readonly<Record<string, Schema>> = {
  OrderState: aggregate('order', { enforcement: order }),
};
