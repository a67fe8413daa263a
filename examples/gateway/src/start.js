// Plain JavaScript, so that an older Node.js can run it and print this message instead of a syntax error.
const requiredVersion = 24;

if (Number(process.versions.node.split(".")[0]) < requiredVersion) {
  process.stderr.write(
    `Node.js ${requiredVersion} or later is required, got ${process.versions.node}. Run "npm ci" in the root folder of the repository and "npm start" here, which then uses the Node.js installed there.\n`,
  );
  process.exitCode = 1;
} else {
  await import("./main.ts");
}
