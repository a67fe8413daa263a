// Plain JavaScript, so that an older Node.js can run it and print this message instead of a syntax error.
const requiredVersion = 26;

if (Number(process.versions.node.split(".")[0]) < requiredVersion) {
  process.stderr.write(
    `Node.js ${requiredVersion} or later is required, got ${process.versions.node}. Run "npm start", which uses the Node.js that the project installs.\n`,
  );
  process.exitCode = 1;
} else {
  await import("./main.ts");
}
