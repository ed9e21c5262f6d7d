import type { Source } from '@/lib/source';
import { attributeRules } from './attribute-rules';
import type { Edition } from './edition';
import { sources } from './mapping-sources';

/** What one edition of Okta's Cisco Webex app sends to Webex, by the article that says so. */
interface RuleSet {
  readonly edition: Edition;
  readonly label: string;
  readonly source: Source;
  readonly groups: { readonly supported: boolean; readonly says: string };
  /** SCIM paths, in the article's order. */
  readonly attributes: readonly string[];
}

function listOf(edition: Edition): readonly string[] {
  return attributeRules
    .flatMap(({ path, place }) => (place[edition] === undefined ? [] : [{ path, at: place[edition] }]))
    .sort((a, b) => a.at - b.at)
    .map(({ path }) => path);
}

/** The rules of each edition: who says them, since when they were seen, and what they say about groups. */
export const ruleSets: Readonly<Record<Edition, RuleSet>> = {
  classic: {
    edition: 'classic',
    label: 'Classic, 6 attributes',
    source: sources.classicArticle,
    groups: { supported: false, says: 'Groups cannot be synchronized.' },
    attributes: listOf('classic'),
  },
  scim2: {
    edition: 'scim2',
    label: 'SCIM 2.0, 24 attributes',
    source: sources.scim2Article,
    groups: { supported: true, says: 'Groups can be synchronized, at least with their displayName.' },
    attributes: listOf('scim2'),
  },
};
