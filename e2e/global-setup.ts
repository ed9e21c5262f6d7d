import { startServer } from './server';

/** One Onramp for all browser tests, on the port that Webex's redirect names. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await startServer({ port: 3000 });
  process.env.ONRAMP_E2E_DATA_DIR = server.dataDir;
  process.env.ONRAMP_E2E_OUTPUT = server.outputFile;
  return async () => {
    await server.stop();
    server.remove();
  };
}
