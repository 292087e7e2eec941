import { followLogKeys, ok, refused, type NamedLogKey, type Result } from '@mingjing/kernel';
import {
  openCheckpoint,
  parseCheckpoint,
  formatVerifierKey,
  trustedLogKeys,
  type OpenedCheckpoint,
  type VerifierKey,
} from '@mingjing/log';
import type { Bundle } from '../bundle';
import { openingOf, type Examined, type ReadEntry, type Tools } from '../examined';
import { bad, fault, good, note, type Check, type Words } from '../report';
import { verifiersOf } from '../trust';

const TITLE: Words = { zh: '检查点（签名的树根）', en: 'Checkpoint' };

/**
 * The log's keys, and the checkpoint as it opens under them. Where no key of the reader signed it, what the bundle's
 * own entries say of his keys is told first.
 */
export function openBundledCheckpoint(
  bundle: Pick<Bundle, 'checkpoint'>,
  entries: readonly ReadEntry[],
  tools: Tools,
): Pick<Examined, 'checkpoint' | 'logKeys'> {
  const trusted = trustedKeys(bundle, entries, tools);
  // A key of theirs that the bundle does not name may be one of a change that it does not show.
  const logKeys = trusted.ok ? trusted.value : tools.given.log;
  const opened = openUnder(bundle, logKeys, tools);
  const isSigned = opened.ok || !NOT_SIGNED.has(opened.rejection.code);
  return { logKeys, checkpoint: isSigned || trusted.ok ? opened : trusted };
}

const NOT_SIGNED: ReadonlySet<string> = new Set([
  'no-known-signature',
  'other-log-key',
  'log-signature-missing',
]);

/**
 * As far as the bundle's own entries tell how the log changed its keys: in force at the checkpoint's size, and vouched
 * for by a key that the reader was given; without one, as the log says of itself. Refusals: those of trustedLogKeys.
 */
function trustedKeys(
  { checkpoint }: Pick<Bundle, 'checkpoint'>,
  entries: readonly ReadEntry[],
  { given, sha256, verify }: Tools,
): Result<readonly VerifierKey[]> {
  const opening = openingOf({ entries });
  if (opening === undefined) return ok(given.log);
  const named = entries.reduce<readonly NamedLogKey[]>(
    (keys, { entry, index }) => followLogKeys(keys, { ...entry.statement, index }),
    [],
  );
  const { ledger } = opening.entry.statement;
  return trustedLogKeys({ sha256, verify }, ledger, named, sizeIn(checkpoint), given.log);
}

/** As the checkpoint claims, whoever signed it; 0 where it cannot be read. */
function sizeIn(checkpoint: string): number {
  const claimed = parseCheckpoint(checkpoint);
  return claimed.ok ? claimed.value.size : 0;
}

function openUnder(
  { checkpoint }: Pick<Bundle, 'checkpoint'>,
  keys: readonly VerifierKey[],
  { given, verify }: Tools,
): Result<OpenedCheckpoint> {
  const body = parseCheckpoint(checkpoint);
  if (!body.ok) return body;
  if (keys.length === 0) {
    const reason = 'No key of the log is given, and entry 0, which names one, is not in the bundle.';
    return refused('log-key-unknown', reason);
  }
  const log = verifiersOf(keys, verify);
  const witnesses = verifiersOf(given.witnesses, verify);
  return openCheckpoint(checkpoint, { origin: body.value.origin, log, witnesses });
}

export function checkCheckpoint({ checkpoint }: Examined): Check {
  if (!checkpoint.ok) {
    const { code, reason } = checkpoint.rejection;
    return bad('checkpoint', TITLE, fault(code, '检查点不成立，不能证明下列条目属于该日志', reason));
  }
  const { origin, size, witnessed, unknown } = checkpoint.value;
  const by = witnessed.map(({ name, timestamp }) => `${name} ${moment(timestamp)}`);
  const others = String(unknown.length);
  return good(
    'checkpoint',
    TITLE,
    `${origin} 已签名，共 ${String(size)} 条；可信见证人共签 ${String(by.length)} 个${list(by)}；未知签名 ${others} 行`,
    `signed by ${origin} over ${String(size)} entries; ${String(by.length)} cosigned by known witnesses${list(by)}; ${others} lines by unknown keys`,
  );
}

/** Whose key was believed: without one from elsewhere, a forger's log would look as good. */
export function checkTrust({ bundle, logKeys }: Examined, { given: { log } }: Tools): Check {
  const title = { zh: '所信任的日志公钥', en: 'Log key that is trusted' };
  const keys = logKeys.map(formatVerifierKey).join(' ');
  if (log.length > 0) {
    const given = log.map(formatVerifierKey).join(' ');
    if (given === keys) return good('trust', title, `读者给定：${keys}`, `as you gave it: ${keys}`);
    return good(
      'trust',
      title,
      `读者给定：${given}；由其背书：${keys}`,
      `as you gave it: ${given}; it vouched for ${keys}`,
    );
  }
  const { origin } = originOf(bundle);
  return note(
    'trust',
    title,
    `仅为材料自称：${keys}。请与 ${origin} 另行公布的公钥核对，否则只证明材料自洽`,
    `only as the bundle says of itself: ${keys}. Compare it with the key that ${origin} publishes elsewhere; without that the bundle agrees with itself and no more`,
  );
}

function originOf({ checkpoint }: Bundle): { readonly origin: string } {
  return { origin: checkpoint.slice(0, Math.max(0, checkpoint.indexOf('\n'))) };
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '' : ` (${items.join('; ')})`;
}

function moment(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
