import { toBase64, utf8, type Sha256 } from '@mingjing/kernel';
import { MerkleTree, leafHash } from '@mingjing/log';
import { BUNDLE_FORMAT, type Bundle } from '../bundle';

/** The members of test/vectors/record-vectors.json that a bundle is made of. */
export interface RecordVectors {
  readonly checkpoint: string;
  readonly entries: readonly { readonly entry: string }[];
  readonly personal: { readonly field: string; readonly value: string; readonly salt: string };
}

/** The bundle of the one finding in the small log of the record's vectors: all twelve entries, one name disclosed. */
export function vectorBundle({ checkpoint, entries, personal }: RecordVectors, sha256: Sha256): Bundle {
  const tree = new MerkleTree(sha256);
  for (const { entry } of entries) tree.append(leafHash(sha256, utf8(entry)));
  const parsed = entries.map(({ entry }) => JSON.parse(entry) as { statement: Stated });
  const about = parsed.find(({ statement }) => statement.personal !== undefined)?.statement;
  const { field, salt, value } = personal;
  const streams = new Set(parsed.map(({ statement }) => statement.stream));
  return {
    checkpoint,
    disclosures: [{ field, id: about?.id ?? '', salt, value }],
    entries: entries.map(({ entry }, index) => {
      const path = tree.inclusion(index, entries.length).map(toBase64);
      return { entry, index, path };
    }),
    format: BUNDLE_FORMAT,
    subject: about?.stream ?? '',
    whole: [...streams].sort(),
  };
}

interface Stated {
  readonly id: string;
  readonly stream: string;
  readonly personal?: object;
}
