/**
 * Called inside long loops. Lets other work run when the current turn has lasted long enough, and throws once aborted.
 * Usually returns undefined at once: `const pause = breathe(); if (pause) await pause;`
 */
export type Breathe = () => Promise<void> | undefined;
