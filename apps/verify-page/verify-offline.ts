import { parseGivenKeys, type Report } from '@mingjing/bundle';
import { portableSha256, portableVerify } from '@mingjing/log';
import { givenFile, openFiles } from './openers/open-files';
import { recomputed } from './openers/transcript-opener';

export interface OfflineFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * All that the page does, without the page: files and the reader's keys (vkeys, one a line, or a
 * tlog-policy) in, reports out. Undefined where a key or the policy cannot be read.
 */
export function verifyOffline(files: readonly OfflineFile[], keys: string): readonly Report[] | undefined {
  // What is pasted into a box often ends without the newline that a policy's file must have.
  const given = parseGivenKeys(portableSha256, keys.endsWith('\n') ? keys : `${keys}\n`);
  if (!given.ok) return undefined;
  return openFiles(
    files.map(({ name, bytes }) => givenFile(name, bytes)),
    {
      sha256: portableSha256,
      verify: portableVerify,
      given: given.value,
      transcript: (transcript) => recomputed(transcript, portableSha256),
    },
  );
}
