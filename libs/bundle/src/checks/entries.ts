import { leafHash, verifyInclusion } from '@mingjing/log';
import { atEntry, blame, type Examined, type ReadEntry, type Tools } from '../examined';
import { bad, fault, good, type Check, type Fault, type Words } from '../report';

const FORM: Words = { zh: '条目格式（规范 JSON）', en: 'Entries are canonical' };
const ORDER: Words = { zh: '次序、时间与编号', en: 'Order, times and ids' };
const INCLUSION: Words = { zh: '收录证明', en: 'Inclusion in the log' };

/** RFC 8785, exact members, real times. */
export function checkForm({ bundle, unreadable }: Examined): Check {
  const [first] = unreadable;
  if (first !== undefined) {
    const { code, reason } = first.rejection;
    const index = String(first.index);
    return bad('form', FORM, fault(code, `第 ${index} 条不是规范格式`, `entry ${index}: ${reason}`));
  }
  const count = String(bundle.entries.length);
  return good('form', FORM, `${count} 条均为规范格式`, `all ${count} of them`);
}

/** Everything that holds between the entries of one log: origin, ids, recorded times, revisions. */
export function checkOrder(examined: Examined): Check {
  const origin = examined.checkpoint.ok ? examined.checkpoint.value.origin : undefined;
  const ids = new Set<string>();
  const revisions = new Map<string, number>();
  let before = '';
  let first: Fault | undefined;
  for (const one of examined.entries) {
    const found = misplaced(one, { origin, ids, revisions, before });
    if (found !== undefined) {
      blame(examined, one.index, found);
      first ??= atEntry(one, found);
    }
    ids.add(one.entry.statement.id);
    revisions.set(one.entry.statement.stream, one.entry.revision);
    before = one.entry.recordedAt;
  }
  if (first !== undefined) return bad('order', ORDER, first);
  return good('order', ORDER, '前后一致', 'consistent with one another');
}

interface Before {
  readonly origin: string | undefined;
  readonly ids: ReadonlySet<string>;
  readonly revisions: ReadonlyMap<string, number>;
  readonly before: string;
}

function misplaced({ entry }: ReadEntry, { origin, ids, revisions, before }: Before): Fault | undefined {
  const { ledger, id, stream } = entry.statement;
  if (origin !== undefined && ledger !== origin) {
    return fault('other-ledger', `属于另一账本 ${ledger}`, `it was stated for another ledger, ${ledger}`);
  }
  if (ids.has(id)) return fault('id-twice', '编号重复', 'an earlier entry has the same id');
  if (entry.recordedAt < before) {
    return fault('time-backwards', '入账时间早于前一条', 'it was recorded before the entry before it');
  }
  if (entry.revision <= (revisions.get(stream) ?? -1)) {
    return fault(
      'revision-wrong',
      '流内序号倒退',
      'its revision is not above the one before it in its stream',
    );
  }
  return undefined;
}

/** RFC 9162 §2.1.3.2 for each entry, under the one signed root. */
export function checkInclusion(examined: Examined, { sha256 }: Tools): Check {
  const { checkpoint, entries } = examined;
  if (!checkpoint.ok) {
    const why = fault(
      'no-signed-root',
      '没有有效的检查点可以对照',
      'there is no signed root to prove it under',
    );
    return bad('inclusion', INCLUSION, why);
  }
  const { size, root } = checkpoint.value;
  let first: Fault | undefined;
  for (const one of entries) {
    const claim = { leaf: leafHash(sha256, one.bytes), index: one.index, size, root, path: one.path };
    if (verifyInclusion(sha256, claim)) continue;
    blame(examined, one.index, NOT_INCLUDED);
    first ??= atEntry(one, NOT_INCLUDED);
  }
  if (first !== undefined) return bad('inclusion', INCLUSION, first);
  const count = String(entries.length);
  return good(
    'inclusion',
    INCLUSION,
    `${count} 条均在树根之下`,
    `all ${count} stand under the signed root of ${String(size)} entries`,
  );
}

const NOT_INCLUDED = fault(
  'not-included',
  '这些字节不在日志的这一位置：内容、位置或证明被改动',
  'these bytes do not stand at that place of the log: entry, index or proof was altered',
);
