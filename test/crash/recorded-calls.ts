import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WATCHED, callOf, hexOf, textOf, type DiskCall } from './disk-calls';

const [STRACE, ...WHOLE] = ['strace', '-f', '--seccomp-bpf', '-y', '-qq', '-xx', '-s', '10000000'];
const UNFINISHED = '<unfinished ...>';
const RESUMED = ' resumed>';

/** What a process is run under, so that its calls stand in `file`. */
export const recording = (file: string): readonly string[] => [
  ...[STRACE, ...WHOLE],
  ...['-e', `trace=${WATCHED.map((name) => `?${name}`).join()}`, '-o', file],
];

/** Whether a process can be watched here: Linux, with a strace whose text is read here, and nothing that forbids it. */
export function canRecord(): boolean {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mingjing-probe-')));
  const [command = '', ...args] = recording(join(folder, 'record'));
  const write = `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'file'))}, 'x', { flush: true })`;
  try {
    if (spawnSync(command, [...args, process.execPath, '-e', write]).status !== 0) return false;
    const kinds = readCalls(join(folder, 'record'), folder).map(({ kind }) => kind);
    return kinds.includes('written') && kinds.includes('flushed');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The calls of a record that concern `folder`, in the order in which they were answered; what is printed stands
 * where it was handed over.
 */
export function readCalls(record: string, folder: string): readonly DiskCall[] {
  const calls: DiskCall[] = [];
  const about = hexOf(folder);
  const threads = new Threads();
  for (const line of linesOf(record)) {
    const thread = line.slice(0, line.indexOf(' '));
    const text = line.slice(thread.length).trimStart();
    const [, printed] = /^write\(1<[^>]*>, "([^"]*)"/.exec(text) ?? [];
    if (printed !== undefined) calls.push({ kind: 'printed', text: textOf(printed) });
    const answered = threads.answered(thread, text, calls.length);
    if (answered?.text.includes(about) !== true || isRefused(answered.text)) continue;
    const call = callOf(answered.text, calls.length - answered.asked);
    if (call !== undefined) calls.push(call);
  }
  return calls;
}

const isRefused = (text: string): boolean => / = -1 E[A-Z0-9]+ \(.*\)$/.test(text);

/** Puts together what stands on two lines, because another thread came between. */
class Threads {
  private readonly begun = new Map<string, { readonly text: string; readonly asked: number }>();

  /** The call that this line ends, and how many others had been answered when it was made. */
  answered(thread: string, line: string, count: number): { text: string; asked: number } | undefined {
    if (line.endsWith(UNFINISHED)) {
      this.begun.set(thread, { text: line.slice(0, -UNFINISHED.length).trimEnd(), asked: count });
      return undefined;
    }
    if (!line.startsWith('<... ')) return { text: line, asked: count };
    const { text, asked } = this.begun.get(thread) ?? { text: '', asked: count };
    return { text: text + line.slice(line.indexOf(RESUMED) + RESUMED.length), asked };
  }
}

/** A record is larger than what is held of it at once. */
function* linesOf(file: string): Generator<string> {
  const descriptor = openSync(file, 'r');
  try {
    const chunk = Buffer.alloc(1 << 20);
    let rest = '';
    for (let read = 1; read > 0;) {
      read = readSync(descriptor, chunk);
      const lines = (rest + chunk.toString('latin1', 0, read)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    closeSync(descriptor);
  }
}
