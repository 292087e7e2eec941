import { messageOf, type Findings } from './finding';

/** A check that cannot read its file any further: said of the file, and the other checks go on. */
export function attempt<T>(findings: Findings, file: string, instead: T, work: () => T): T {
  try {
    return work();
  } catch (error) {
    tellUnreadable(findings, file, error);
    return instead;
  }
}

export async function attemptLater<T>(
  findings: Findings,
  file: string,
  instead: T,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    tellUnreadable(findings, file, error);
    return instead;
  }
}

function tellUnreadable(findings: Findings, file: string, error: unknown): void {
  const reason = `${file} could not be read to its end (${messageOf(error)}): it is damaged, or something in it was taken out.`;
  findings.fault(file, 'file-unreadable', reason);
}
