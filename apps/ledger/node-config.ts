import { BadConfiguration } from './bad-configuration';

/** One of several machines that hold one ledger; documented in docs/configuration.md. */
export interface NodeConfig {
  /** Connection string; it may hold a password and is never shown. */
  readonly engineUrl: string;
  /** The log's; those of checkpoints and terms follow from it. */
  readonly stream: string;
  readonly name: string;
  /** Where the other nodes reach this one: an origin, no path. */
  readonly url: string;
  /** Where the node that keeps vault and evidence is reached; its own where it is this one. */
  readonly keeperUrl: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const ENGINE = 'MINGJING_KURRENTDB_URL';
const OTHERS = ['MINGJING_STREAM', 'MINGJING_NODE', 'MINGJING_NODE_URL', 'MINGJING_KEEPER_URL'];
/** As `mingjing migrate` writes it. */
const DEFAULT_STREAM = 'mingjing';

/** Undefined where the environment names no engine: one machine. Throws BadConfiguration. */
export function nodeConfigFrom(env: Environment): NodeConfig | undefined {
  const engineUrl = env[ENGINE];
  if (engineUrl === undefined || engineUrl === '') {
    refuseOrphans(env);
    return undefined;
  }
  if (!/^(kurrentdb|kurrent|kdb|esdb)(\+discover)?:\/\/[^/]/.test(engineUrl)) {
    throw new BadConfiguration(`${ENGINE} is no connection string; it must begin with kurrentdb://.`);
  }
  return {
    engineUrl,
    stream: matching(env, 'MINGJING_STREAM', /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, A_STREAM, DEFAULT_STREAM),
    name: matching(env, 'MINGJING_NODE', /^[a-z0-9][a-z0-9-]{0,62}$/, A_NAME),
    url: originIn(env, 'MINGJING_NODE_URL', 'the address at which the other nodes reach this one'),
    keeperUrl: originIn(env, 'MINGJING_KEEPER_URL', 'the address of the node that keeps vault and evidence'),
  };
}

const A_STREAM = 'a name of letters, digits, "-" and "_"';
const A_NAME = 'a name of small letters, digits and hyphens, another one on each node';

/** Half a configuration would open a ledger of its own beside the one that was meant. */
function refuseOrphans(env: Environment): void {
  const orphan = OTHERS.find((name) => env[name] !== undefined);
  if (orphan === undefined) return;
  throw new BadConfiguration(
    `${orphan} is given and ${ENGINE} is not: give both for one of several machines, or neither for one machine.`,
  );
}

function matching(env: Environment, name: string, form: RegExp, what: string, otherwise?: string): string {
  const value = env[name] ?? otherwise;
  if (value === undefined)
    throw new BadConfiguration(`${name} is missing; with ${ENGINE} it must be ${what}.`);
  if (form.test(value)) return value;
  throw new BadConfiguration(`${name} is "${value}"; it must be ${what}.`);
}

function originIn(env: Environment, name: string, what: string): string {
  const value = env[name];
  const wanted = `${what}, http://HOST:PORT or https://HOST:PORT`;
  if (value === undefined)
    throw new BadConfiguration(`${name} is missing; with ${ENGINE} it must be ${wanted}.`);
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href) return url.origin;
  throw new BadConfiguration(`${name} is not ${wanted}, without path, user or query.`);
}
