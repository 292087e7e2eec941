const CONSTRAINT = 19;

/** SQLite's primary result code. The driver's errors are of another realm under Jest, so they are known by their numbers. */
export function resultCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  // The low byte is the primary code, the rest its refinement.
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

export function isConstraint(error: unknown): boolean {
  return resultCode(error) === CONSTRAINT;
}

/** What SQLite says, in English. */
export function messageOf(error: unknown): string {
  const isTold = typeof error === 'object' && error !== null && 'message' in error;
  return isTold ? String(error.message) : '';
}
