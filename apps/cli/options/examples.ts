import type { Command } from 'commander';

/** A list that was received today is not due before today. */
const NEXT_YEAR = new Date().getFullYear() + 1;

/** A line that can be pasted, for every command; shown under its help. */
const EXAMPLES: Readonly<Record<string, string>> = {
  init: 'mingjing init --origin mingjing.example/gaoqing',
  keygen: 'mingjing keygen --actor officer/G-0012 --out g12.key > enrol.json',
  'key passwd': 'mingjing key passwd g12.key',
  sign: 'mingjing sign enrol.json --key data/keys/founder.key --send',
  token: 'mingjing token --key auditor.key --url http://127.0.0.1:3000',
  'import entities': 'mingjing import entities entities.xlsx --key registrar.key --dry-run',
  'import officers': 'mingjing import officers officers.csv --key registrar.key',
  'import tasks': `mingjing import tasks tasks.csv --key organiser.key --cosign head.key --level CITY --document 样卫办〔2026〕1号 --due ${NEXT_YEAR}-06-30`,
  'import list': 'mingjing import list --data data',
  'import close': 'mingjing import close entities.csv --key registrar.key',
  'import template': 'mingjing import template entities --out entities.csv',
  export: 'mingjing export /media/usb/log --data data',
  verify: 'mingjing verify /media/usb/log',
  'draw verify': 'mingjing draw verify docs/examples/draw-transcript.json',
  'draw why': 'mingjing draw why docs/examples/draw-transcript.json E0001',
  'draw audit': 'mingjing draw audit docs/examples/draw-plan.json --trials 5000',
  'draw commit': 'mingjing draw commit GQ-2026-1 --key legal.key --secret legal.secret',
  'draw reveal': 'mingjing draw reveal GQ-2026-1 --key legal.key --secret legal.secret',
  'draw countersign': 'mingjing draw countersign GQ-2026-1 --key legal-2.key',
  'draw transcript': 'mingjing draw transcript GQ-2026-1 --url http://127.0.0.1:3000 --out GQ-2026-1.json',
  'draw publish': 'mingjing draw publish GQ-2026-1 --key publisher.key --cosign legal.key',
  'register file':
    'mingjing register file --key registrar.key --receipt 样卫备〔2026〕1号 --with gaoqing-health',
  fsck: 'mingjing fsck --data data --views',
  migrate: 'mingjing migrate --from sqlite:./data --to kurrentdb',
  bundle:
    'mingjing bundle case/0d9c7a52-3c1e-4a77-9b0a-0f7d2b1c4e55 --url http://127.0.0.1:3000 --key auditor.key',
  print: 'mingjing print case.mingjing-bundle --out case.html',
  'ask three-musts': 'mingjing ask three-musts --data data-demo --origin ALL --by category',
  'ask load': 'mingjing ask load --year 2026 --data data-demo',
  'ask completion': 'mingjing ask completion 2026 --data data-demo',
  'ask visits': 'mingjing ask visits 2026 --over --data data-demo',
  'ask what-if': 'mingjing ask what-if GQ-2026-2 --qualify G-0012:G/medical --data data',
  'witness init': 'mingjing witness init --name legal.gaoqing.example/witness',
  'witness add-log': 'mingjing witness add-log mingjing.example/gaoqing+0f1e2d3c+AQ…= --data witness',
  'witness retire-log': 'mingjing witness retire-log mingjing.example/gaoqing+0f1e2d3c+AQ…= --data witness',
  'witness show': 'mingjing witness show --data witness',
  'witness run': 'mingjing witness run --data witness --host 0.0.0.0',
  recover: 'mingjing recover --from /media/usb/log --data data',
  'keys show': 'mingjing keys show --data data',
  'keys rotate-log': 'mingjing keys rotate-log --data data > statement.json',
  'keys rotate-service': 'mingjing keys rotate-service --data data > statement.json',
  'keys revoke': 'mingjing keys revoke officer/G-0012 --reason 手机遗失 --last-trusted 812 > revoke.json',
  'keys record': 'mingjing keys record signed.json --data data',
  'vault read': 'mingjing vault read officer/G-0012 name --key legal.key --purpose 更正姓名',
  'vault replace-lost': 'mingjing vault replace-lost --data data',
  'vault erase':
    "mingjing vault erase officer/G-0012 --key head.key --reason 保存期限届满 --basis '个人信息保护法 47(2)'",
};

/** Adds its example to the help of each command that does something. */
export function addExamples(program: Command): void {
  for (const { name, command } of commandsOf(program)) {
    const example = EXAMPLES[name];
    if (example !== undefined) command.addHelpText('after', `\nExample:\n  $ npx ${example}`);
  }
}

interface NamedCommand {
  /** As it is typed after `mingjing`: `import entities`. */
  readonly name: string;
  readonly command: Command;
}

/** The commands that do something: not the groups that hold them. */
export function commandsOf(group: Command, above = ''): readonly NamedCommand[] {
  return group.commands.flatMap((command) => {
    const name = `${above}${command.name()}`;
    return command.commands.length === 0 ? [{ name, command }] : commandsOf(command, `${name} `);
  });
}
