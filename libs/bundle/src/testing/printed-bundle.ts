import { canonicalJson, type JsonObject } from '@mingjing/kernel';
import { portableSha256 } from '@mingjing/log';
import type { Bundle } from '../bundle';
import { caseFile } from '../case-file/case-file';

/** An entry of a bundle, in as many words as a spec needs. */
export interface Stated {
  readonly type: string;
  readonly stream: string;
  readonly data?: JsonObject;
  readonly on?: string;
  /** Member → the value disclosed to the reader; undefined where he sees the commitment alone. */
  readonly personal?: Readonly<Record<string, string | undefined>>;
}

const signature = { key: 'ab'.repeat(8), sig: 'A'.repeat(86) + '==' };
const idOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** Readable; it need not verify to be printed. */
export function statedBundle(subject: string, stated: readonly Stated[], more: Partial<Bundle> = {}): Bundle {
  const entries = stated.map((one, index) => ({ entry: entryOf(one, index), index, path: [] }));
  const disclosures = stated.flatMap(({ personal = {} }, index) =>
    Object.entries(personal).flatMap(([field, value]) =>
      value === undefined ? [] : [{ field, id: idOf(index), salt: '', value }],
    ),
  );
  return { checkpoint: '', disclosures, entries, format: 'mingjing/bundle/v1', subject, ...more };
}

function entryOf({ type, stream, data = {}, on = '2026-03-24', personal }: Stated, index: number): string {
  const commitments = Object.fromEntries(Object.keys(personal ?? {}).map((field) => [field, 'c'.repeat(64)]));
  const statement = {
    ...{ actor: 'head/H-1', data, id: idOf(index), ledger: 'mingjing.example/x' },
    ...{ occurredAt: `${on}T09:00:00.000+08:00`, stream, type, version: 1 },
    ...(personal === undefined ? {} : { personal: commitments }),
  };
  const entry = { recordedAt: `${on}T01:00:00.000Z`, revision: 0, signature, statement, v: 1 };
  return canonicalJson(entry);
}

/** The text of its printed file, as a reader of paper has it. */
export function printedText(bundle: Bundle): string {
  const words = { zh: '', en: '' };
  return caseFile(bundle, { kind: 'bundle', title: words, checks: [] }, portableSha256)
    .replace(/<style>.*<\/style>/s, '')
    .replaceAll(/<[^>]+>|\s+/g, ' ')
    .replaceAll(/ +/g, ' ');
}
