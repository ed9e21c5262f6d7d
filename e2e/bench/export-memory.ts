// Exports a directory of the given size to a reader who throws it away, and prints the most memory that the process took, in MiB.
import { crawlDirectory, type Upstream } from '@/lib/server/crawl-directory';
import { toStream } from '@/lib/server/text-stream';
import { textsOf } from '@/lib/server/users-texts';
import { startUpstream, takeOwnSettings } from './start-upstream';

async function* usersOf(upstream: Upstream) {
  for await (const { users } of crawlDirectory(upstream, { signal: new AbortController().signal })) yield users;
}

const size = Number(process.argv[2]);
const removeSettings = takeOwnSettings();
const { upstream, stop } = await startUpstream(size, 0, 0);
const users = usersOf(upstream);
let lines = 0;
for await (const bytes of toStream(textsOf(await users.next(), users, 'csv'))) {
  for (const byte of bytes) if (byte === 10) lines += 1;
}
stop();
removeSettings();
if (lines !== size + 1) throw new Error(`${lines} lines for ${size} users came`);
console.log(process.resourceUsage().maxRSS / 1024);
process.exit(0);
