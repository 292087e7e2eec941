import { existsSync } from 'node:fs';
import { penOf } from '@mingjing/client';
import { STATING_ACTOR, toBase64 } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { createKeyFile } from '../../ledger/composition/key-file';
import { unreadable } from '../failure';
import type { CliIo } from '../io';
import { enrolmentOf, type KeyPurpose } from './enrolment';
import { chosen } from './key-passwd';

export interface KeygenOptions {
  readonly actor: string;
  readonly out: string;
  readonly origin: string | undefined;
  readonly purpose: KeyPurpose;
  /** Under a passphrase, which is asked for. */
  readonly passphrase: boolean;
}

/** Makes a key file; prints what the founder states to enrol it, where the ledger's origin is known. */
export function keygen({ actor, out, origin, purpose, passphrase }: KeygenOptions, io: CliIo): void {
  if (!STATING_ACTOR.test(actor)) {
    throw unreadable(`"${actor}" is no actor; write it as officer/G-0012, head/H-1 or founder.`);
  }
  if (existsSync(out))
    throw unreadable(`${out} is there already; a key is never overwritten. Choose another name.`);
  const under = passphrase ? chosen('MINGJING_PASSPHRASE', out) : undefined;
  const { signer } = createKeyFile(out, actor, io.random(32), under);
  const pen = penOf(actor, signer, sha256);
  io.err(`key file    ${out} (mode 0600: keep it, nobody can make it again)`);
  io.err(`actor       ${actor}`);
  io.err(`key id      ${pen.keyId}`);
  io.err(`public key  ${toBase64(pen.publicKey)}`);
  if (actor === 'founder' && origin === undefined) {
    io.out(toBase64(pen.publicKey));
    io.err('Found a ledger with it: mingjing init --founder-key FILE, or --founder PUBLICKEY on the server.');
    return;
  }
  if (origin === undefined) {
    io.err(
      'No ledger is known here: run it again with --origin NAME to print the statement that enrols the key.',
    );
    return;
  }
  const by = actor === 'founder' ? 'the founder, with the key that he has,' : 'the founder or a head';
  io.err(`To enrol it in ${origin} ${by} signs and sends what follows: mingjing sign --send.`);
  io.out(JSON.stringify(enrolmentOf(pen, origin, purpose), null, 2));
}
