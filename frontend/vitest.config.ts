// Unit tests stand beside what they test. (The pages' own build is no matter of theirs.)
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  test: { include: ["src/**/*.test.ts"], reporters: ["dot"] },
});
