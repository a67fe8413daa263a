// The entry point of the process that verifies stores for a server. It gets the paths of files, and sends a Verification for each.
process.on("message", async (file) => {
  const { verifyFile } = await import("./verify.ts");
  process.send?.(verifyFile(String(file)));
});
process.on("disconnect", () => process.exit());
