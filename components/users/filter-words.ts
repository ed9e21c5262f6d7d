import { noSource } from '@/lib/users/snapshot';
import type { FilterName } from '@/lib/users/source-of-rows';

export const filterNames: Readonly<Record<FilterName, string>> = {
  status: 'Status',
  licence: 'Licence',
  source: 'Source',
  account: 'Account status',
  since: 'Changed since',
};

const values: Readonly<Record<string, string>> = {
  // Whatever else the table says of them: no licence, pending, blocked.
  'status active': 'All but inactive',
  'status inactive': 'Inactive',
  'licence none': 'None',
  'licence some': 'At least one',
  [`source ${noSource}`]: 'Not told',
};

/** What a value of a filter is called; values of Webex keep Webex's own name. */
export const valueWords = (name: FilterName, value: string): string => values[`${name} ${value}`] ?? value;
