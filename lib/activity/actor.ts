/** Who is named in the record when Onramp did something by itself. */
export const onrampItself = 'Onramp';

/** Who is named for what came through a sign-in link: no session, so nobody whom Onramp knows. */
export const webexSignIn = 'Webex sign-in';

/** Who is named for what was done with a command on Onramp's own machine. */
export const commandLine = 'Command line';
