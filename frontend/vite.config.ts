import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { wuchale } from "wuchale/vite";

export default defineConfig({
  plugins: [wuchale(), svelte()],
  html: { cspNonce: "__NONCE__" },
  build: {
    outDir: "../src/hustings/server/static",
    emptyOutDir: true,
    chunkSizeWarningLimit: 2000,
  },
});
