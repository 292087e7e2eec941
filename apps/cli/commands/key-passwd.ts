import { changePassphrase } from '../../ledger/composition/key-file';
import { PassphraseMissing, newPassphrase, passphraseAtHand } from '../../ledger/composition/passphrase';
import { unreadable } from '../failure';
import type { CliIo } from '../io';

/** Puts a key file under a new passphrase; one in the clear is then no longer so. */
export function keyPasswd(path: string, io: CliIo): void {
  changePassphrase(path, passphraseAtHand, chosen('MINGJING_NEW_PASSPHRASE', path));
  io.err(`${path} is under the new passphrase; whoever loses it loses the key.`);
}

/** Throws CliFailure. */
export function chosen(name: 'MINGJING_PASSPHRASE' | 'MINGJING_NEW_PASSPHRASE', path: string): string {
  try {
    return newPassphrase(name, path);
  } catch (error) {
    throw error instanceof PassphraseMissing ? unreadable(error.message, error) : error;
  }
}
