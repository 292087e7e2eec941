import { Counter, Gauge, Registry } from 'prom-client';
import type { OpenLedger } from '../composition/open-ledger';
import type { NodeAtWork } from '../nodes/node-at-work';
import { readinessOf } from './readiness';

/** By code: all of them, and those of statements. */
export type Refusals = Readonly<Record<'counts' | 'statements', ReadonlyMap<string, number>>>;

/** Text of the Prometheus exposition format; the names are promised in apps/ledger/README.md. */
export function metricsOf(ledger: OpenLedger, refusals: Refusals): Registry {
  const registry = new Registry();
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({
      ...{ name: `mingjing_${name}`, help, registers: [registry] },
      collect() {
        this.set(value());
      },
    });
  };
  gauge('ready', '1 as /readyz says', () => Number(readinessOf(ledger).ready));
  gauge('takes_statements', '1 while statements are taken', () =>
    Number(readinessOf(ledger).takesStatements),
  );
  gauge('log_size', 'Entries under the newest signed checkpoint', () => ledger.writer.sealed.size);
  gauge('views_size', 'Entries that every view has been told', () => readinessOf(ledger).views);
  counted(registry, 'mingjing_refusals_total', 'Refusals since the start', 'code', () => refusals.counts);
  counted(
    registry,
    'mingjing_statements_refused_total',
    'Statements, or arrays of them, refused since the start',
    'code',
    () => refusals.statements,
  );
  const { witnesses, node } = ledger;
  if (witnesses !== undefined) {
    const size = (): number => witnesses.witnessed?.size ?? 0;
    gauge('witnessed_size', 'Entries under the newest checkpoint that a quorum cosigned', size);
    const faults = (): number => witnesses.states().filter(({ fault }) => fault !== undefined).length;
    gauge('witnesses_at_fault', 'Witnesses of which /readyz says that something is wrong', faults);
  }
  if (node !== undefined) nodeMetrics(registry, gauge, node);
  return registry;
}

type Measure = (name: string, help: string, value: () => number) => void;

function nodeMetrics(registry: Registry, gauge: Measure, { node, progress }: NodeAtWork): void {
  gauge('node_writing', '1 on the node that writes', () => Number(node.isWriting));
  gauge('node_term', 'Number of the newest term', () => node.state.term ?? -1);
  gauge(
    'node_foreign_terms',
    'Entries of the log of terms that no node of this ledger has signed',
    () => node.state.foreignTerms,
  );
  gauge(
    'node_lag_entries',
    'Entries of the engine that are not verified and kept here',
    () => node.state.lag,
  );
  gauge(
    'node_seconds_since_progress',
    'Since an entry was taken, or found that there is none',
    () => node.state.sinceProgress,
  );
  const roles = (): ReadonlyMap<string, number> => new Map(Object.entries(progress.roles));
  counted(registry, 'mingjing_node_role_changes_total', 'How often a role began', 'role', roles);
  const resubscriptions = (): ReadonlyMap<string, number> => new Map([['', progress.resubscriptions]]);
  counted(registry, 'mingjing_node_resubscriptions_total', 'Subscriptions made anew', '', resubscriptions);
}

/** What is counted elsewhere, by one label or by none. */
function counted(
  registry: Registry,
  name: string,
  help: string,
  label: string,
  counts: () => ReadonlyMap<string, number>,
): void {
  new Counter({
    ...{ name, help, registers: [registry], labelNames: label === '' ? [] : [label] },
    collect() {
      this.reset();
      for (const [key, count] of counts()) this.inc(label === '' ? {} : { [label]: key }, count);
    },
  });
}
