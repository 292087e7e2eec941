/** Which status a refusal has, by its code. */
const STATUSES: readonly (readonly [status: number, codes: readonly string[]])[] = [
  [
    400,
    [
      ...['malformed-json', 'duplicate-key', 'too-deep', 'number-not-integer', 'lone-surrogate'],
      ...['statement-malformed', 'submission-malformed', 'signature-malformed', 'expect-malformed'],
      ...['disclosure-malformed', 'size-malformed', 'member-missing', 'member-invalid', 'unknown-member'],
      ...['id-version', 'query-malformed', 'request-malformed'],
    ],
  ],
  [401, ['token-missing', 'token-invalid']],
  [
    403,
    [
      ...['signature-invalid', 'key-unknown', 'key-of-another', 'key-revoked', 'key-not-yet-valid'],
      ...['not-authorised', 'sealed-until-unblinding', 'may-not-read', 'role-may-not-read', 'node-only'],
      ...['not-the-reader'],
    ],
  ],
  [404, ['not-found']],
  [409, ['revision-conflict', 'id-reused']],
  [413, ['too-large']],
  [415, ['unsupported-media-type']],
  [500, ['internal-error']],
  [
    503,
    [
      ...['clock-behind', 'size-not-reached', 'ledger-stopped', 'view-halted', 'not-witnessed'],
      ...['behind-witness', 'witness-unconfirmed', 'witness-overdue'],
      ...['keeper-away', 'no-writer', 'not-the-writer', 'list-missing', 'file-altered'],
    ],
  ],
];

const STATUS_OF: ReadonlyMap<string, number> = new Map(
  STATUSES.flatMap(([status, codes]) => codes.map((code) => [code, status] as const)),
);

/** Everything else is a refusal of the law or of the house: understood, well formed, not to be done. */
export function statusOf(code: string): number {
  return STATUS_OF.get(code) ?? 422;
}
