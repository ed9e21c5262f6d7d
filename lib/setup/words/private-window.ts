/** What step 4 says about private windows. */
export const privateWindowWords = {
  why: 'A normal window may already be signed in as someone with fewer rights. The token would then be unable to create users.',
  others: 'Another browser',
  browsers: {
    'chrome-apple': 'Chrome or Edge on macOS',
    chrome: 'Chrome or Edge on Windows and Linux',
    'firefox-apple': 'Firefox on macOS',
    firefox: 'Firefox on Windows and Linux',
    'safari-apple': 'Safari',
  },
} as const;
