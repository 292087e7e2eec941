import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';

/** Asked only where a key file is encrypted. Throws PassphraseMissing. */
export type Passphrase = (path: string) => string;

export class PassphraseMissing extends Error {}

/** Shorter ones are guessed, whatever the cost of a guess. */
const LEAST = 8;

/**
 * MINGJING_PASSPHRASE_FILE (`--passphrase-file`), else MINGJING_PASSPHRASE, else a question at the
 * terminal, without an echo.
 */
export const passphraseAtHand: Passphrase = (path) =>
  given('MINGJING_PASSPHRASE') ?? hidden(`Passphrase of ${path}: `);

/** The new one of a key file: the same with MINGJING_NEW_PASSPHRASE; asked twice at a terminal. */
export function newPassphrase(name: 'MINGJING_PASSPHRASE' | 'MINGJING_NEW_PASSPHRASE', path: string): string {
  const passphrase = given(name) ?? askedTwice(path);
  if ([...passphrase].length >= LEAST) return passphrase;
  throw new PassphraseMissing(`A passphrase has at least ${String(LEAST)} characters; choose a longer one.`);
}

function given(name: string): string | undefined {
  const file = process.env[`${name}_FILE`];
  // An editor ends the file with a line break that nobody meant to type.
  if (file !== undefined && file !== '') return textIn(file).replace(/\r?\n$/, '');
  const text = process.env[name];
  return text === '' ? undefined : text;
}

function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new PassphraseMissing(`The passphrase file ${file} cannot be read; check the path.`, { cause });
  }
}

function askedTwice(path: string): string {
  const first = hidden(`New passphrase of ${path}: `);
  if (hidden('Once more: ') === first) return first;
  throw new PassphraseMissing('The two passphrases differ; nothing was written. Try again.');
}

function hidden(question: string): string {
  if (!process.stdin.isTTY) throw new PassphraseMissing(NO_TERMINAL);
  const terminal = openTerminal();
  try {
    writeSync(terminal, question);
    echo(terminal, '-echo');
    return lineFrom(terminal);
  } finally {
    echo(terminal, 'echo');
    writeSync(terminal, '\n');
    closeSync(terminal);
  }
}

function openTerminal(): number {
  try {
    return openSync('/dev/tty', 'r+');
  } catch (cause) {
    throw new PassphraseMissing(NO_TERMINAL, { cause });
  }
}

function echo(terminal: number, how: 'echo' | '-echo'): void {
  const { status } = spawnSync('stty', [how], { stdio: [terminal, 'ignore', 'ignore'] });
  if (status !== 0 && how === '-echo') throw new PassphraseMissing(NO_TERMINAL);
}

function lineFrom(terminal: number): string {
  const byte = Buffer.alloc(1);
  const line: number[] = [];
  while (readSync(terminal, byte) === 1 && byte[0] !== 0x0a) line.push(byte[0] ?? 0);
  return Buffer.from(line).toString('utf8');
}

const NO_TERMINAL =
  'The key file is under a passphrase, and no terminal is here to ask for it; give --passphrase-file FILE, or set MINGJING_PASSPHRASE.';
