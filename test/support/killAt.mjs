// Loaded before a command (NODE_OPTIONS=--import): kills its process before the file operation number BEDARFSATLAS_KILL_AT.
import fs from "node:fs";
import {syncBuiltinESMExports} from "node:module";
import process from "node:process";

const at = Number(process.env.BEDARFSATLAS_KILL_AT);
let n = 0;
for (const name of [
  "mkdirSync",
  "openSync",
  "writeFileSync",
  "fsyncSync",
  "linkSync",
  "renameSync",
  "rmSync",
  "rmdirSync"
]) {
  const real = fs[name];
  fs[name] = (...args) => {
    // Files opened for reading change nothing.
    const changes = name !== "openSync" || /[wa]/.test(String(args[1] ?? "r"));
    if (changes && ++n === at) process.kill(process.pid, "SIGKILL");
    return real(...args);
  };
}
syncBuiltinESMExports();
