import 'server-only';
import type { ActGroup } from '@/lib/activity/filter';
import type { AuditAction } from './audit';

/** The group that each act is found under. An act without one does not compile. */
export const groupOf: Readonly<Record<AuditAction, ActGroup>> = {
  'signed-in': 'sign-ins',
  'signed-out': 'sign-ins',
  'connection-created': 'guide',
  'connection-renamed': 'guide',
  'organization-set': 'guide',
  'edition-stated': 'guide',
  'statement-given': 'guide',
  'statement-withdrawn': 'guide',
  'link-issued': 'token',
  'link-cancelled': 'token',
  'token-received': 'token',
  'token-refused': 'token',
  'token-activated': 'token',
  'token-retired': 'token',
  'token-revealed': 'token',
  'token-copied': 'token',
  'token-forgotten': 'token',
  'token-purged': 'token',
  'expiry-stated': 'token',
  'renewal-started': 'token',
  'renewal-handed-over': 'token',
  'renewal-alive': 'token',
  'renewal-completed': 'token',
  'renewal-abandoned': 'token',
  'calendar-downloaded': 'reminders',
  'channel-added': 'reminders',
  'channel-changed': 'reminders',
  'channel-removed': 'reminders',
  'channel-tested': 'reminders',
  'reminder-raised': 'reminders',
  'alarm-raised': 'reminders',
  'health-changed': 'checks',
  'checks-run': 'checks',
  'arrivals-watched': 'guide',
  'snapshot-turned-on': 'users',
  'snapshot-turned-off': 'users',
  'crawl-started': 'users',
  'crawl-cancelled': 'users',
  'users-exported': 'users',
  'audit-exported': 'keys',
  'key-rotated': 'keys',
  'backup-made': 'keys',
  'backup-restored': 'keys',
};

/** The acts of a group. */
export const actsOf = (group: ActGroup): readonly string[] =>
  Object.entries(groupOf).flatMap(([action, candidate]) => (candidate === group ? [action] : []));
