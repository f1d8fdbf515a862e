// The release build in three shapes of screen. `cargo xtask test --only browser` starts the
// server and names it in MEJORA_URL.
import { defineConfig } from "@playwright/test";

const touch = { hasTouch: true, isMobile: true };

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.mjs",
  outputDir: "../../target/playwright",
  // A machine that compiles at the same time is slow to paint.
  expect: { timeout: 15_000 },
  timeout: 60_000,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A test that fails once and passes then is printed as "flaky": a machine that is shared may
  // take too long once, a fault of the app shows twice.
  retries: process.env.CI ? 1 : 0,
  workers: 2,
  reporter: "list",
  use: {
    baseURL: process.env.MEJORA_URL,
    locale: "es-DO",
    timezoneId: "America/Santo_Domingo",
    // Its quiet fetches would disturb what other tests count and hold back.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    trace: process.env.CI ? "off" : "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROME ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
    { name: "tablet", use: { viewport: { width: 800, height: 1280 }, ...touch } },
    { name: "phone", use: { viewport: { width: 360, height: 740 }, ...touch } },
  ],
});
