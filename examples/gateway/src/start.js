// Plain JavaScript that every Node reads, so that an old one is told what is wrong instead of failing on the first type.
const oldest = 24;

if (Number(process.versions.node.split(".")[0]) < oldest) {
  process.stderr.write(
    `this program needs Node ${oldest} and was started on ${process.versions.node}; after "npm ci" in the repository's folder, "npm start" here uses the Node that comes with it\n`,
  );
  process.exitCode = 1;
} else {
  await import("./main.ts");
}
