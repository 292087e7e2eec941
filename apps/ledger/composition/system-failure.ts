const RIGHTS = 'Run this as a user who may read and write there, or name another place.';
const ROOM = 'Make room on its disk, then do the same again.';

/** What the operating system says of a file or its place, by its code. */
const WHAT: Readonly<Record<string, string>> = {
  EACCES: `permission is denied (EACCES). ${RIGHTS}`,
  EPERM: `it is not permitted (EPERM). ${RIGHTS}`,
  ENOENT: 'there is no such file or folder (ENOENT). Look at the path.',
  EROFS: `the file system is read-only (EROFS). ${RIGHTS}`,
  ENOSPC: `the disk is full (ENOSPC). ${ROOM}`,
  EDQUOT: `the quota of this user is used up (EDQUOT). ${ROOM}`,
};

/** A failure of the file system that whoever runs the program can mend, as a sentence with what to do; undefined for any other error. */
export function systemFailure(error: unknown): string | undefined {
  const { code, path, dest } = (error ?? {}) as Partial<Record<string, unknown>>;
  const what = typeof code === 'string' ? WHAT[code] : undefined;
  if (what === undefined) return undefined;
  const file = [dest, path].find((one) => typeof one === 'string') ?? 'A file';
  return `${file} cannot be used: ${what}`;
}
