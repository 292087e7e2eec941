import { closeSync, openSync, readdirSync, readlinkSync } from 'node:fs';

/**
 * What a broken file does from then on, each by the kernel's own answer to the real SQLite:
 *
 *   lost   takes what is written and keeps nothing, and every flush of it fails (/dev/null: EINVAL)
 *   full   takes nothing more (/dev/full: ENOSPC)
 *   stuck  takes nothing, for another reason (a descriptor that may only read: EBADF)
 */
export const FAULTS = ['lost', 'full', 'stuck'] as const;
export type Fault = (typeof FAULTS)[number];

/** Linux shows a process its descriptors. */
export const canBreakDescriptors = process.platform === 'linux';

/**
 * Puts another file under every descriptor of this process that stands for `path`: whoever holds them goes on
 * with the same numbers. Throws where there is none.
 */
export function breakDescriptors(path: string, fault: Fault): void {
  const held = readdirSync('/proc/self/fd')
    .map(Number)
    .filter((descriptor) => nameOf(descriptor) === path);
  if (held.length === 0) throw new Error(`Nothing holds ${path}`);
  for (const descriptor of held) replace(descriptor, path, fault);
}

/** A file that is opened takes the lowest number that is free; those below it are given back. */
function replace(descriptor: number, path: string, fault: Fault): void {
  const passed: number[] = [];
  closeSync(descriptor);
  for (;;) {
    const opened = openFaulty(path, fault);
    if (opened === descriptor) break;
    if (opened > descriptor) throw new Error(`Descriptor ${String(descriptor)} was taken meanwhile`);
    passed.push(opened);
  }
  for (const one of passed) closeSync(one);
}

function openFaulty(path: string, fault: Fault): number {
  switch (fault) {
    case 'lost':
      return openSync('/dev/null', 'r+');
    case 'full':
      return openSync('/dev/full', 'r+');
    case 'stuck':
      return openSync(path, 'r');
  }
}

function nameOf(descriptor: number): string | undefined {
  try {
    return readlinkSync(`/proc/self/fd/${String(descriptor)}`);
  } catch {
    // The one by which the folder was listed is closed by now.
    return undefined;
  }
}
