export function assertNotLower(size: number, newest: number | undefined): void {
  if (newest !== undefined && size < newest) {
    throw new RangeError(
      `A checkpoint of size ${String(size)} would take back the one of size ${String(newest)}.`,
    );
  }
}
