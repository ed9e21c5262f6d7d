import 'server-only';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '@/lib/errors';
import { type Role, roles } from '@/lib/team/role';
import { webexClient } from '@/lib/webex/client';

const onOff = z.enum(['on', 'off']);
const loopbackOrigin = z
  .url()
  .refine((text) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(text).hostname), 'must be a loopback address');

/** Commas between; no empty parts. */
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

/** https, or a server on this very machine. */
function isTrustworthy(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

function isMailServer(text: string): boolean {
  try {
    const { hostname, username, password } = new URL(text);
    return hostname !== '' && decodeURIComponent(username + password).length >= 0;
  } catch {
    return false;
  }
}

const variables = z.object({
  ONRAMP_DATA_DIR: z.string().refine(isAbsolute, 'must be an absolute path'),
  ONRAMP_PUBLIC_URL: z.url(),
  ONRAMP_HOSTS: z.string().min(1),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional(),
  ONRAMP_KEY: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64')
    .optional(),
  ONRAMP_KEY_FORMER: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine(
      (parts) => parts.every((part) => Buffer.from(part, 'base64').length === 32),
      'must be 32 bytes in base64 each, with commas between',
    )
    .optional(),
  ONRAMP_SANDBOX: onOff.optional(),
  ONRAMP_SANDBOX_URL: loopbackOrigin.optional(),
  ONRAMP_SANDBOX_SCOPES: z.enum(['lenient', 'strict']).default('lenient'),
  ONRAMP_SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(60),
  ONRAMP_SESSION_HOURS: z.coerce.number().int().min(1).max(168).default(12),
  ONRAMP_PROOF_MINUTES: z.coerce.number().int().min(1).max(240).default(15),
  ONRAMP_OIDC_ISSUER: z.url().refine(isTrustworthy, 'must be an https:// address').optional(),
  ONRAMP_OIDC_CLIENT_ID: z.string().min(1).optional(),
  ONRAMP_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  ONRAMP_OIDC_NAME: z.string().min(1).max(40).default('your company'),
  ONRAMP_OIDC_SCOPES: z.string().default('openid email profile'),
  ONRAMP_OIDC_DOMAINS: list.optional(),
  ONRAMP_OIDC_GROUPS: list.optional(),
  ONRAMP_OIDC_FIRST_ROLE: z.enum(roles).default('viewer'),
  ONRAMP_WEBEX_CLIENT_ID: z.string().min(1).default(webexClient.clientId),
  ONRAMP_WEBEX_SCOPES: z.string().min(1).default(webexClient.scopes.join(' ')),
  ONRAMP_WEBEX_TIMEOUT_SECONDS: z.coerce.number().positive().max(120).default(15),
  ONRAMP_CHECK_HOURS: z.coerce.number().min(0).max(168).default(6),
  ONRAMP_KEEP_TOKEN_DAYS: z.coerce.number().int().min(0).max(365).default(7),
  ONRAMP_SNAPSHOT_HOURS: z.coerce.number().min(0).max(720).default(24),
  ONRAMP_HISTORY_MONTHS: z.coerce.number().int().min(1).max(120).default(12),
  ONRAMP_AUDIT_MONTHS: z.coerce.number().int().min(1).max(120).default(12),
  ONRAMP_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .refine(isMailServer, 'must be a URL with a host; write special characters of the password in percent-encoding')
    .optional(),
  ONRAMP_MAIL_FROM: z.email().optional(),
  ONRAMP_METRICS_TOKEN: z.string().min(32, 'must have 32 characters or more').optional(),
  ONRAMP_HEALTH_TOKEN: z.string().min(32, 'must have 32 characters or more').optional(),
  ONRAMP_SECURITY_CONTACT: z
    .string()
    .regex(/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+[\d-]+)$/, 'must be a mailto:, https: or tel: address')
    .optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

const schema = variables
  .refine((given) => (given.ONRAMP_SMTP_URL === undefined) === (given.ONRAMP_MAIL_FROM === undefined), {
    path: ['ONRAMP_SMTP_URL and ONRAMP_MAIL_FROM'],
    message: 'need each other, set both or none',
    when: () => true,
  })
  .refine(
    (given) => !given.ONRAMP_OIDC_ISSUER === !given.ONRAMP_OIDC_CLIENT_ID && !given.ONRAMP_OIDC_ISSUER === !given.ONRAMP_OIDC_CLIENT_SECRET,
    {
      path: ['ONRAMP_OIDC_ISSUER, ONRAMP_OIDC_CLIENT_ID and ONRAMP_OIDC_CLIENT_SECRET'],
      message: 'need each other, set all or none',
      when: () => true,
    },
  )
  .refine((given) => !given.ONRAMP_OIDC_ISSUER || given.ONRAMP_OIDC_DOMAINS?.length || given.ONRAMP_OIDC_GROUPS?.length, {
    path: ['ONRAMP_OIDC_DOMAINS or ONRAMP_OIDC_GROUPS'],
    message: 'must say who may come in',
    when: () => true,
  });

/** The company's sign-in: any OpenID Connect provider, which is asked for what it can do by discovery. */
export interface Company {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it. */
  readonly name: string;
  readonly scopes: string;
  readonly domains: readonly string[];
  readonly groups: readonly string[];
  /** What somebody may do who comes in for the first time. */
  readonly firstRole: Role;
}

function readCompany(data: z.infer<typeof variables>): Company | null {
  if (!data.ONRAMP_OIDC_ISSUER || !data.ONRAMP_OIDC_CLIENT_ID || !data.ONRAMP_OIDC_CLIENT_SECRET) return null;
  return {
    issuer: data.ONRAMP_OIDC_ISSUER,
    clientId: data.ONRAMP_OIDC_CLIENT_ID,
    clientSecret: data.ONRAMP_OIDC_CLIENT_SECRET,
    name: data.ONRAMP_OIDC_NAME,
    scopes: data.ONRAMP_OIDC_SCOPES,
    domains: (data.ONRAMP_OIDC_DOMAINS ?? []).map((domain) => domain.toLowerCase()),
    groups: data.ONRAMP_OIDC_GROUPS ?? [],
    firstRole: data.ONRAMP_OIDC_FIRST_ROLE,
  };
}

/** Onramp's configuration, read once. */
export interface Settings {
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly hosts: ReadonlySet<string>;
  /** PostgreSQL, or null for the embedded database. */
  readonly databaseUrl: string | null;
  /** The master key from the environment, 32 bytes in base64, or null for the key file. */
  readonly key: string | null;
  /** Former master keys beside it, which only open. */
  readonly formerKeys: readonly string[];
  readonly sandboxEnabled: boolean;
  /** Where the sandbox answers. */
  readonly sandboxBase: string;
  readonly sandboxScopes: 'lenient' | 'strict';
  readonly sessionIdleMs: number;
  readonly sessionMs: number;
  /** How long a proof of who is there lasts for what needs one. */
  readonly proofMs: number;
  /** The company's OpenID Connect provider; `null`: launch links only. */
  readonly company: Company | null;
  readonly webexClientId: string;
  readonly webexScopes: readonly string[];
  readonly webexTimeoutMs: number;
  /** Between two ladders of one connection; 0: none by itself. */
  readonly checkEveryMs: number;
  /** How long after its end a token is still kept, sealed. */
  readonly keepTokenMs: number;
  readonly auditMonths: number;
  /** Between two crawls for a snapshot; 0: none by itself. */
  readonly crawlEveryMs: number;
  /** How long the history of users is kept. */
  readonly historyMonths: number;
  /** The mail server with its password, and who the mails come from; `null`: no mails. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  /** What a scraper must show at `/metrics`; `null`: there is no such address. */
  readonly metricsToken: string | null;
  /** What must be shown at `/health`; the scraper's where none is set. `null`: there is no such address. */
  readonly healthToken: string | null;
  /** Whom to tell about a weakness, as a URI; `null`: nobody is named. */
  readonly securityContact: string | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/**
 * Reads the environment. Empty variables count as absent.
 *
 * @throws {ConfigError} naming everything that is wrong at once, without the values.
 */
export function parseSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`These settings cannot work:\n${wrong.join('\n')}`);
  }
  const { data } = parsed;
  const databaseUrl = data.DATABASE_URL ?? null;
  return {
    dataDir: data.ONRAMP_DATA_DIR,
    publicUrl: new URL(data.ONRAMP_PUBLIC_URL).origin,
    hosts: new Set(data.ONRAMP_HOSTS.split(' ')),
    databaseUrl,
    key: data.ONRAMP_KEY ?? null,
    formerKeys: data.ONRAMP_KEY_FORMER ?? [],
    // With a shared database Onramp serves a team; a simulator beside real tenants must then be asked for.
    sandboxEnabled: (data.ONRAMP_SANDBOX ?? (databaseUrl ? 'off' : 'on')) === 'on',
    sandboxBase: data.ONRAMP_SANDBOX_URL ?? `${new URL(data.ONRAMP_PUBLIC_URL).origin}/sandbox`,
    sandboxScopes: data.ONRAMP_SANDBOX_SCOPES,
    sessionIdleMs: data.ONRAMP_SESSION_IDLE_MINUTES * 60_000,
    sessionMs: data.ONRAMP_SESSION_HOURS * 3_600_000,
    proofMs: data.ONRAMP_PROOF_MINUTES * 60_000,
    company: readCompany(data),
    webexClientId: data.ONRAMP_WEBEX_CLIENT_ID,
    webexScopes: data.ONRAMP_WEBEX_SCOPES.split(' '),
    webexTimeoutMs: data.ONRAMP_WEBEX_TIMEOUT_SECONDS * 1000,
    checkEveryMs: data.ONRAMP_CHECK_HOURS * 3_600_000,
    keepTokenMs: data.ONRAMP_KEEP_TOKEN_DAYS * 86_400_000,
    auditMonths: data.ONRAMP_AUDIT_MONTHS,
    crawlEveryMs: data.ONRAMP_SNAPSHOT_HOURS * 3_600_000,
    historyMonths: data.ONRAMP_HISTORY_MONTHS,
    mail: data.ONRAMP_SMTP_URL && data.ONRAMP_MAIL_FROM ? { url: data.ONRAMP_SMTP_URL, from: data.ONRAMP_MAIL_FROM } : null,
    metricsToken: data.ONRAMP_METRICS_TOKEN ?? null,
    healthToken: data.ONRAMP_HEALTH_TOKEN ?? data.ONRAMP_METRICS_TOKEN ?? null,
    securityContact: data.ONRAMP_SECURITY_CONTACT ?? null,
    logLevel: data.LOG_LEVEL,
  };
}

let read: Settings | undefined;

/** The configuration of this process. @throws {ConfigError} see {@link parseSettings}. */
export function settings(): Settings {
  read ??= parseSettings(process.env);
  return read;
}

/** Lets a test run under other settings. */
export function replaceSettings(other: Settings): void {
  read = other;
}
