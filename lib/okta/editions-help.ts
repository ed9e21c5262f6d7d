import type { Source } from '@/lib/source';
import type { Edition } from './edition';
import { sources } from './mapping-sources';

/** One sign by which an admin tells the editions of the app apart. */
interface EditionSign extends Readonly<Record<Edition, string>> {
  /** What to look at, as an order. */
  readonly look: string;
  /** `documented`: a public document says so. `inferred`: it follows from documents, and may not hold everywhere. */
  readonly certainty: 'documented' | 'inferred';
  readonly source: Source;
}

/** How an admin tells the editions apart when Webex's answers do not: the surest sign first. */
export const editionSigns: readonly EditionSign[] = [
  {
    look: 'In Okta, open Provisioning > Settings > To App and look at the list under Attribute Mappings.',
    classic: 'Apart from phones, address and e-mail, it has userName, displayName, family name, given name, externalId and title.',
    scim2: 'It also has attributes such as nickName, locale, timezone, costCenter and division: 24 in all.',
    certainty: 'inferred',
    source: sources.scim2Article,
  },
  {
    look: 'Look for a Push Groups tab on the Cisco Webex app in Okta.',
    classic: 'There is no such tab, or groups that are pushed do not reach Webex.',
    scim2: 'The tab is there, and groups can be pushed.',
    certainty: 'inferred',
    source: sources.groupPush,
  },
  {
    look: 'Look at the article that the app was set up with.',
    classic: 'It says “SCIM”, and ends with “Configure Okta for user synchronization”.',
    scim2: 'It says “SCIM 2.0”, and ends with “Configure Okta for user and group synchronization”.',
    certainty: 'documented',
    source: sources.scim2Article,
  },
  {
    look: 'Look when the app was added to Okta.',
    classic: 'Years ago: it may have kept the rules of that time.',
    scim2: 'Lately: it should follow the current article.',
    certainty: 'inferred',
    source: sources.classicArticle,
  },
];
