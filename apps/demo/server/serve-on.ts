import { AUDITOR } from '../generator/county/people';
import type { HttpLedger } from '../player/http-ledger';
import type { StoryServer } from './story-server';

/** Until Ctrl-C. The story's clock stands still, and so does the token's: it is good until the demo ends. */
export async function serveOn(
  server: StoryServer,
  ledger: HttpLedger,
  data: string,
  say: (line?: string) => void,
): Promise<void> {
  say();
  say(`Serving ${data} on ${server.url} until Ctrl-C. To read as the auditor:`);
  say(`  Authorization: Bearer ${ledger.token(AUDITOR)}`);
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
}
