// Ends with 0 when Onramp answers on this machine and has its database, else with 1. For a container, which has no other tool.
import { parseSettings } from './settings.mjs';

const { port } = parseSettings();
const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(4_000), redirect: 'error' }).catch(
  () => null,
);
process.exitCode = response?.ok ? 0 : 1;
