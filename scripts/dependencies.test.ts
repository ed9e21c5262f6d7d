import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeSbom } from './sbom.mjs';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const names = z.record(z.string(), z.string());

const { dependencies, devDependencies } = z.object({ dependencies: names, devDependencies: names }).parse(read('../package.json'));
const reasons = names.parse(read('dependencies.json'));
const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        resolved: z.string().optional(),
        integrity: z.string().optional(),
        hasInstallScript: z.boolean().optional(),
        inBundle: z.boolean().optional(),
        version: z.string().optional(),
        dev: z.boolean().optional(),
        devOptional: z.boolean().optional(),
      }),
    ),
  })
  .parse(read('../package-lock.json'));

describe('what Onramp depends on when it runs', () => {
  it('is exactly what has a reason to be there', () => {
    expect(Object.keys(dependencies).sort()).toEqual(Object.keys(reasons).sort());
    for (const [name, reason] of Object.entries(reasons)) expect(reason.length, name).toBeGreaterThan(5);
  });

  it('is one version each, so that no install brings another', () => {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  });

  it('comes from the npm registry and is known by its hash', () => {
    // What a package brings along inside of it is known by that one’s hash.
    const installed = Object.entries(packages).filter(([path, { inBundle }]) => path !== '' && !inBundle);
    expect(installed.length).toBeGreaterThan(100);
    // The lock names where a package comes from only when that is not the registry that npm is set to.
    for (const [path, { resolved, integrity }] of installed) {
      expect(integrity, path).toMatch(/^sha512-/);
      if (resolved) expect(resolved, path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
    }
  });

  it('runs no code of its own while it is installed, but for a compiler that works without', () => {
    const running = Object.entries(packages).filter(([, { hasInstallScript, dev }]) => hasInstallScript && !dev);
    expect(running.map(([path]) => path)).toEqual(['node_modules/tsx/node_modules/esbuild']);
  });

  it('is listed whole by npm run sbom, in CycloneDX', () => {
    const bom = z
      .object({
        bomFormat: z.literal('CycloneDX'),
        metadata: z.object({ component: z.object({ name: z.string(), type: z.string() }) }),
        components: z.array(z.object({ name: z.string(), group: z.string().optional(), purl: z.string() })),
      })
      .parse(JSON.parse(makeSbom()));
    expect(bom.metadata.component).toEqual({ name: 'onramp', type: 'application' });
    const listed = bom.components.map(({ purl }) => decodeURIComponent(purl));
    const running = Object.entries(packages).filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional);
    const named = running.map(([path, { version }]) => `pkg:npm/${path.split('node_modules/').at(-1)}@${version}`);
    expect(named).toEqual(expect.arrayContaining(Object.entries(dependencies).map(([name, version]) => `pkg:npm/${name}@${version}`)));
    expect([...new Set(listed)].sort()).toEqual([...new Set(named)].sort());
  });
});
