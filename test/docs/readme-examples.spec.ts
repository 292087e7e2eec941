import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { PREAMBLES } from './preambles';

const ROOT = join(__dirname, '..', '..');
const places = ['apps', 'libs'].flatMap((top) =>
  readdirSync(join(ROOT, top)).map((name) => `${top}/${name}`),
);

/** The README's first block of TypeScript; its imports come to the top, the rest stands in a function. */
function exampleOf(place: string): string | undefined {
  const path = join(ROOT, place, 'README.md');
  if (!existsSync(path)) return undefined;
  const block = /```ts\n([\s\S]*?)```/.exec(readFileSync(path, 'utf8'))?.[1];
  if (block === undefined) return undefined;
  const lines = block.split('\n');
  const imports = lines.filter((line) => line.startsWith('import '));
  const rest = lines.filter((line) => !line.startsWith('import '));
  return [PREAMBLES[place] ?? '', ...imports, 'export async function example() {', ...rest, '}'].join('\n');
}

/** Type-checks the examples as if they were files of this folder. */
function faultsOf(examples: ReadonlyMap<string, string>): readonly string[] {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path))
    .config as object;
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const readFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, language) => {
    const example = examples.get(name);
    return example === undefined ? readFile(name, language) : ts.createSourceFile(name, example, language);
  };
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (name) => examples.has(name) || fileExists(name);
  const program = ts.createProgram([...examples.keys()], options, host);
  return [...examples.keys()].flatMap((name) => {
    const source = program.getSourceFile(name);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  });
}

describe('the READMEs', () => {
  it('open every library and app', () => {
    expect(places.filter((place) => !existsSync(join(ROOT, place, 'README.md')))).toEqual([]);
  });

  it('show examples that compile', () => {
    const examples = new Map<string, string>();
    for (const place of places) {
      const example = exampleOf(place);
      if (example !== undefined)
        examples.set(join(__dirname, `${place.replace('/', '-')}.example.ts`), example);
    }
    expect(examples.size).toBeGreaterThan(12);
    expect(faultsOf(examples)).toEqual([]);
  });
});
