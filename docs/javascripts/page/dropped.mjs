// What the address asks for and this page does not have: it is taken out of the address, and the
// reader is told. Keeps no state.

import { say } from "./share.mjs";
import { styled } from "../lib/styled.mjs";

export async function drop(...names) {
  const url = new URL(location.href);
  for (const name of names) url.searchParams.delete(name);
  history.replaceState(history.state, "", url);
  await styled("share"); // pages of slides have no use for it otherwise
  say("This address asked for something that is not here. That part was left out.", 12);
}
