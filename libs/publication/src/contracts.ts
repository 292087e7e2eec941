/** What other contexts may ask of publications: pure functions over facts. */
export {
  isPublic,
  publicationOf,
  publicationsOf,
  type Appearance,
  type Decided,
  type Publication,
  type PublicationStatus,
} from './domain/publication';
export type { PublicationKind } from './payloads/publishing';
