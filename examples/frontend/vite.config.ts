import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  // Links between the built files are relative, so that they work under any path.
  base: "./",
  plugins: [react()],
  server: { host: "127.0.0.1", proxy: { "/graphql": "http://127.0.0.1:4000" } },
});
