import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

/** Says what a script is about to do; on standard error, so that a command's own output stays clean. */
export function say(line) {
  console.error(`mingjing: ${line}`);
}

/** Runs npm in the project folder and gives its exit code; its output goes to standard error. */
export function npm(...args) {
  const self = process.env.npm_execpath;
  const output = { cwd: root, stdio: ['ignore', process.stderr, process.stderr] };
  const ran = self?.endsWith('.js')
    ? spawnSync(process.execPath, [self, ...args], output)
    : spawnSync('npm', args, { ...output, shell: process.platform === 'win32' });
  if (ran.error) throw new Error('npm could not be started; it comes with Node', { cause: ran.error });
  return ran.status ?? 1;
}

/**
 * Runs Node in the foreground and ends as it ends. A Ctrl-C in a terminal reaches the child by
 * itself; what reaches only this process (a supervisor's SIGTERM) is handed on.
 */
export function runNode(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  const handOn = (signal) => child.kill(signal);
  process.on('SIGTERM', handOn);
  process.on('SIGHUP', handOn);
  process.on('SIGINT', (signal) => process.stdin.isTTY || handOn(signal));
  if (process.env.npm_lifecycle_event) onOrphaned(() => handOn('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

/** `npm start` puts a shell between, which dies of a SIGTERM without handing it on. */
function onOrphaned(stop) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 250);
  watch.unref();
}
