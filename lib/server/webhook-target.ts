import 'server-only';
import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** An address that no webhook may lead to. `code` marks it among the errors of a connection. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
  readonly code = 'ADDRESS_REFUSED';
}

/**
 * Addresses at which no receiver is, but where machines answer what others must not learn: link-local ones with the metadata services of
 * clouds, and those that reach many machines or none (iana.org, IPv4 and IPv6 Special-Purpose Address Registries, seen 2026-11).
 */
const refusedSubnets = [
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
  // Link-local IPv4 behind the translation of RFC 6052.
  ['64:ff9b::a9fe:0', 112, 'ipv6'],
  // The metadata service of AWS over IPv6 lies among private addresses: docs.aws.amazon.com, "Access instance metadata", seen 2026-11.
  ['fd00:ec2::254', 128, 'ipv6'],
  // Alibaba Cloud's: github.com/canonical/cloud-init, doc/rtd, "AliYun", seen 2026-11.
  ['100.100.100.200', 32, 'ipv4'],
  // Azure's platform: learn.microsoft.com, "What is IP address 168.63.129.16?", seen 2026-11.
  ['168.63.129.16', 32, 'ipv4'],
] as const;

const refused = new BlockList();
for (const [net, prefix, family] of refusedSubnets) refused.addSubnet(net, prefix, family);

/** Whether a webhook may not be sent to an IP address. IPv4 within IPv6 counts as IPv4; private networks and this machine are allowed. */
export function isRefusedAddress(address: string): boolean {
  const version = isIP(address.split('%')[0] ?? '');
  if (version === 0) return true;
  return refused.check(address.split('%')[0] ?? '', version === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Resolves a name for one connection and refuses it when any of its addresses is refused, so that what was judged is what is connected to.
 * Node passes a literal address by: judge that one with {@link isRefusedAddress} before.
 */
export const lookupAllowed: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '');
    const first = addresses[0];
    if (!first || addresses.some(({ address }) => isRefusedAddress(address))) {
      return callback(new RefusedAddress('the name leads to an address that is refused'), '');
    }
    if (options.all) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};
