import { Text } from '@mingjing/catalogue';

/** The legal ground of an act: the document and the article in it. */
export class CitedArticle {
  @Text(200) readonly document!: string;
  @Text(100) readonly article!: string;
}
