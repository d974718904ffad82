// Runs inside of the container, with the Node of the image and nothing else: what can this process do? Prints JSON.
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");

const attempt = (work) => {
  try {
    work();
    return "done";
  } catch (error) {
    return error.code ?? String(error);
  }
};

/** Every file that would run as somebody else. */
function setuidFiles(folder, found = []) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder === "/" ? "" : folder}/${entry.name}`;
    if (["/proc", "/sys", "/dev"].includes(path)) continue;
    if (entry.isDirectory()) {
      if (attempt(() => fs.readdirSync(path)) === "done") setuidFiles(path, found);
    } else if (entry.isFile() && (fs.lstatSync(path).mode & 0o6000) !== 0) found.push(path);
  }
  return found;
}

const touch = (folder) =>
  attempt(() => {
    fs.writeFileSync(`${folder}/probe`, "x");
    fs.rmSync(`${folder}/probe`);
  });
const status = Object.fromEntries(
  fs
    .readFileSync("/proc/1/status", "utf8")
    .split("\n")
    .map((line) => line.split(/:\s*/)),
);
const becomeRoot = (program, args) => {
  const { status: code, stdout, error } = spawnSync(program, args, { encoding: "utf8" });
  return error?.code ?? (code === 0 && stdout.trim() === "0" ? "root" : "refused");
};

console.log(
  JSON.stringify({
    uid: process.getuid(),
    gid: process.getgid(),
    status,
    writes: Object.fromEntries(
      ["/", "/app", "/app/src", "/app/node_modules", "/etc", "/usr/local/bin", "/var", "/data", "/tmp"].map(
        (place) => [place, touch(place)],
      ),
    ),
    setuidFiles: setuidFiles("/"),
    root: {
      setuid: attempt(() => process.setuid(0)),
      setgid: attempt(() => process.setgid(0)),
      chown: attempt(() => fs.chownSync("/data", 0, 0)),
      passwd: attempt(() => fs.appendFileSync("/etc/passwd", "x")),
      shadow: attempt(() => fs.readFileSync("/etc/shadow")),
      node: attempt(() => fs.writeFileSync("/usr/local/bin/node", "x")),
      su: becomeRoot("su", ["-c", "id -u"]),
      mount: becomeRoot("mount", ["-t", "tmpfs", "none", "/data"]),
    },
    packages: fs
      .readdirSync("/app/node_modules")
      .flatMap((name) =>
        name.startsWith("@")
          ? fs.readdirSync(`/app/node_modules/${name}`).map((part) => `${name}/${part}`)
          : [name],
      ),
    sbom: JSON.parse(fs.readFileSync("/app/sbom.cdx.json", "utf8")),
    tools: ["npm", "npx", "corepack", "yarn"].filter((name) => fs.existsSync(`/usr/local/bin/${name}`)),
    pages: fs.existsSync("/app/dist/web/index.html"),
    sources: fs.readdirSync("/app"),
  }),
);
