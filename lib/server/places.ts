import 'server-only';
import type { Place } from './vault';

const nowhere = { organizationId: '', connectionId: '', environment: '' };

/** Where the value is sealed that tells whether a key belongs to this database. */
export const canaryPlace: Place = { purpose: 'canary', row: 'canary', ...nowhere };

/** Where the key for fingerprints is sealed. */
export const fingerprintKeyPlace: Place = { purpose: 'fingerprint-key', row: 'fingerprint-key', ...nowhere };

/** Where a credential's token is sealed. */
export const placeOf = (row: { id: string; organization_id: string; connection_id: string; environment: string }): Place => ({
  purpose: 'token',
  row: row.id,
  organizationId: row.organization_id,
  connectionId: row.connection_id,
  environment: row.environment,
});

/** Where a webhook's URL and signing secret are sealed. */
export const channelPlace = (row: { id: string }): Place => ({ purpose: 'webhook', row: row.id, ...nowhere });
