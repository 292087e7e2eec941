/**
 * The direction of every import (kernel ◀ domain ◀ application ◀ {http, views} ◀ apps), as rules
 * that break the check. test/architecture proves of each one that it bites.
 */
const contexts = 'governance|checklist|registers|draw|inspection|enforcement|publication|accountability';
const context = `^libs/(${contexts})/`;
/** Specs, and the kits that a lib, or the command line, offers to specs. */
const spec = '(\\.spec\\.ts$|^libs/[^/]+/src/testing/|^apps/cli/testing/)';
const npmPackage = 'node_modules/';
const adapter = '^libs/(event-store|vault)/src/.*(sqlite|memory|kurrentdb)';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const purity = [
  rule(
    'kernel-imports-nothing',
    'Everything stands on the kernel; it stands on nothing.',
    { path: '^libs/kernel/', pathNot: spec },
    { pathNot: '^libs/kernel/' },
  ),
  rule(
    'log-imports-kernel-and-tweetnacl',
    'The log is verified in browsers too: no node:, no other package.',
    { path: '^libs/log/', pathNot: spec },
    { pathNot: ['^libs/log/', '^libs/kernel/src/index\\.ts$', `${npmPackage}tweetnacl/`] },
  ),
  rule(
    'bundle-imports-kernel-and-log',
    'A bundle is verified and printed in browsers too: no node:, no other package but the QR code.',
    { path: '^libs/bundle/', pathNot: spec },
    {
      pathNot: ['^libs/bundle/', '^libs/(kernel|log)/src/index\\.ts$', `${npmPackage}qrcode-generator/`],
    },
  ),
  rule(
    'domain-is-pure',
    'A decider, and a judgement of the musts, is a function of its arguments: its own folder, types of payloads, the kernel, what other contexts promise (docs/adr/0006).',
    { path: '^libs/([^/]+)/src/(domain|algorithm|musts|odds|why)/', pathNot: spec },
    {
      pathNot: [
        '^libs/$1/src/(domain|algorithm|musts|odds|why|payloads)/',
        '^libs/kernel/src/index\\.ts$',
        `${context}src/contracts\\.ts$`,
      ],
    },
  ),
  rule(
    'domain-takes-only-types-of-payloads',
    'Payload classes carry decorators of validation, which have no place in a decision.',
    { path: '^libs/([^/]+)/src/(domain/|algorithm/|musts/|contracts\\.ts$)', pathNot: spec },
    { path: '^libs/$1/src/payloads/', dependencyTypesNot: ['type-only'] },
  ),
];

const direction = [
  rule(
    'payloads-know-no-behaviour',
    'A payload is the shape of an event, for whoever reads it.',
    { path: '^libs/([^/]+)/src/payloads/', pathNot: spec },
    { path: '^libs/$1/src/(domain|application|views|http)/' },
  ),
  rule(
    'contracts-promise-only-domain-and-payloads',
    'What other contexts may see does not drag in how it is stored or served.',
    { path: '^libs/([^/]+)/src/contracts\\.ts$' },
    { path: '^libs/$1/src/', pathNot: '^libs/$1/src/(domain|algorithm|payloads)/' },
  ),
  rule(
    'application-knows-no-edge',
    'Application is below http and views.',
    { path: '^libs/([^/]+)/src/application/', pathNot: spec },
    { path: '^libs/$1/src/(views|http)/' },
  ),
  rule(
    'views-know-no-http',
    'A view answers a question; how the answer travels is not its matter.',
    { path: '^libs/([^/]+)/src/views/', pathNot: spec },
    { path: '^libs/$1/src/http/' },
  ),
  rule(
    'libs-know-no-app',
    'Libraries never import apps, benchmarks or tests.',
    { path: '^libs/', pathNot: spec },
    { path: '^(apps|bench|test)/' },
  ),
];

const borders = [
  rule(
    'contexts-meet-at-contracts',
    'A context reaches another one only through its contracts.ts; a spec may set up a whole bureau.',
    { path: context, pathNot: spec },
    { path: context, pathNot: ['^libs/$1/', '^libs/[^/]+/src/contracts\\.ts$'] },
  ),
  rule(
    'foundations-know-no-context',
    'Log, store, writer, vault, followers and catalogue serve any context; deciders are handed to them.',
    { path: '^libs/', pathNot: [context, spec] },
    { path: context },
  ),
  rule(
    'libs-are-entered-by-the-front-door',
    'From outside, a library is its index.ts and its contracts.ts; what runs in verify.html has doors of its own.',
    { path: '^(?:libs/([^/]+)|apps|bench|test)/' },
    {
      path: '^libs/',
      pathNot: [
        '^libs/$1/',
        '^libs/[^/]+/src/(index|contracts|testing/index|algorithm/verify-transcript|verifier/ten-minute-verifier|lines/read-lines)\\.ts$',
      ],
    },
  ),
  rule(
    'test-kits-serve-tests',
    'What is made for specs is not what a bureau runs.',
    { path: '^(apps|libs)/', pathNot: spec },
    { path: '^(libs/[^/]+/src|apps/cli)/testing/' },
  ),
  rule(
    'adapters-are-chosen-in-apps',
    'Only a composition root, a benchmark or a test names a store.',
    { path: '^libs/', pathNot: [spec, adapter, '^libs/[^/]+/src/index\\.ts$'] },
    { path: adapter },
  ),
  rule(
    'drivers-stay-in-adapters',
    'Deciding, handling and serving know no database and no native cryptography.',
    { path: '^libs/[^/]+/src/(domain|algorithm|payloads|application|http)/', pathNot: spec },
    { path: `${npmPackage}(@photostructure/sqlite|sodium-native|better-sqlite3|@kurrent)/` },
  ),
];

const soundness = [
  rule(
    'no-cycles',
    'Decorated classes break on circular imports under SWC, and readers always do.',
    {},
    { circular: true },
  ),
  rule(
    'imports-resolve',
    'Every import names something that is there.',
    { path: '^(apps|libs|bench|test)/' },
    { couldNotResolve: true },
  ),
  rule(
    'programs-run-without-development-packages',
    'What apps and libs import is installed in production.',
    { path: '^(apps|libs)/', pathNot: spec },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'packages-are-declared',
    'An import of a package that package.json does not name works by luck.',
    { path: '^(apps|libs|bench|test)/' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
];

module.exports = {
  forbidden: [...purity, ...direction, ...borders, ...soundness],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|apps/console)/' },
    // Imports as they are written, of types too; to compile each file as well would cost three times as much.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'require', 'default'] },
  },
};
