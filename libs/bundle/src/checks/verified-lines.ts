import { formatSignatureLine, parseNote } from '@mingjing/log';
import type { Examined } from '../examined';

/** What makes the checkpoint one, for whoever has no room for all of its lines: the log's own lines first. */
export function verifiedLinesOf({ bundle, checkpoint }: Examined): readonly string[] {
  const note = parseNote(bundle.checkpoint);
  if (!note.ok || !checkpoint.ok) return [];
  const { witnessed, unknown } = checkpoint.value;
  const strange = new Set(unknown.map(formatSignatureLine));
  const known = note.value.signatures.filter((line) => !strange.has(formatSignatureLine(line)));
  const isWitness = ({ name, keyId }: { readonly name: string; readonly keyId: string }): boolean =>
    witnessed.some((one) => one.name === name && one.keyId === keyId);
  return [...known.filter((line) => !isWitness(line)), ...known.filter(isWitness)].map(formatSignatureLine);
}
