/** Who is named in the record when Onramp did something by itself. */
export const onrampItself = 'Onramp';

/** Who is named for what came through a sign-in link: no session, so nobody whom Onramp knows. */
export const webexSignIn = 'Webex sign-in';

/** Who is named for what was done with a relay link: whoever held it. */
export const relayLink = 'Relay link';

/** Who is named for what was done with a command on Onramp's own machine. */
export const commandLine = 'Command line';

/** Who is named when somebody was not let in who came through the company's sign-in: who it was is not known for sure. */
export const companySignIn = 'Company sign-in';
