// WebKit as Debian has it (WebKitGTK), over WebDriver by plain requests, on a screen of its own.
// It knows no BiDi: what the engine itself says of a page is not heard, only what the page hears.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The longest that one command may take, in milliseconds. */
const PATIENCE = 30_000;
/** The element's name in messages (W3C WebDriver, 11). */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
/** Keys by their names (W3C WebDriver, 17.4.2). */
const KEYS = { Control: "\uE009", Enter: "\uE007" };

/** What Xvfb is told: its number goes to the fourth of its files. */
const SCREEN = ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"];

/** Starts it on a screen that nobody sees; gives what `journey.mjs` needs of an engine. */
export async function start(program, xvfb) {
  const home = mkdtempSync(join(tmpdir(), "mejora-webkit-"));
  const running = [];
  const stop = async () => {
    for (const program of running.reverse()) await end(program);
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const screen = spawn(xvfb, SCREEN, { detached: true, stdio: ["ignore", "ignore", "ignore", "pipe"] });
    running.push(screen);
    const address = `http://127.0.0.1:${await freePort()}`;
    const driver = spawn(program, [`--port=${new URL(address).port}`], {
      detached: true, env: surroundings(home, await number(screen)), stdio: "ignore",
    });
    running.push(driver);
    await answering(address);
    const made = await send(`${address}/session`, "POST", { capabilities: { alwaysMatch: {} } });
    const session = new Session(`${address}/session/${made.sessionId}`);
    return {
      name: `WebKit ${made.capabilities.browserVersion}`,
      // A window of its own, since one that is behind another is as good as hidden.
      open: async (url) => {
        const { handle } = await session.tell("window/new", { type: "window" });
        const tab = new Tab(session, handle);
        await tab.resize(1280, 800);
        await tab.goto(url);
        return tab;
      },
      complaints: () => [],
      stop: async () => {
        await session.end().catch(() => undefined);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A home of its own, and nothing that asks for a desktop. */
function surroundings(home, screen) {
  const folders = ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"];
  return {
    ...process.env,
    ...Object.fromEntries(folders.map((name) => [name, home])),
    DISPLAY: screen, GDK_BACKEND: "x11", GSETTINGS_BACKEND: "memory", LIBGL_ALWAYS_SOFTWARE: "1",
    NO_AT_BRIDGE: "1",
  };
}

/** The number of the screen, which Xvfb chooses itself. */
function number(screen) {
  return new Promise((done, failed) => {
    screen.stdio[3].once("data", (said) => done(`:${String(said).trim()}`));
    screen.once("error", failed);
    screen.once("exit", () => failed(new Error("Xvfb ended at once")));
  });
}

/** Ends a program with all that it started. */
async function end(program) {
  if (program.exitCode !== null || program.signalCode !== null || !program.pid) return;
  const ended = new Promise((done) => program.once("exit", done));
  process.kill(-program.pid, "SIGKILL");
  await ended;
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function answering(address) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await send(`${address}/status`, "GET");
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

async function send(url, method, body) {
  const answer = await fetch(url, {
    method,
    body: body && JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
    signal: AbortSignal.timeout(PATIENCE),
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

class Session {
  #url;

  constructor(url) {
    this.#url = url;
  }

  tell(path, body = {}) {
    return send(`${this.#url}/${path}`, "POST", body);
  }

  end() {
    return send(this.#url, "DELETE");
  }
}

class Tab {
  #session;
  #handle;

  constructor(session, handle) {
    this.#session = session;
    this.#handle = handle;
  }

  async #tell(path, body) {
    await this.front();
    return this.#session.tell(path, body);
  }

  front() {
    return this.#session.tell("window", { handle: this.#handle });
  }

  resize(width, height) {
    return this.#tell("window/rect", { width, height });
  }

  goto(url) {
    return this.#tell("url", { url });
  }

  reload() {
    return this.#tell("refresh");
  }

  run(work, ...given) {
    return this.#tell("execute/sync", { script: `return (${work})(...arguments)`, args: given });
  }

  async #find(selector) {
    const found = await this.#tell("element", { using: "css selector", value: selector });
    return found[ELEMENT];
  }

  async click(selector) {
    await this.#session.tell(`element/${await this.#find(selector)}/click`);
  }

  async type(text) {
    await this.#keys([...text].flatMap((key) => [["keyDown", key], ["keyUp", key]]));
  }

  async press(...keys) {
    const values = keys.map((key) => KEYS[key] ?? key);
    const down = values.map((key) => ["keyDown", key]);
    await this.#keys([...down, ...values.reverse().map((key) => ["keyUp", key])]);
  }

  #keys(actions) {
    const steps = actions.map(([type, value]) => ({ type, value }));
    return this.#tell("actions", { actions: [{ type: "key", id: "keys", actions: steps }] });
  }

  drag(from, to) {
    const move = (place) => ({
      type: "pointerMove", duration: 100, origin: "viewport", x: Math.round(place.x), y: Math.round(place.y),
    });
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    const press = (type) => ({ type, button: 0 });
    const actions = [move(from), press("pointerDown"), move(middle), move(to), press("pointerUp")];
    return this.#tell("actions", {
      actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }],
    });
  }

  async choose(selector, path) {
    await this.#session.tell(`element/${await this.#find(selector)}/value`, { text: path });
  }

  /** Its driver never answers while a dialog is open, so there is no picture. */
  picture() {
    return undefined;
  }
}
