import { refused, type Result, type Sha256 } from '@mingjing/kernel';
import { strangeEncoding } from './strange-encoding';
import type { TrustPolicy } from './trust-policy';
import { readPolicyLines } from './trust-policy-lines';

/** The specification asks for 32 logs, witnesses and groups; this is room for them with post-quantum keys, of 1,752 digits each. */
export const MAX_POLICY_BYTES = 262_144;

/**
 * C2SP tlog-policy (no version yet; read as of July 2026), a text file:
 * ```
 * log <vkey> [<url>]\n
 * witness <name> <vkey> [<url>]\n
 * group <name> all|any|<k> <name>...\n
 * quorum <name>|none\n
 * ```
 * Items are parted by spaces and tabs; empty lines, and lines whose first item begins with `#`, say nothing.
 * Groups and the quorum refer to names defined above them. Every other line, an unknown one too, refuses the
 * file, for a policy that is half understood is another policy. Names are octets and never normalised.
 * Refusal: `malformed-policy`, with the line.
 */
export function parseTrustPolicy(sha256: Sha256, bytes: Uint8Array): Result<TrustPolicy> {
  if (bytes.length > MAX_POLICY_BYTES) return malformed('it is longer than 256 KiB');
  const strange = strangeEncoding(bytes);
  if (strange !== undefined) return malformed(strange);
  const forbidden = bytes.findIndex((octet) => !isAllowed(octet));
  if (forbidden >= 0) return malformed(`its byte ${String(forbidden)} is a control character`);
  const octets = Array.from(bytes, (octet) => String.fromCharCode(octet)).join('');
  if (octets !== '' && !octets.endsWith('\n'))
    return malformed('its last line does not end: add a line break behind it');
  const lines = octets.split('\n').slice(0, -1);
  return readPolicyLines(sha256, lines.map(itemsOf));
}

/** Tab, newline, space to tilde, and all above: the policy's character set. */
function isAllowed(octet: number): boolean {
  return octet === 0x09 || octet === 0x0a || (octet >= 0x20 && octet !== 0x7f);
}

function itemsOf(line: string): readonly string[] {
  const items = line.split(/[ \t]+/).filter((item) => item !== '');
  return items[0]?.startsWith('#') === true ? [] : items;
}

function malformed(what: string): Result<never> {
  return refused('malformed-policy', `The trust policy cannot be read: ${what}.`);
}
