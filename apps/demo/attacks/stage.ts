import type { JsonObject } from '@mingjing/kernel';
import { formatVerifierKey } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import { registry } from '../../ledger/composition/constitution';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { logVerifierKey, serverKeyPath } from '../../ledger/composition/held-keys';
import { readKeyFile } from '../../ledger/composition/key-file';
import { openYear } from '../generator/opening/opening';
import { Agenda } from '../generator/story/agenda';
import { at } from '../generator/story/moments';
import type { Act, Step } from '../generator/story/step';
import { Story } from '../generator/story/story';
import { ORIGIN } from '../play-county';
import { HttpLedger } from '../player/http-ledger';
import { Refusal } from '../player/ledger-client';
import { openingOf, OPENED_AT } from '../player/opening-statement';
import { Pens } from '../player/pens';
import { Player } from '../player/play';
import { Scribe } from '../player/scribe';
import { freshFolder } from '../server/fresh-folder';
import { StoryServer } from '../server/story-server';
import type { Outcome } from './attack';

const YEAR_BEGINS = at('2026-01-01', '00:00');

export interface StageOptions {
  readonly data: string;
  readonly seed: string;
  readonly scale: number;
  readonly port?: number;
}

/** A small bureau behind its real HTTP service, for whoever wants to bend a draw of it. */
export class Stage {
  private constructor(
    /** The data folder, in which the demo leaves its files too. */
    readonly folder: string,
    /** The log's verifier key, as text. */
    readonly logKey: string,
    readonly story: Story,
    readonly server: StoryServer,
    readonly ledger: HttpLedger,
    private readonly player: Player,
    private readonly scribe: Scribe,
  ) {}

  /** Founded in a fresh folder, with people, registers, plans and ratios of its year. */
  static async open({ data, seed, scale, port = 0 }: StageOptions): Promise<Stage> {
    const story = new Story(sha256, ORIGIN, seed, { entities: scale });
    const folder = freshFolder(data, story, seed, 'npm run demo:draw');
    const random = story.ids.random();
    const served = { origin: ORIGIN, port, start: OPENED_AT, random, quiet: true } as const;
    const server = await StoryServer.start(folder, served);
    const { ids } = story;
    const pens = new Pens(ids, ORIGIN);
    const ledger = new HttpLedger(server.url, ORIGIN, pens, () => server.now);
    await ledger.submit([openingOf(story, pens).submission]);
    const player = new Player(ledger, server, { registry, origin: ORIGIN, ids, pens });
    const stage = new Stage(
      data,
      logKeyIn(folder),
      story,
      server,
      ledger,
      player,
      new Scribe(ORIGIN, ids, (actor) => pens.of(actor)),
    );
    // What the law adds later in the year is not needed: the clock would not come back.
    await stage.play(openYear(story, pens).steps.filter((step) => step.at < YEAR_BEGINS));
    return stage;
  }

  /** What honest people do. */
  async play(steps: readonly Step[]): Promise<void> {
    const agenda = new Agenda();
    agenda.add(steps);
    await this.player.play({ next: () => agenda.next(), plan: (more) => agenda.add(more) });
  }

  /** An act of the attacker's; each one has an id of its own. */
  act(type: string, stream: string, data: JsonObject, more: Partial<Act> = {}): Act {
    const occasion = `attack ${String((this.acts += 1))}`;
    return this.story.act(type, stream, this.server.now, data, { ...more, occasion });
  }

  private acts = 0;

  /** Sends it in his name: what the ledger refuses comes back with its code. */
  async tries(actor: string, act: Act): Promise<Outcome> {
    try {
      await this.ledger.submit([this.scribe.write(actor, act)]);
      return { kind: 'SUCCEEDED' };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { kind: 'REFUSED', by: error.code, reason: error.why };
    }
  }

  /** The public's own view, without a token. */
  async publicly<Answer>(path: string): Promise<Answer> {
    return (await (await this.fetched(path)).json()) as Answer;
  }

  /** The bundle of a draw as everybody may have it. */
  async bundleOf(draw: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.fetched(`bundles/draw/${draw}`)).arrayBuffer());
  }

  private async fetched(path: string): Promise<Response> {
    const answer = await fetch(`${this.server.url}/v1/${path}`);
    if (answer.ok) return answer;
    throw new Error(`${path} answered ${String(answer.status)}: ${await answer.text()}`);
  }

  async close(): Promise<void> {
    await this.server.close();
  }
}

function logKeyIn(folder: DataFolder): string {
  const { signer } = readKeyFile(serverKeyPath(folder, 'log'));
  return formatVerifierKey(logVerifierKey(ORIGIN, signer));
}

/** Seen where everybody looks, or not. */
export function exposedIf(isSeen: boolean, by: string, reason: string): Outcome {
  return isSeen ? { kind: 'EXPOSED', by, reason } : { kind: 'SUCCEEDED' };
}
