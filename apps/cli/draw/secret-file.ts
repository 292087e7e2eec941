import { existsSync, readFileSync, rmSync } from 'node:fs';
import { toHex } from '@mingjing/kernel';
import { flushFolderOf } from '../../ledger/composition/flush-folder';
import { sweepParts, writeNewFile } from '../../ledger/composition/new-file';
import { unreadable } from '../failure';

/**
 * What a contributor keeps to himself between commitment and reveal, mode 0600:
 *
 *   {"contributor":"legal","draw":"GQ-2026-1","mingjing":"draw-secret/v1","secret":"<64 hex digits>"}
 *
 * Whoever loses it can reveal nothing, and the draw ends as abandoned.
 */
export interface Secret {
  readonly draw: string;
  readonly contributor: string;
  /** 32 bytes, hex. */
  readonly secret: string;
}

/** The secret of this draw and contributor in the file, made there if there is no such file. Throws CliFailure. */
export function secretAt(
  path: string,
  { draw, contributor }: Omit<Secret, 'secret'>,
  random: (count: number) => Uint8Array,
): Secret {
  sweepParts(path);
  if (existsSync(path)) return readSecret(path, draw);
  const secret = { contributor, draw, mingjing: 'draw-secret/v1', secret: toHex(random(32)) };
  // On the disk before it is committed to: a power cut must not take what alone can open the commitment.
  writeNewFile(path, `${JSON.stringify(secret, null, 2)}\n`);
  return secret;
}

/** Throws CliFailure where there is none, or where it is another draw's. */
export function readSecret(path: string, draw: string): Secret {
  if (!existsSync(path)) {
    throw unreadable(
      `${path} does not exist; give the file that \`mingjing draw commit\` made with --secret.`,
    );
  }
  const file = parsed(path);
  if (file === undefined) {
    throw unreadable(`${path} is no file that \`mingjing draw commit\` made; give that file with --secret.`);
  }
  if (file.draw === draw) return file;
  throw unreadable(`${path} holds a secret of the draw ${file.draw}, not of ${draw}: each draw has its own.`);
}

/** Takes back a secret that nobody committed to. */
export function forgetSecret(path: string): void {
  rmSync(path, { force: true });
  flushFolderOf(path);
}

function parsed(path: string): Secret | undefined {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as Partial<Secret> & { readonly mingjing?: string };
    const { mingjing, draw, contributor, secret = '' } = file;
    if (mingjing !== 'draw-secret/v1' || !/^[0-9a-f]{64}$/.test(secret)) return undefined;
    return draw === undefined || contributor === undefined ? undefined : { draw, contributor, secret };
  } catch {
    return undefined;
  }
}
