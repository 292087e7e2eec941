import type { Examined } from '../examined';
import { bad, fault, good, note, type Check, type Fault, type Words } from '../report';

const TITLE: Words = { zh: '事件流的连续性', en: 'Streams without a gap' };

/** It is about a stream that it shows; those that it calls whole hold every revision from 0 up to their last one here. */
export function checkStreams({ bundle, entries }: Examined): Check {
  const revisions = new Map<string, number[]>();
  for (const { entry } of entries) {
    const { stream } = entry.statement;
    revisions.set(stream, [...(revisions.get(stream) ?? []), entry.revision]);
  }
  if (!revisions.has(bundle.subject)) return bad('streams', TITLE, absent(bundle.subject));
  const whole = bundle.whole ?? [];
  const broken = whole.find((stream) => !isGapless(revisions.get(stream) ?? []));
  if (broken !== undefined) {
    const zh = `${broken} 自称完整，但缺少中间的条目`;
    return bad(
      'streams',
      TITLE,
      fault('stream-gap', zh, `${broken} is called whole, but a revision of it is missing`),
    );
  }
  const excerpts = [...revisions.keys()].filter((stream) => !whole.includes(stream));
  const [w, e] = [String(whole.length), String(excerpts.length)];
  if (!whole.includes(bundle.subject)) {
    return note(
      'streams',
      TITLE,
      `${bundle.subject} 本身不是完整的一条流（${w} 条完整，${e} 条为节选）`,
      `${bundle.subject} itself is no whole stream here (${w} are whole, ${e} are excerpts)`,
    );
  }
  return good(
    'streams',
    TITLE,
    `${w} 条流自 0 起无缺号；${e} 条为节选`,
    `${w} streams stand from revision 0 without a gap; ${e} are excerpts`,
  );
}

/** Its title would stand above entries of somebody else. */
function absent(subject: string): Fault {
  return fault(
    'subject-absent',
    `材料自称关于 ${subject}，却没有它的任何条目`,
    `the bundle says that it is about ${subject}, and holds no entry of it`,
  );
}

/** Revisions ascend (checkOrder): as many as the last one counts means that none is missing. */
function isGapless(revisions: readonly number[]): boolean {
  return revisions.length > 0 && revisions.every((revision, i) => revision === i);
}
