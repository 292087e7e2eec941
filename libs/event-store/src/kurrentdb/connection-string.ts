import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { StoreUnavailable } from '../store-errors';

/** What a connection string says; it may hold a password, so nothing of it but the addresses is ever shown. */
export interface Engine {
  /** `HOST:PORT`, with commas between several. */
  readonly addresses: string;
  /** Makes a client; nothing is sent before its first call. */
  readonly connect: () => KurrentDBClient;
}

/** Those that the client knows. It prints the whole string, password and all, where it meets another one. */
const OPTIONS = new Set(
  (
    'userCertFile userKeyFile maxDiscoverAttempts connectionName defaultDeadline discoveryInterval gossipTimeout ' +
    'nodePreference tls tlsVerifyCert tlsCAFile throwOnAppendFailure keepAliveInterval keepAliveTimeout'
  ).split(' '),
);

/**
 * `kurrentdb://NAME:PASSWORD@HOST:PORT,HOST:PORT?OPTION=VALUE&…`; `kurrentdb+discover://` and the other
 * schemes of the client too. Throws `StoreUnavailable`, whose message says which part is wrong.
 */
export function engineAt(url: string): Engine {
  const scheme = /^(?:kurrentdb|kurrent|kdb|esdb)(?:\+discover)?:\/\//.exec(url)?.[0];
  if (scheme === undefined) throw unusable('it does not begin with kurrentdb://');
  const [place = '', ...after] = url.slice(scheme.length).trim().split('?');
  const at = place.lastIndexOf('@');
  refuseUser(at < 0 ? undefined : place.slice(0, at));
  const addresses = place.slice(at + 1).replace(/\/+$/, '');
  refuseAddresses(addresses);
  refuseOptions(after.join('?'));
  const connect = (): KurrentDBClient => made(url);
  // What its options say is found out here, and not at the first call.
  connect();
  return { addresses, connect };
}

function refuseUser(user: string | undefined): void {
  if (user === undefined || (/^[^:@]+:[^:@]+$/.test(user) && isDecodable(user))) return;
  throw unusable(
    'what stands before @ is not NAME:PASSWORD; in a name or a password write %40 for @, %3A for :, %2F for /, %3F for ? and %25 for %',
  );
}

function refuseAddresses(addresses: string): void {
  if (addresses.split(',').every((one) => /^[A-Za-z0-9._-]+(:\d{1,5})?$/.test(one))) return;
  throw unusable(
    'its address is not HOST:PORT, or several with commas between them (a password with ? or / in it ends too early: write %3F and %2F)',
  );
}

function refuseOptions(options: string): void {
  for (const option of options === '' ? [] : options.split('&')) {
    const [, key = '', value = ''] = /^([^=]+)=([^?]+)$/.exec(option) ?? [];
    if (!OPTIONS.has(key) || !isDecodable(value)) {
      throw unusable(`an option is not KEY=VALUE with a key of ${[...OPTIONS].join(', ')}`);
    }
    if (key === 'throwOnAppendFailure' && value !== 'true') {
      throw unusable(
        'throwOnAppendFailure must not be false: a refused append would pass for one that was taken',
      );
    }
  }
}

function made(url: string): KurrentDBClient {
  try {
    return KurrentDBClient.connectionString(url);
  } catch (error) {
    // An error of its parser shows the string.
    const isParser = error instanceof Error && 'connectionString' in error;
    const why = isParser || !(error instanceof Error) ? '' : ` (${error.message})`;
    throw unusable(`an option has a value that cannot be${why}`);
  }
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function unusable(why: string): StoreUnavailable {
  return new StoreUnavailable(`The connection string of KurrentDB cannot be used: ${why}.`);
}
