import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [svelte()],
  html: { cspNonce: "__NONCE__" },
  build: {
    outDir: "../src/hustings/server/static",
    emptyOutDir: true,
    chunkSizeWarningLimit: 2000,
  },
});
