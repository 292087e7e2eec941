import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

export interface StaticMirror {
  /** The folder's address, to which a tile's path is added. */
  readonly url: string;
  /** What was asked for, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** An export behind a file server that knows nothing of ledgers: under `/log/` its files, 404 for all else. */
export async function staticMirror(folder: string): Promise<StaticMirror> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = normalize(decodeURI(request.url ?? '/'));
    asked.push(path);
    const file = path.startsWith('/log/') ? join(folder, path.slice('/log/'.length)) : undefined;
    const bytes = file === undefined ? Promise.reject(new Error(path)) : readFile(file);
    bytes.then(
      (body) => response.writeHead(200).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
