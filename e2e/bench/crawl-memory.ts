// Crawls a directory of the given size, keeps nothing of it, and prints the most memory that the process took, in MiB.
import { crawlDirectory } from '@/lib/server/crawl-directory';
import { startUpstream, takeOwnSettings } from './start-upstream';

const size = Number(process.argv[2]);
const removeSettings = takeOwnSettings();
const { upstream, stop } = await startUpstream(size, 0, 0);
let users = 0;
for await (const page of crawlDirectory(upstream, { signal: new AbortController().signal })) users += page.users.length;
stop();
removeSettings();
if (users !== size) throw new Error(`${users} of ${size} users came`);
console.log(process.resourceUsage().maxRSS / 1024);
process.exit(0);
