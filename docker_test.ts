import assert from "node:assert/strict";

/** No engine runs where the tests do; docs/PROOF.md says what was seen in one. These hold together what is written twice. */
const read = (path: string) => Deno.readTextFile(new URL(path, import.meta.url));
const [dockerfile, composeFile, denoFile] = await Promise.all(["Dockerfile", "compose.yaml", "deno.json"].map(read));
const tasks: Record<string, string> = JSON.parse(denoFile).tasks;

const namesOf = (command: string) => [...command.matchAll(/--allow-[a-z]+/g)].map(([flag]) => flag).sort();
const webCommand = dockerfile.match(/^CMD \[[^]*?\]$/m)![0];
const workerCommand = composeFile.match(/^ {4}command: \[[^]*?\]$/m)![0];

Deno.test("in a container the web part and the worker are allowed what their tasks are, below two folders", () => {
  assert.deepEqual(namesOf(webCommand), namesOf(tasks.start.split("&&").at(-1)!));
  assert.deepEqual(namesOf(workerCommand), namesOf(tasks.worker));
  for (const command of [webCommand, workerCommand]) {
    assert.match(command, /"--allow-read=\/app,\/data"/);
    assert.match(command, /"--allow-write=\/data"/);
  }
});

Deno.test("a container holds as little memory as the task: the same flags of V8, the same settings of malloc", () => {
  const flags = tasks.start.match(/--v8-flags=\S+/)![0];
  const settings = [...tasks.start.matchAll(/\bMALLOC_\w+=\d+/g)].map(([setting]) => setting);

  assert.ok(webCommand.includes(`"${flags}"`), flags);
  assert.equal(settings.length, 3);
  assert.deepEqual(settings.filter((setting) => !dockerfile.includes(`    ${setting} \\\n`)), []);
  assert.ok(tasks.demo.includes(settings.join(" ")) && tasks.demo.includes(flags));
});

Deno.test("the image keeps the packages of all that is started in it, and of every task an owner is told to run", async () => {
  const kept = dockerfile.match(/ARG STARTED="([^"]*)"/)![1].split(/[\s\\]+/);
  const deployment = await read("docs/DEPLOYMENT.md");
  const told = [...new Set([...deployment.matchAll(/deno task ([\w:]+)/g)].map(([, task]) => task))]
    // A machine of one's own, and what is done before the image is there.
    .filter((task) => !["start", "build"].includes(task));
  const programs = told.map((task) => tasks[task].match(/[\w/]+\.ts\b/)![0]);

  assert.ok(told.length >= 4, told.join());
  for (const command of [webCommand, workerCommand]) programs.push(command.match(/"(\w+\.ts)"/)![1]);
  // What serve.ts starts by its address, where nobody who follows imports finds it.
  for (const [, path] of (await read("serve.ts")).matchAll(/new URL\("\.\/([^"]+)"/g)) programs.push(path);
  assert.deepEqual(programs.filter((program) => !kept.includes(program)), []);
  // The Dockerfile changes this very line.
  assert.match(denoFile, /"nodeModulesDir": "auto"/);
});

Deno.test("whatever README lets an owner set is handed to the containers, but for tests' and what compose.yaml sets", async () => {
  const table = (await read("README.md")).match(/^\| variable[^]*?\n\n/m)![0];
  const set = [...table.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, names]) => names.match(/[A-Z_]+/g)!);
  const elsewhere = [
    ...["PORT", "HOST", "DATA_DIR", "DATABASE_URL", "DENO_TIMELINE"],
    ...["RATE_LIMITS", "LOCAL_WEBHOOKS", "DELIVERY_PACE", "FAIL_AT"],
  ];
  const handed = [...composeFile.matchAll(/^ {4}([A-Z_]+): \$\{\1:-\w*\}$/gm)].map(([, name]) => name);

  assert.ok(set.length > 20, set.join());
  assert.deepEqual(set.filter((name) => !handed.includes(name) && !elsewhere.includes(name)), []);
});

Deno.test("settings and backups that lie beside the code go neither into git nor into an image", async () => {
  for (const file of [".gitignore", ".dockerignore"]) {
    const lines = (await read(file)).split("\n");
    assert.deepEqual([".env*", "*.dump", "*-roles.sql"].filter((pattern) => !lines.includes(pattern)), [], file);
  }
});
