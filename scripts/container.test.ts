import { readFileSync } from 'node:fs';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readIgnored, readStages } from '@/e2e/container/dockerfile';
import { parseSettings as parseAll } from '@/lib/server/env';
import { parseSettings } from './settings.mjs';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

describe('the Dockerfile', () => {
  const source = read('Dockerfile');
  const stages = readStages(source);
  const last = stages.at(-1);
  const textOf = (name: string) => last?.instructions.filter((instruction) => instruction.name === name).map(({ text }) => text);

  it('has no mistake that a linter knows', () => {
    expect(validate(source).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
  });

  it('ships a stage in which nothing is run, without a shell and not as root', () => {
    expect(last?.base).toMatch(/^gcr\.io\/distroless\/nodejs\d+-debian\d+:nonroot$/);
    expect(textOf('RUN')).toEqual([]);
    expect(textOf('USER')).toEqual(['65532:65532']);
  });

  it('lets no package run code of its own, and ships none that only tests need', () => {
    const installs = stages.flatMap(({ instructions }) => instructions).filter(({ text }) => /\bnpm (?:ci|i|install)\b/.test(text));
    expect(installs.length).toBeGreaterThan(0);
    for (const { text } of installs) expect(text).toMatch(/^npm ci .*--ignore-scripts/);
    const packages = last?.instructions.find(({ words }) => words.includes('/app/node_modules'));
    const stage = stages.find(({ name }) => name === packages?.flags.from);
    expect(stage?.instructions.map(({ text }) => text).join('\n')).toContain('--omit=dev');
  });

  it('builds and runs on the same Node and the same Debian', () => {
    const bases = stages.map(({ base }) => base);
    expect(new Set(bases.map((base) => /node(?:js|:)(\d+)/.exec(base)?.[1])).size).toBe(1);
  });

  it('starts Onramp itself, so that a signal reaches it, and asks for its health with the same program', () => {
    expect(textOf('ENTRYPOINT')).toEqual(['["/nodejs/bin/node"]']);
    expect(textOf('CMD')).toEqual(['["scripts/serve.mjs"]']);
    expect(textOf('STOPSIGNAL')).toEqual(['SIGTERM']);
    expect(textOf('HEALTHCHECK')?.[0]).toMatch(/ CMD \["\/nodejs\/bin\/node", "scripts\/health-check\.mjs"\]$/);
  });

  it('keeps secrets, data, tests and what another machine installed out of the image', () => {
    const ignored = readIgnored(read('.dockerignore'));
    const kept = ['package.json', 'lib/server/env.ts', 'scripts/serve.mjs', 'app/page.tsx', 'public/x.svg'];
    const out = [
      '.env',
      '.env.local',
      '.git/config',
      '.onramp/onramp.key',
      'node_modules/x/y.js',
      '.next/a',
      'secrets/key',
      'lib/a.test.ts',
    ];
    expect(kept.filter(ignored)).toEqual([]);
    expect(out.filter((path) => !ignored(path))).toEqual([]);
  });
});

const service = z.object({
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  volumes: z.array(z.string()),
  user: z.string(),
  read_only: z.literal(true),
  privileged: z.never().optional(),
  cap_add: z.never().optional(),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  tmpfs: z.array(z.string().regex(/^\/(?:tmp|var\/run\/postgresql):size=\d+m,mode=1777,noexec,nosuid,nodev$/)),
  ulimits: z.object({ core: z.literal(0) }),
  pids_limit: z.number().positive(),
  mem_limit: z.string(),
  restart: z.literal('unless-stopped'),
  stop_grace_period: z.string(),
});

const composeFile = z.strictObject({
  name: z.literal('onramp'),
  services: z.strictObject({
    onramp: service.extend({ depends_on: z.object({ database: z.object({ condition: z.literal('service_healthy') }) }) }),
    database: service.extend({ image: z.string(), healthcheck: z.object({ test: z.array(z.string()).min(2) }) }),
  }),
  volumes: z.record(z.string(), z.null()),
  networks: z.strictObject({ outside: z.null(), inside: z.object({ internal: z.literal(true) }) }),
});

describe('the compose file', () => {
  const { services, volumes } = composeFile.parse(parse(read('compose.yaml')));

  it('runs both services read-only, without rights, and not as root', () => {
    expect(services.onramp.user).toBe('65532:65532');
    expect(services.database.user).toBe('postgres');
  });

  it('opens Onramp on loopback alone, and the database to Onramp alone', () => {
    expect(services.onramp.ports).toEqual(['127.0.0.1:3000:3000']);
    expect(services.database.ports).toEqual([]);
    expect(services.database.networks).toEqual(['inside']);
  });

  it('keeps the key and the database in volumes of their own', () => {
    const mounted = [services.onramp, services.database].flatMap((one) => one.volumes.map((volume) => volume.split(':')[0]));
    expect(mounted).toEqual(Object.keys(volumes));
    expect(services.onramp.volumes).toEqual(['data:/data']);
  });

  it('holds no secret: the password must be given', () => {
    const given = [services.database, services.onramp].flatMap(({ environment }) => Object.entries(environment));
    const secrets = given.filter(([name]) => /PASSWORD|KEY|SECRET|TOKEN|DATABASE_URL/.test(name));
    expect(secrets).toHaveLength(2);
    for (const [name, text] of secrets) expect(text, name).toMatch(/^(?:postgres:\/\/onramp:)?\$\{POSTGRES_PASSWORD:\?[^}]+\}/);
  });

  it('gives settings that Onramp takes', () => {
    const given = Object.fromEntries(
      Object.entries(services.onramp.environment).map(([name, text]) => [
        name,
        text.replace(/\$\{\w+:\?[^}]+\}/g, 'a1b2').replace(/\$\{\w+:-([^}]*)\}/g, '$1'),
      ]),
    );
    const { wrong, dataDir, publicUrl, hosts } = parseSettings({
      NODE_ENV: 'test',
      ...given,
      ONRAMP_LISTEN: '0.0.0.0',
      ONRAMP_DATA_DIR: '/data',
    });
    expect(wrong).toEqual([]);
    const all = parseAll({ ...given, ONRAMP_DATA_DIR: dataDir, ONRAMP_PUBLIC_URL: publicUrl, ONRAMP_HOSTS: hosts.join(' ') });
    expect(all.databaseUrl).toBe('postgres://onramp:a1b2@database:5432/onramp');
  });
});
