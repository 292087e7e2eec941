import { fromBase64, toHex, type Json, type JsonObject, type Sha256 } from '@mingjing/kernel';
import type { BundledFile } from '../bundle';
import type { Examined, Tools } from '../examined';
import { bad, fault, good, type Check, type Fault, type Words } from '../report';

const FILES: Words = { zh: '证据与文件', en: 'Evidence and files' };

/**
 * Each file is one that an entry names by its hash; enclosed bytes have that hash, and a size is the one that an
 * entry says. Where neither bytes nor an entry tell it, it is called a claim.
 */
export function checkFiles(examined: Examined, { sha256 }: Tools): Check {
  const { files = [], entries } = examined.bundle;
  const stated = sizesStated(examined);
  for (const file of files) {
    const isNamed = entries.some(({ entry }) => entry.includes(`"${file.sha256}"`));
    const wrong = isNamed ? faultIn(file, stated.get(file.sha256), sha256) : unnamed(file);
    if (wrong !== undefined) return bad('files', FILES, wrong);
  }
  return named(files, stated);
}

function faultIn(
  file: BundledFile,
  sizes: ReadonlySet<number> | undefined,
  sha256: Sha256,
): Fault | undefined {
  if (file.content !== undefined) {
    const bytes = fromBase64(file.content) ?? new Uint8Array();
    const found = toHex(sha256(bytes));
    if (found !== file.sha256 || bytes.length !== file.size) return altered(file, found);
  }
  return sizes?.has(file.size) === false ? sizeDiffers(file, [...sizes]) : undefined;
}

function named(files: readonly BundledFile[], stated: ReadonlyMap<string, unknown>): Check {
  const absent = files.filter(({ content }) => content === undefined);
  const claimed = absent.filter(({ sha256 }) => !stated.has(sha256)).length;
  const [all, here] = [String(files.length), String(files.length - absent.length)];
  const zh = `条目提及 ${all} 个文件，随附 ${here} 个，哈希相符`;
  const en = `${all} files are named, ${here} of them enclosed and hashed`;
  if (absent.length === 0) return good('files', FILES, zh, en);
  const [rest, open] = [String(absent.length), String(claimed)];
  return good(
    'files',
    FILES,
    `${zh}；未随附的 ${rest} 个内容未核验，其中 ${open} 个的大小仅为所称`,
    `${en}; the bytes of the other ${rest} are not included, and of ${open} the size is as claimed`,
  );
}

/** Every `{"sha256","size"}` in what the statements say: the sizes that go with each hash. */
function sizesStated({ entries }: Examined): ReadonlyMap<string, ReadonlySet<number>> {
  const named = new Map<string, Set<number>>();
  const gather = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    const { sha256, size } = value as JsonObject;
    if (typeof sha256 === 'string' && typeof size === 'number') {
      named.set(sha256, (named.get(sha256) ?? new Set()).add(size));
    }
    for (const inner of Object.values(value as JsonObject)) gather(inner);
  };
  for (const { entry } of entries) gather(entry.statement.data);
  return named;
}

function unnamed({ sha256 }: BundledFile): Fault {
  return fault('file-unnamed', `没有条目提及文件 ${sha256}`, `no entry names the file ${sha256}`);
}

function sizeDiffers({ sha256, size }: BundledFile, named: readonly number[]): Fault {
  const stated = named.map(String).join(', ');
  const en = `the file ${sha256} is listed with ${String(size)} bytes, and the entry that names it says ${stated}`;
  return fault('file-size-differs', `文件 ${sha256} 所列大小 ${String(size)} 与条目所述 ${stated} 不符`, en);
}

function altered({ sha256 }: BundledFile, found: string): Fault {
  const en = `the file ${sha256} hashes to ${found}, or has another length: its bytes were changed`;
  return fault('file-differs', `文件 ${sha256} 的内容被改动`, en);
}
