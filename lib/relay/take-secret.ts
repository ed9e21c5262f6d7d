import { relayPath } from './link';

/**
 * Takes the secret out of the address bar before anything else of the page runs, and holds it until the page asks, once. It is put into the
 * document as a script of its own, under the nonce of the page.
 */
export const takeSecretScript = `(()=>{let held=location.hash;history.replaceState(null,"","${relayPath}");window.onrampRelay=()=>{const hash=held;held="";return hash}})()`;
