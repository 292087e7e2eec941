import type { CheckedDatabase } from './database-check';
import type { CheckedEvidence } from './evidence-check';
import type { Finding, Place } from './finding';
import type { CheckedPolicy } from './policy-check';
import type { CheckedVault } from './vault-check';

/** What `fsck` found; as it is printed with `--json`. */
export interface FsckReport {
  /** True where nothing is a fault. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  readonly log: {
    readonly origin?: string;
    /** Entries that were read and hashed. */
    readonly size: number;
    /** How many of them were decided again, from the first on. */
    readonly decided: number;
    /** Hex, over all of them. */
    readonly root: string;
    readonly signatures: number;
    /** Entries behind the last checkpoint. */
    readonly unsealed: number;
  };
  readonly checkpoints: number;
  readonly databases: readonly Pick<CheckedDatabase, 'file' | 'bytes' | 'unused'>[];
  readonly evidence: CheckedEvidence;
  readonly vault: CheckedVault;
  readonly keys: number;
  /** Absent where the ledger asks no witness. */
  readonly witnessPolicy?: CheckedPolicy;
  /** Views that were told anew and compared; 0 without --views. */
  readonly viewsCompared: number;
}

/** For a reader at a terminal. */
export function reportLines(report: FsckReport, milliseconds: number): readonly string[] {
  const faults = report.findings.filter(({ level }) => level === 'fault');
  return [
    ...report.findings.map(findingLine),
    report.ok
      ? `OK: nothing contradicts anything in ${report.log.size} entries of ${report.log.origin ?? 'an empty log'}`
      : `FAILED: ${faults.length} ${faults.length === 1 ? 'thing is' : 'things are'} not as the ledger left them`,
    ...summaryLines(report),
    `  time         ${(Math.max(1, milliseconds) / 1_000).toFixed(1)} s, ${Math.round(report.log.size / (Math.max(1, milliseconds) / 1_000))} entries/s`,
  ];
}

function findingLine({ level, file, at, code, reason }: Finding): string {
  return `${level === 'fault' ? 'FAULT' : 'note '} ${file}${placeText(at)}: ${code}: ${reason}`;
}

function placeText(at: Place | undefined): string {
  const parts = Object.entries(at ?? {}).map(([name, value]) => `${name} ${String(value)}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function summaryLines({
  log,
  checkpoints,
  databases,
  evidence,
  vault,
  keys,
  viewsCompared,
  witnessPolicy,
}: FsckReport): readonly string[] {
  const views =
    viewsCompared === 0
      ? 'not compared (--views tells them anew)'
      : `${viewsCompared} told anew and compared`;
  return [
    `  log          ${log.size} entries hashed, ${log.decided} decided again, ${log.signatures} signatures, ${log.unsealed} not sealed yet`,
    `  root         ${log.root}`,
    `  checkpoints  ${checkpoints}, each verified against the log at its size`,
    `  evidence     ${evidence.files} files, ${evidence.bytes} bytes hashed`,
    `  vault        ${vault.opened} disclosures open their commitments, ${vault.erased} were erased`,
    `  views        ${views}`,
    `  keys         ${keys} key files`,
    ...policyLines(witnessPolicy),
    ...databases.map(
      ({ file, bytes, unused }) => `  ${file.padEnd(12)} ${bytes} bytes, of which ${unused} hold nothing`,
    ),
  ];
}

function policyLines(policy: CheckedPolicy | undefined): readonly string[] {
  if (policy === undefined) return [];
  return [`  witnesses    ${policy.witnesses.join(', ')}; witness-policy has the SHA-256 ${policy.sha256}`];
}
