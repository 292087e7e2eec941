import { fromBase64, opensCommitment, toHex } from '@mingjing/kernel';
import type { BundledFile } from '../bundle';
import { atEntry, blame, type Examined, type Tools } from '../examined';
import { bad, fault, good, note, type Check, type Fault, type Words } from '../report';

const DISCLOSURES: Words = { zh: '个人信息的公开', en: 'Disclosures of personal data' };
const FILES: Words = { zh: '证据与文件', en: 'Evidence and files' };

/** Each value opens the commitment that the signed statement holds. */
export function checkDisclosures(examined: Examined, { sha256 }: Tools): Check {
  const { disclosures = [] } = examined.bundle;
  const committed = examined.entries.reduce(
    (sum, { entry }) => sum + Object.keys(entry.statement.personal ?? {}).length,
    0,
  );
  const byId = new Map(examined.entries.map((one) => [one.entry.statement.id, one]));
  for (const { id, field, salt, value } of disclosures) {
    const one = byId.get(id);
    const commitment = one?.entry.statement.personal?.[field];
    if (one === undefined || commitment === undefined)
      return bad('disclosures', DISCLOSURES, uncommitted(id, field));
    if (opensCommitment(sha256, field, { salt, value, subject: '' }, commitment)) continue;
    blame(examined, one.index, DOES_NOT_OPEN);
    return bad('disclosures', DISCLOSURES, atEntry(one, DOES_NOT_OPEN));
  }
  const [shown, all] = [String(disclosures.length), String(committed)];
  const make = disclosures.length > 0 || committed === 0 ? good : note;
  return make(
    'disclosures',
    DISCLOSURES,
    `${all} 项承诺中公开 ${shown} 项`,
    `${shown} of ${all} commitments are opened here`,
  );
}

/** Each file is one that an entry names by its hash, and enclosed bytes have that hash. */
export function checkFiles(examined: Examined, { sha256 }: Tools): Check {
  const { files = [] } = examined.bundle;
  const named = examined.entries.map(({ bytes }) => bytes);
  const texts = named.length === 0 ? [] : examined.bundle.entries.map(({ entry }) => entry);
  for (const file of files) {
    if (!texts.some((text) => text.includes(`"${file.sha256}"`))) return bad('files', FILES, unnamed(file));
    const bytes = file.content === undefined ? undefined : (fromBase64(file.content) ?? new Uint8Array());
    if (bytes === undefined) continue;
    const found = toHex(sha256(bytes));
    if (found !== file.sha256 || bytes.length !== file.size) return bad('files', FILES, altered(file, found));
  }
  const enclosed = files.filter(({ content }) => content !== undefined).length;
  const [all, here] = [String(files.length), String(enclosed)];
  return good(
    'files',
    FILES,
    `条目提及 ${all} 个文件，随附 ${here} 个，哈希相符`,
    `${all} files are named, ${here} of them enclosed and hashed`,
  );
}

function uncommitted(id: string, field: string): Fault {
  const en = `no statement ${id} of the bundle commits to "${field}"`;
  return fault('disclosure-unknown', `声明 ${id} 没有 ${field} 的承诺`, en);
}

const DOES_NOT_OPEN = fault(
  'disclosure-does-not-open',
  '公开的内容与签名时的承诺不符',
  'the value disclosed is not the one that was committed to',
);

function unnamed({ sha256 }: BundledFile): Fault {
  return fault('file-unnamed', `没有条目提及文件 ${sha256}`, `no entry names the file ${sha256}`);
}

function altered({ sha256 }: BundledFile, found: string): Fault {
  const en = `the file ${sha256} hashes to ${found}, or has another length: its bytes were changed`;
  return fault('file-differs', `文件 ${sha256} 的内容被改动`, en);
}
