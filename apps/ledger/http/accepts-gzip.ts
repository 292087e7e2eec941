/**
 * Whether an Accept-Encoding header takes gzip (RFC 9110 §12.5.3): by its name, or by "*" where it is not named; a
 * weight of zero refuses it.
 */
export function acceptsGzip(header: string | undefined): boolean {
  const weights = new Map<string, number>();
  for (const item of (header ?? '').toLowerCase().split(',')) {
    const [coding = '', weight = 'q=1'] = item.split(';').map((part) => part.trim());
    const q = Number(/^q=([01](?:\.[0-9]{0,3})?)$/.exec(weight)?.[1] ?? Number.NaN);
    weights.set(coding, q);
  }
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}
