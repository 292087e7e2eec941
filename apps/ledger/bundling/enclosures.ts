import type { BundledDisclosure, BundledFile } from '@mingjing/bundle';
import { rejection, toBase64, type Json, type Role } from '@mingjing/kernel';
import { namedFiles } from '@mingjing/writer';
import { registry } from '../composition/constitution';
import { Refused } from '../http/problem';
import type { Reader } from '../http/reader-token';
import type { ReadingDesk } from '../http/service';
import type { Gathered } from './gathering';

/** More than this does not travel in one file; the files are then fetched one by one. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * The files that the entries name, by hash: those the ledger holds, and those it only knows the size of. Where they are
 * not enclosed none is opened: one that was altered is nothing to a bundle that does not bring it.
 */
export async function filesOf(
  entries: readonly Gathered[],
  reader: Reader | undefined,
  desk: ReadingDesk,
  enclosed: boolean,
): Promise<readonly BundledFile[]> {
  const files: BundledFile[] = [];
  let total = 0;
  for (const [sha256, stated] of named(entries)) {
    const bytes = enclosed ? await readable(sha256, reader, desk) : undefined;
    if (bytes === undefined) {
      const size = stated ?? (await sizeHeld(sha256, reader, desk));
      if (size !== undefined) files.push({ sha256, size });
      continue;
    }
    total += bytes.length;
    if (total > MOST_BYTES) throw tooLarge();
    files.push({ content: toBase64(bytes), sha256, size: bytes.length });
  }
  return files;
}

const HASH = /^[0-9a-f]{64}$/;

/** Hash → size where the entry says it; evidence is often named by its hash alone. */
function named(entries: readonly Gathered[]): readonly (readonly [string, number | undefined])[] {
  const found = new Map<string, number | undefined>();
  for (const { event } of entries) {
    const withheld = registry.event(event.type, event.version)?.withheld ?? [];
    const shown = Object.entries(event.data).filter(([member]) => !withheld.includes(member));
    for (const [, value] of shown) for (const hash of hashesIn(value)) found.set(hash, found.get(hash));
    for (const { sha256, size } of namedFiles(registry, event)) found.set(sha256, size);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

function hashesIn(value: Json): readonly string[] {
  if (typeof value === 'string') return HASH.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value as Readonly<Record<string, Json>>).flatMap(hashesIn);
}

/** Undefined where it is not held here, or belongs to a draw that is sealed from this reader; no file is public. */
async function readable(
  sha256: string,
  reader: Reader | undefined,
  desk: ReadingDesk,
): Promise<Uint8Array | undefined> {
  return shown(sha256, reader, desk, () => desk.ledger.files.get(sha256));
}

/** The same of what tells a file's size where no entry does. */
async function sizeHeld(
  sha256: string,
  reader: Reader | undefined,
  desk: ReadingDesk,
): Promise<number | undefined> {
  return shown(sha256, reader, desk, () => desk.ledger.files.size(sha256));
}

async function shown<T>(
  sha256: string,
  reader: Reader | undefined,
  desk: ReadingDesk,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const answer = reader && (await ask());
  if (reader === undefined || answer === undefined) return undefined;
  try {
    await desk.lookAtFile(sha256, reader);
    return answer;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** Who answers for decisions and reviews reads names; an officer those that he himself recorded. */
const READS_NAMES: ReadonlySet<Role> = new Set<Role>(['HEAD', 'DEPUTY', 'LEGAL', 'AUDITOR']);

/** Values that the vault still holds. Refused for whoever may see none of them. */
export async function disclosuresOf(
  entries: readonly Gathered[],
  reader: Reader,
  desk: ReadingDesk,
): Promise<readonly BundledDisclosure[]> {
  const all = reader.roles.some((role) => READS_NAMES.has(role));
  const signed = ({ event }: Gathered): boolean =>
    event.actor === reader.actor || event.cosigners?.includes(reader.actor) === true;
  const personal = entries.filter(({ event }) => event.personal !== undefined);
  const shown = personal.filter((one) => all || signed(one));
  if (!all && shown.length === 0) throw new Refused(MAY_NOT_DISCLOSE, 403);
  const disclosed: BundledDisclosure[] = [];
  for (const { event } of shown) {
    const fields = await desk.ledger.vault.of(event.id);
    for (const [field, { salt, value }] of Object.entries(fields)) {
      disclosed.push({ field, id: event.id, salt, value });
    }
  }
  return disclosed.sort((a, b) => (`${a.id} ${a.field}` < `${b.id} ${b.field}` ? -1 : 1));
}

const MAY_NOT_DISCLOSE = rejection(
  'may-not-disclose',
  'Names and other personal data are disclosed to the head, deputies, legal affairs and auditors, and to an officer those that he recorded himself.',
);

function tooLarge(): Refused {
  const reason =
    'Its files come to more than 32 MiB; take it without files, and fetch them from /log/files/.';
  return new Refused(rejection('bundle-too-large', reason, { most: MOST_BYTES }), 413);
}
