import { bad, fault, type Report, type Words } from '@mingjing/bundle';
import type { Rejection } from '@mingjing/kernel';
import { strangeEncoding } from '@mingjing/log';
import type { GivenFile } from './opener';

/** Nothing in the file can be judged: an editor saved it in another encoding, or it is cut off, damaged or altered. */
export function unreadable(
  { name, bytes }: GivenFile,
  { code, reason }: Rejection,
  kind: Report['kind'],
): Report {
  const strange = strangeEncoding(bytes.subarray(0, 3));
  const why =
    strange === undefined
      ? fault(code, DAMAGED, `${reason} It was cut off, damaged or altered: fetch it again.`)
      : fault('file-encoding', SAVED_OTHERWISE, strange);
  return {
    ...{ kind, title: { zh: name, en: name }, isUnreadable: true },
    checks: [bad('file', TITLE, why)],
  };
}

const TITLE: Words = { zh: '读取文件', en: 'Reading the file' };
const DAMAGED = '文件不完整、已损坏或被改动，读不出内容；请重新取得该文件';
const SAVED_OTHERWISE = '文件另存时改了编码（带 BOM，或为 UTF-16）；请取原文件，或另存为不带 BOM 的 UTF-8';
