/** A call of a process to its kernel that changes or flushes what lies under a folder, or that prints. */
export type DiskCall =
  | { readonly kind: 'made'; readonly path: string; readonly folder: boolean }
  /** Without an offset: at the end. */
  | { readonly kind: 'written'; readonly path: string; readonly offset?: number; readonly bytes: Uint8Array }
  | { readonly kind: 'cut'; readonly path: string; readonly size: number }
  | { readonly kind: 'renamed'; readonly path: string; readonly to: string }
  | { readonly kind: 'removed'; readonly path: string }
  /** `beside`: how many of the calls before it were answered only after it was asked for, and may be missed by it. */
  | { readonly kind: 'flushed'; readonly path: string; readonly beside: number }
  | { readonly kind: 'printed'; readonly text: string };

/** A call as strace writes it, each of its strings and paths as `\xNN…`. */
interface Line {
  readonly text: string;
  /** Of the descriptor that is its first argument. */
  readonly path: string;
  /** The strings among its arguments. */
  readonly strings: readonly string[];
  /** Its last argument, where that is a number. */
  readonly number: () => number;
  readonly beside: number;
}

const flushed = ({ path, beside }: Line): DiskCall => ({ kind: 'flushed', path, beside });

/** Whatever else comes up is not known, and stops the test. */
const CALLS: Readonly<Record<string, (line: Line) => DiskCall | undefined>> = {
  openat: opened,
  mkdir: ({ strings: [path] }) => ({ kind: 'made', path: textOf(path), folder: true }),
  pwrite64: ({ path, strings: [bytes], number }) => ({
    ...{ kind: 'written', path, offset: number(), bytes: bytesOf(bytes) },
  }),
  write: ({ path, strings: [bytes] }) => ({ kind: 'written', path, bytes: bytesOf(bytes) }),
  ftruncate: ({ path, number }) => ({ kind: 'cut', path, size: number() }),
  rename: ({ strings: [from, to] }) => ({ kind: 'renamed', path: textOf(from), to: textOf(to) }),
  unlink: ({ strings: [path] }) => ({ kind: 'removed', path: textOf(path) }),
  fsync: flushed,
  fdatasync: flushed,
};

/** Every call that can change a file or its name, the ones that nothing here makes too. */
export const WATCHED = [
  ...Object.keys(CALLS),
  ...[
    'open',
    'creat',
    'writev',
    'pwritev',
    'pwritev2',
    'fallocate',
    'copy_file_range',
    'sendfile',
    'truncate',
  ],
  ...['renameat', 'renameat2', 'link', 'linkat', 'symlink', 'symlinkat', 'unlinkat', 'rmdir', 'mkdirat'],
];

/** `text`: `name(ARGUMENTS) = RESULT`. Throws where such a call is not known here. */
export function callOf(text: string, beside: number): DiskCall | undefined {
  const read = CALLS[text.slice(0, text.indexOf('('))];
  if (read === undefined) throw new Error(`A call that is not known here: ${text.slice(0, 200)}`);
  const [, path] = /^\w+\(\d+<([^>]*)>/.exec(text) ?? [];
  const strings = [...text.matchAll(/"([^"]*)"/g)].map(([, inside = '']) => inside);
  return read({ text, strings, beside, path: textOf(path), number: () => lastNumberOf(text) });
}

/** Opening makes a file only where there was none: the disk knows. */
function opened({ text, strings }: Line): DiskCall | undefined {
  const path = textOf(strings[0]);
  if (text.includes('O_TRUNC')) return { kind: 'cut', path, size: 0 };
  return text.includes('O_CREAT') ? { kind: 'made', path, folder: false } : undefined;
}

function lastNumberOf(text: string): number {
  const [, number] = /, (\d+)\) += \d+$/.exec(text) ?? [];
  if (number === undefined) throw new Error(`A call without its number: ${text.slice(-200)}`);
  return Number(number);
}

export const hexOf = (text: string): string => Buffer.from(text).toString('hex').replace(/../g, '\\x$&');

export const textOf = (hex?: string): string =>
  bytesOf(hex)
    .toString('utf8')
    .replace(/ \(deleted\)$/, '');

const bytesOf = (hex = ''): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex');
