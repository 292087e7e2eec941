import { toHex, utf8 } from '@mingjing/kernel';
import { HEAD, PUBLISHER } from '../county/people';
import { MINUTE } from '../story/moments';
import type { Step } from '../story/step';
import { sitting, type Story } from '../story/story';

export interface PublicText {
  readonly subject: string;
  readonly kind: string;
  readonly text: string;
}

const WEBSITE = '样例高县政府网站';

/** The head decides and approves the exact text; another person puts it up. */
export function publish(
  story: Story,
  stream: string,
  { subject, kind, text }: PublicText,
  moment: number,
): readonly Step[] {
  const content = toHex(story.sha256(utf8(text)));
  const published = moment + 30 * MINUTE;
  return [
    sitting(moment, HEAD, [
      story.act('PublicationDecided', stream, moment, { subject, kind, publish: true }),
      story.act('PublicationApproved', stream, moment, { content }),
    ]),
    sitting(published, PUBLISHER, [
      story.act('Published', stream, published, { subject, kind, text, where: WEBSITE }),
    ]),
  ];
}
