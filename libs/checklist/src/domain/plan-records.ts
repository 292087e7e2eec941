import { rejection, type Rejection, type Statement } from '@mingjing/kernel';
import type { PlanApproved, RecordClass } from '../payloads/plan-events';
import { compareFractions, refuseUnlessFraction } from './fraction';

/** A higher share and a higher cap, or the table would not do what it is for (提高抽查比例和频次). */
export function recordsAreTakenMoreOften(
  _state: unknown,
  { data }: Statement<PlanApproved>,
): Rejection | undefined {
  const { records = [] } = data;
  const twice = records.find(({ id }, at) => records.findIndex((one) => one.id === id) < at);
  if (twice !== undefined) return classTwice(twice.id);
  for (const record of records) {
    const broken = refuseClass(record, data);
    if (broken !== undefined) return broken;
  }
  return undefined;
}

function refuseClass(record: RecordClass, plan: PlanApproved): Rejection | undefined {
  const { id, complaints, tag, ratio, cap } = record;
  if ((complaints === undefined) === (tag === undefined)) {
    const reason = `The class ${id} is told by a number of complaints or by a tag of the register: give one of the two.`;
    return rejection('record-class-untold', reason, { class: id });
  }
  const broken = refuseUnlessFraction(ratio, `the class ${id}`);
  if (broken !== undefined) return broken;
  const { capPerEntity = 1, bindings = [] } = plan;
  if (cap <= capPerEntity) {
    const reason = `The class ${id} may be checked ${cap} times a year, others ${capPerEntity}: its cap must be higher.`;
    return rejection('record-cap-not-higher', reason, { class: id, cap, others: capPerEntity });
  }
  const above = bindings.find((binding) => compareFractions(ratio, binding.ratio) <= 0);
  if (above === undefined) return undefined;
  const reason = `The class ${id} is drawn at ${ratio.join('/')}, ${above.category} at ${above.ratio.join('/')}: its share must be higher.`;
  return rejection('record-ratio-not-higher', reason, { class: id, category: above.category });
}

function classTwice(id: string): Rejection {
  return rejection('record-class-twice', `The table has two lines for the class ${id}; keep one.`, {
    class: id,
  });
}
