/** One of a server's keys as the log and the files in keys/ show it together. */
export interface KeyInLog {
  /** As people compare it: a verifier key, or a key id. */
  readonly name: string;
  readonly enrolledAt: number;
  /** Index of its retirement or revocation. */
  readonly endedAt?: number;
}

/**
 * How far a change has come. It is read off the log and the files each time, so a command that was cut off is
 * simply run again.
 */
export type ChangeStep =
  | { readonly kind: 'prepare'; readonly old: string }
  /** The next key lies here; the log does not name it yet. */
  | { readonly kind: 'announce'; readonly old: string }
  | { readonly kind: 'overlap'; readonly old: KeyInLog; readonly fresh: KeyInLog }
  /** The old one signs no more; its file is still there. */
  | { readonly kind: 'finish'; readonly fresh: KeyInLog }
  /** `missing`: in the middle of a change, a key in force whose file is gone. */
  | { readonly kind: 'stuck'; readonly why: string; readonly missing?: KeyInLog };

export interface NamesInFiles {
  readonly current?: string;
  readonly next?: string;
}

/** `file`: `keys/log`, say; its successor lies in `keys/log-next.key`. */
export function changeStep(file: string, keys: readonly KeyInLog[], files: NamesInFiles): ChangeStep {
  const foreign = keys.some(({ name }) => name === files.current) ? undefined : files.current;
  return foreign === undefined ? stepOfOurs(file, keys, files) : stuck(`${file}.key`, foreign);
}

function stepOfOurs(file: string, keys: readonly KeyInLog[], files: NamesInFiles): ChangeStep {
  const inForce = keys.filter(({ endedAt }) => endedAt === undefined);
  const byName = (name: string | undefined): KeyInLog | undefined => keys.find((key) => key.name === name);
  const [current, next] = [byName(files.current), byName(files.next)];
  const missing = inForce.find(({ name }) => name !== files.current && name !== files.next);
  // A single key that is gone can still be replaced; in the middle of a change its file must come back first.
  const isPartWay = inForce.length > 1 || next !== undefined;
  if (missing !== undefined && isPartWay) return lacking(file, missing);
  const old = inForce[0]?.name ?? '';
  if (next !== undefined) return underWay(file, current, next);
  if (current?.endedAt !== undefined) return ended(`${file}.key`, current);
  return { kind: files.next === undefined ? 'prepare' : 'announce', old };
}

/** The log names the next key already. */
function underWay(file: string, current: KeyInLog | undefined, next: KeyInLog): ChangeStep {
  if (next.endedAt !== undefined) return ended(`${file}-next.key`, next);
  if (current === undefined || current.endedAt !== undefined) return { kind: 'finish', fresh: next };
  return { kind: 'overlap', old: current, fresh: next };
}

function stuck(path: string, name: string): ChangeStep {
  return {
    kind: 'stuck',
    why: `${path} holds ${name}, which this ledger's log does not name: it belongs to another ledger. Put back the right file first.`,
  };
}

function lacking(file: string, missing: KeyInLog): ChangeStep {
  const { name, enrolledAt } = missing;
  return {
    kind: 'stuck',
    missing,
    why: `Entry ${enrolledAt} of the log names ${name}, which lies neither in ${file}.key nor in ${file}-next.key: put its file back before anything else, or give it up with --lost (docs/keys.md).`,
  };
}

function ended(path: string, { name, endedAt = 0 }: KeyInLog): ChangeStep {
  return {
    kind: 'stuck',
    why: `${path} holds ${name}, which ended in entry ${endedAt} of the log: it signs nothing any more. Put the file of the key in force in its place.`,
  };
}
