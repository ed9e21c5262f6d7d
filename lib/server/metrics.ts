import 'server-only';
import { Counter, Gauge, Registry } from 'prom-client';
import type { HealthState } from '@/lib/notice/health';
import { version } from '@/package.json';
import { type App, app } from './app';
import { noticeCounts, recordCounts, type TokenState, tokenStates } from './metrics-read';

const dayMs = 86_400_000;
const healthStates: readonly HealthState[] = ['healthy', 'degraded', 'quarantined', 'expired'];
const connectionLabels = ['connection', 'name', 'environment'] as const;

/** A registry for one scrape: everything is read from the database, so a restart loses nothing and all replicas say the same. */
function gauge(registry: Registry, name: string, help: string, labelNames: readonly string[]): Gauge {
  return new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] });
}

function addTokens(registry: Registry, states: readonly TokenState[], now: number): void {
  const add = (name: string, help: string, more: readonly string[] = []) => gauge(registry, name, help, [...connectionLabels, ...more]);
  const expiry = add('onramp_token_expiry_timestamp_seconds', 'When the token ends, as far as Webex said it.');
  const daysLeft = add('onramp_token_days_left', 'Days of 24 hours until the token ends; below 0 afterwards.');
  const checked = add('onramp_last_check_timestamp_seconds', 'When the last check ladder ended.');
  const health = add('onramp_connection_health', '1 for the state that the connection is in, 0 for the others.', ['state']);
  for (const { id, name, environment, expiresAt, checkedAt, health: found } of states) {
    const labels = { connection: id, name, environment };
    if (expiresAt !== null) {
      expiry.set(labels, expiresAt / 1000);
      daysLeft.set(labels, (expiresAt - now) / dayMs);
    }
    if (checkedAt !== null) checked.set(labels, checkedAt / 1000);
    if (found !== null) for (const state of healthStates) health.set({ ...labels, state }, state === found ? 1 : 0);
  }
}

async function addCounts(registry: Registry, opened: App): Promise<void> {
  const records = new Counter({
    name: 'onramp_audit_records_total',
    help: 'Acts that were ever recorded, with those that are too old to be kept.',
    labelNames: ['action'],
    registers: [registry],
  });
  for (const { action, count } of await recordCounts(opened)) records.inc({ action }, count);
  const notices = gauge(registry, 'onramp_notices', 'Notices that are kept, by how far they came.', ['kind', 'channel', 'status']);
  for (const { kind, channel, status, count } of await noticeCounts(opened)) notices.set({ kind, channel, status }, count);
}

/**
 * What a Prometheus server scrapes, in its text format 0.0.4. Holds no token, no fingerprint and nobody's name; one connection adds at
 * most seven series.
 *
 * @param now epoch milliseconds.
 */
export async function readMetrics(now: number): Promise<{ text: string; contentType: string }> {
  const opened = await app();
  const registry = new Registry();
  gauge(registry, 'onramp_build_info', 'Always 1; which version answers.', ['version']).set({ version }, 1);
  addTokens(registry, await tokenStates(opened), now);
  await addCounts(registry, opened);
  return { text: await registry.metrics(), contentType: registry.contentType };
}
