/** One file per rule that breaks this rule: which file, what it imports, and the rule that says no. */
export interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly imports: string;
}

const breaks = (rule: string, file: string, imports: string): Violation => ({ rule, file, imports });

export const violations: readonly Violation[] = [
  breaks('kernel-imports-nothing', 'libs/kernel/src/clock.ts', "import 'node:fs';"),
  breaks('kernel-imports-nothing', 'libs/kernel/src/sign.ts', "import 'tweetnacl';"),
  breaks('kernel-imports-nothing', 'libs/kernel/src/tree.ts', "import '@mingjing/log';"),
  breaks('log-imports-kernel-and-tweetnacl', 'libs/log/src/hash.ts', "import 'node:crypto';"),
  breaks('log-imports-kernel-and-tweetnacl', 'libs/log/src/fast.ts', "import 'sodium-native';"),
  breaks('bundle-imports-kernel-and-log', 'libs/bundle/src/save.ts', "import 'node:fs';"),
  breaks('domain-is-pure', 'libs/draw/src/domain/random.ts', "import 'node:crypto';"),
  breaks('domain-is-pure', 'libs/draw/src/domain/store.ts', "import '@mingjing/event-store';"),
  breaks('domain-is-pure', 'libs/draw/src/domain/handler.ts', "import '../application/handle';"),
  breaks('domain-is-pure', 'libs/draw/src/domain/officers.ts', "import '@mingjing/registers';"),
  breaks('domain-is-pure', 'libs/draw/src/algorithm/shuffle.ts', "import 'rxjs';"),
  breaks('domain-is-pure', 'libs/accountability/src/musts/clock.ts', "import 'node:perf_hooks';"),
  breaks('domain-is-pure', 'libs/accountability/src/musts/peek.ts', "import '../views/rows';"),
  breaks(
    'domain-takes-only-types-of-payloads',
    'libs/draw/src/domain/frozen.ts',
    "import { DrawFrozen } from '../payloads/draw-frozen'; new DrawFrozen();",
  ),
  breaks(
    'domain-takes-only-types-of-payloads',
    'libs/inspection/src/contracts.ts',
    "export { TaskOpened } from './payloads/task-opened';",
  ),
  breaks('payloads-know-no-behaviour', 'libs/draw/src/payloads/clever.ts', "import '../domain/draw';"),
  breaks(
    'contracts-promise-only-domain-and-payloads',
    'libs/draw/src/contracts.ts',
    "export * from './views/transcript';",
  ),
  breaks('application-knows-no-edge', 'libs/draw/src/application/ask.ts', "import '../views/transcript';"),
  breaks('views-know-no-http', 'libs/draw/src/views/page.ts', "import '../http/draw-controller';"),
  breaks('libs-know-no-app', 'libs/writer/src/boot.ts', "import '../../../apps/ledger/main';"),
  breaks('contexts-meet-at-contracts', 'libs/inspection/src/http/peek.ts', "import '@mingjing/draw';"),
  breaks('foundations-know-no-context', 'libs/writer/src/gate.ts', "import '@mingjing/draw/contracts';"),
  breaks(
    'libs-are-entered-by-the-front-door',
    'apps/ledger/backdoor.ts',
    "import '../../libs/draw/src/application/handle';",
  ),
  breaks('libs-are-entered-by-the-front-door', 'libs/writer/src/backdoor.ts', "import '../../log/src/tree';"),
  breaks('test-kits-serve-tests', 'apps/ledger/fake.ts', "import '@mingjing/kernel/testing';"),
  breaks('adapters-are-chosen-in-apps', 'libs/event-store/src/open.ts', "import './sqlite/sqlite-store';"),
  breaks('drivers-stay-in-adapters', 'libs/draw/src/http/query.ts', "import '@photostructure/sqlite';"),
  breaks('no-cycles', 'libs/draw/src/http/a.ts', "import './b';"),
  breaks('imports-resolve', 'libs/draw/src/http/typo.ts', "import './not-there';"),
  breaks('programs-run-without-development-packages', 'apps/ledger/load.ts', "import 'autocannon';"),
  breaks('packages-are-declared', 'libs/draw/src/http/luck.ts', "import 'find-my-way';"),
];

/** A tree in which everything points the right way: what the files above import, and lawful imports. */
export const lawful: Readonly<Record<string, string>> = {
  'libs/kernel/src/index.ts': 'export const kernel = 1;',
  'libs/kernel/src/testing/index.ts': "import 'node:crypto'; export const kit = 1;",
  'libs/log/src/index.ts': "import 'tweetnacl'; import '@mingjing/kernel'; export * from './tree';",
  'libs/log/src/tree.ts': 'export const tree = 1;',
  'libs/log/src/tree.spec.ts': "import 'node:fs'; import 'fast-check'; import '@mingjing/kernel/testing';",
  'libs/event-store/src/index.ts': "export * from './sqlite/sqlite-store';",
  'libs/event-store/src/sqlite/sqlite-store.ts': "import '@photostructure/sqlite'; export const store = 1;",
  'libs/event-store/src/conformance.spec.ts': "import './sqlite/sqlite-store';",
  'libs/registers/src/contracts.ts': 'export const officers = 1;',
  'libs/draw/src/index.ts': "export * from './application/handle';",
  'libs/draw/src/payloads/draw-frozen.ts': "import 'class-validator'; export class DrawFrozen {}",
  'libs/inspection/src/payloads/task-opened.ts': "import 'class-validator'; export class TaskOpened {}",
  'libs/draw/src/domain/team.ts': "import '@mingjing/registers/contracts';",
  'libs/draw/src/domain/draw.ts':
    "import '@mingjing/kernel'; import type { DrawFrozen } from '../payloads/draw-frozen'; export type D = DrawFrozen;",
  'libs/draw/src/application/handle.ts':
    "import '../domain/draw'; import '@mingjing/registers/contracts'; export {};",
  'libs/draw/src/views/transcript.ts': "import '../application/handle'; export const transcript = 1;",
  'libs/draw/src/http/draw-controller.ts': "import '@nestjs/common'; import '../views/transcript';",
  'libs/draw/src/http/b.ts': "import './a';",
  'libs/accountability/src/views/rows.ts': "import '../musts/judge'; export const rows = 1;",
  'libs/accountability/src/musts/judge.ts': "import '@mingjing/kernel'; export const judge = 1;",
  'apps/ledger/main.ts': "import '@mingjing/event-store'; import '@mingjing/draw'; import 'node:fs';",
};
