/**
 * Before each suite. A module that imports `node:process` (the built pages do) makes jest look at everything in it, and to
 * look at stdin is to open it: a worker of jest would then wait for what nobody says, and be ended by force.
 */
const { stdin } = process;
if ("unref" in stdin) stdin.unref();
